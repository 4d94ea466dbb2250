"""What was said, and what was changed since."""

import asyncio

from shopclerk.conversation.ports.transcript import Line
from tests.contracts.databases import Shop
from tests.contracts.examples import NOON


async def say(shop: Shop, key: str, address: str = "web:a", mine: bool = True) -> Line:
    return await shop.transcript.say(address, key, mine=mine, body=key.encode(), at=NOON)


async def bodies(shop: Shop, cursor: int = 0, limit: int = 10, address: str = "web:a") -> list[str]:
    return [line.body.decode() for line in await shop.transcript.since(address, cursor, limit)]


async def test_lines_come_back_as_they_were_said_in_order(shop: Shop) -> None:
    first, second = await say(shop, "one"), await say(shop, "two", mine=False)
    assert await shop.transcript.since("web:a", 0, 10) == (first, second)
    assert (first.mine, first.body, first.at, second.mine) == (True, b"one", NOON, False)
    assert first.id < second.id
    assert first.cursor < second.cursor


async def test_a_line_said_again_under_its_key_is_the_same_line(shop: Shop) -> None:
    lines = await asyncio.gather(*(say(shop, "one") for _ in range(5)))
    assert set(lines) == {lines[0]}
    assert await bodies(shop) == ["one"]


async def test_each_chat_has_its_own_lines(shop: Shop) -> None:
    await say(shop, "one")
    await say(shop, "one", "web:b")
    assert await bodies(shop) == await bodies(shop, address="web:b") == ["one"]


async def test_an_edit_changes_the_body_and_is_news(shop: Shop) -> None:
    first, second = await say(shop, "one"), await say(shop, "two")
    edited = await shop.transcript.edit("web:a", first.id, "k1", body=b"one, corrected")
    assert edited == Line(
        id=first.id, cursor=second.cursor + 1, mine=True, body=b"one, corrected", at=first.at
    )
    assert await bodies(shop, second.cursor) == ["one, corrected"]
    assert await bodies(shop) == ["two", "one, corrected"]


async def test_an_edit_repeated_under_its_key_changes_nothing(shop: Shop) -> None:
    first = await say(shop, "one")
    edited = await shop.transcript.edit("web:a", first.id, "k1", body=b"changed")
    assert await shop.transcript.edit("web:a", first.id, "k1", body=b"changed again") == edited
    again = await shop.transcript.edit("web:a", first.id, "k2", body=b"changed again")
    assert again is not None
    assert edited is not None
    assert (again.body, again.cursor) == (b"changed again", edited.cursor + 1)


async def test_a_line_of_another_chat_cannot_be_edited(shop: Shop) -> None:
    first = await say(shop, "one")
    assert await shop.transcript.edit("web:b", first.id, "k1", body=b"changed") is None
    assert await shop.transcript.edit("web:a", first.id + 1, "k1", body=b"changed") is None


async def test_a_long_history_answers_its_latest_lines(shop: Shop) -> None:
    for number in range(5):
        await say(shop, str(number))
    assert await bodies(shop, limit=2) == ["3", "4"]
    later = (await shop.transcript.since("web:a", 0, 10))[2].cursor
    assert await bodies(shop, later) == ["3", "4"]
