"""What each message shows now."""

from shopclerk.conversation.ports.placements import PER_ADDRESS, Placement
from tests.contracts.databases import Shop


async def place(shop: Shop, *placements: tuple[str, str, str]) -> None:
    for subject, address, message in placements:
        await shop.placements.place(Placement(subject, address, message))


async def of(shop: Shop, subject: str) -> list[tuple[str, str]]:
    return [(each.address, each.message) for each in await shop.placements.of(subject)]


async def test_a_subject_is_found_wherever_it_is_shown(shop: Shop) -> None:
    await place(shop, ("order:1", "b", "m1"), ("order:1", "a", "m2"), ("order:2", "a", "m3"))
    assert await of(shop, "order:1") == [("a", "m2"), ("b", "m1")]
    assert await of(shop, "order:3") == []


async def test_a_message_shows_one_subject_the_latest(shop: Shop) -> None:
    await place(shop, ("order:1", "a", "m1"), ("order:2", "a", "m1"))
    assert await of(shop, "order:1") == []
    assert await of(shop, "order:2") == [("a", "m1")]


async def test_a_message_that_shows_nothing_followed_is_forgotten(shop: Shop) -> None:
    await place(shop, ("order:1", "a", "m1"), ("", "a", "m1"))
    assert await of(shop, "order:1") == []
    assert await of(shop, "") == []


async def test_of_many_messages_in_one_chat_the_latest_are_followed(shop: Shop) -> None:
    many = [("order:1", "a", f"m{number}") for number in range(PER_ADDRESS + 2)]
    await place(shop, ("order:1", "b", "m0"), *many, many[0])
    latest = [("a", "m0"), *(("a", message) for _, _, message in many[-PER_ADDRESS + 1 :])]
    assert await of(shop, "order:1") == [*latest, ("b", "m0")]


async def test_of_which_version_it_is_shown_is_known(shop: Shop) -> None:
    for version in (0, 3, 2**40):
        shown = Placement("order:1", "a", "m1", version)
        await shop.placements.place(shown)
        assert await shop.placements.of("order:1") == (shown,)


async def test_what_a_message_shows_is_known(shop: Shop) -> None:
    await place(shop, ("order:1", "a", "m1"), ("order:2", "b", "m1"), ("", "a", "m2"))
    assert await shop.placements.shown("a", "m1") == "order:1"
    assert await shop.placements.shown("b", "m1") == "order:2"
    assert await shop.placements.shown("a", "m2") == await shop.placements.shown("c", "m1") == ""
