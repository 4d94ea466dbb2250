"""What was given up is seen, tried again or put away."""

from datetime import timedelta

from shopclerk.conversation.session import Session
from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.events import OrderConfirmed, OrderPlaced
from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.ports.activity_views import Deeds, Noted
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.dead_letters import DeadLetter
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON, Decisions, commit, order

LEASE = timedelta(seconds=30)
ORDER = OrderId("order")


async def given_up(shop: Shop, *recipients: str) -> list[str]:
    """One delivery to each, given up; their ids as letters."""
    entry = OutboxEntry(id=f"e {recipients}", event=OrderPlaced(ORDER), at=NOON)
    await commit(shop, Decisions().of(appends=(entry,)))
    await shop.outbox.direct(entry, recipients)
    deliveries = await shop.outbox.claim(NOON, LEASE, 10)
    for delivery in deliveries:
        await shop.outbox.settle(delivery.id, NOON, "unreachable")
    return [f"out-{delivery.id}" for delivery in deliveries]


async def heard_in_vain(shop: Shop, *events: str) -> list[str]:
    for event_id in events:
        await shop.inbox.accept("web", event_id, "web:a", b"hello", NOON)
        (message,) = await shop.inbox.claim(("web",), NOON, MINUTE, 1)
        await shop.inbox.finish(message.id, NOON, "ZeroDivisionError()")
    return [letter.id for letter in await letters(shop) if letter.source]


async def letters(shop: Shop, after: str = "", limit: int = 100) -> tuple[DeadLetter, ...]:
    return await shop.dead_letters.page(after, limit)


async def test_nothing_is_dead_while_it_is_tried_or_once_it_is_told(shop: Shop) -> None:
    entry = OutboxEntry(id="e1", event=OrderPlaced(ORDER), at=NOON)
    await commit(shop, Decisions().of(appends=(entry,)))
    await shop.outbox.direct(entry, ("ann", "bob"))
    ann, bob = await shop.outbox.claim(NOON, LEASE, 10)
    await shop.outbox.settle(ann.id, NOON)
    await shop.outbox.postpone(bob.id, NOON + MINUTE, "busy")
    await shop.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    (message,) = await shop.inbox.claim(("web",), NOON, MINUTE, 1)
    await shop.inbox.finish(message.id, NOON)
    assert await letters(shop) == ()
    assert await shop.dead_letters.count() == 0


async def test_a_letter_tells_who_what_and_why(shop: Shop) -> None:
    (out,) = await given_up(shop, "web:a")
    (in_,) = await heard_in_vain(shop, "u1")
    session = Session(address="web:a", person_id="ann")
    await shop.sessions.save(session, placed=None, applied=None, at=NOON)
    told, heard = await letters(shop)
    assert told == DeadLetter(
        id=out,
        address="web:a",
        failure="unreachable",
        at=NOON,
        event=OrderPlaced(ORDER),
        person_id=told.person_id,
    )
    assert (told.person_id, heard.person_id) == ("ann", "ann")
    assert (heard.id, heard.source, heard.address, heard.failure) == (
        in_,
        "web",
        "web:a",
        "ZeroDivisionError()",
    )


async def test_letters_come_in_pages_of_both_kinds(shop: Shop) -> None:
    out = await given_up(shop, "ann", "bob", "cid")
    in_ = await heard_in_vain(shop, *(f"u{number}" for number in range(11)))
    every = [*out, *in_]
    assert await shop.dead_letters.count() == len(every)
    seen: list[str] = []
    while page := await letters(shop, seen[-1] if seen else "", 4):
        seen += [letter.id for letter in page]
    assert seen == every


async def test_what_is_revived_is_due_as_if_it_was_never_tried(shop: Shop) -> None:
    (first, _) = await given_up(shop, "ann", "bob")
    assert await shop.dead_letters.revive(first, NOON + MINUTE)
    assert not await shop.dead_letters.revive(first, NOON + MINUTE)
    assert await shop.outbox.claim(NOON, LEASE, 10) == ()
    (again,) = await shop.outbox.claim(NOON + MINUTE, LEASE, 10)
    assert (again.recipient, again.tries) == ("ann", 0)
    assert [letter.address for letter in await letters(shop)] == ["bob"]


async def test_a_message_that_is_revived_stands_aside_of_its_lane(shop: Shop) -> None:
    (letter,) = await heard_in_vain(shop, "u1")
    await shop.inbox.accept("web", "u2", "web:a", b"again", NOON)
    assert await shop.dead_letters.revive(letter, NOON)
    claimed = await shop.inbox.claim(("web",), NOON, MINUTE, 10)
    assert [message.payload for message in claimed] == [b"hello", b"again"]


async def test_all_are_revived_at_once(shop: Shop) -> None:
    await given_up(shop, "ann", "bob")
    await heard_in_vain(shop, "u1")
    assert await shop.dead_letters.revive_all(NOON) == 3
    assert await shop.dead_letters.revive_all(NOON) == 0
    assert len(await shop.outbox.claim(NOON, LEASE, 10)) == 2
    assert len(await shop.inbox.claim(("web",), NOON, MINUTE, 10)) == 1


async def test_what_is_dropped_is_gone_for_good(shop: Shop) -> None:
    for letter in (*await given_up(shop, "ann"), *await heard_in_vain(shop, "u1")):
        assert await shop.dead_letters.drop(letter, NOON)
        assert not await shop.dead_letters.drop(letter, NOON)
        assert not await shop.dead_letters.revive(letter, NOON)
    assert await shop.dead_letters.count() == 0
    assert not await shop.inbox.accept("web", "u1", "web:a", b"hello", NOON)


async def test_what_is_noted_is_kept_with_what_was_done_about_a_letter_and_names_its_order(
    shop: Shop,
) -> None:
    await commit(shop, Decisions().of(order()))
    out, (in_,) = await given_up(shop, "ann", "bob"), await heard_in_vain(shop, "u1")
    for id, letter in (("a", out[0]), ("vain", out[0]), ("b", in_), ("vain too", "in-7")):
        await shop.dead_letters.revive(letter, NOON, (noted(id),))
    for id in ("c", "vain again"):
        await shop.dead_letters.drop(out[1], NOON, (noted(id),))
    assert await shop.dead_letters.revive_all(NOON, (noted("in vain"),)) == 0
    await given_up(shop, "cid")
    assert await shop.dead_letters.revive_all(NOON, (noted("d"),)) == 2
    found = await shop.views.rows(Deeds(NOON, limit=99))
    told = [(deed.what.acted.id, deed.what.number) for deed in found if isinstance(deed.what, Noted)]
    assert told == [("d", ""), ("c", order().number), ("b", ""), ("a", order().number)]


def noted(id: str) -> Acted:
    return Acted(id=id, act=Act.FAILURE_RETRIED, by=PersonId("bo"), at=NOON)


async def test_what_never_was_a_letter_is_none(shop: Shop) -> None:
    for letter in ("", "out-", "in-", "in-x", "in-7", "out-nobody"):
        assert not await shop.dead_letters.revive(letter, NOON)
        assert not await shop.dead_letters.drop(letter, NOON)


async def test_a_letter_that_is_tried_again_goes_before_what_came_later(shop: Shop) -> None:
    (letter,) = await given_up(shop, "ann")
    later = OutboxEntry(id="e2", event=OrderConfirmed(ORDER), at=NOON)
    await commit(shop, Decisions().of(appends=(later,)))
    await shop.outbox.direct(later, ("ann",))
    await shop.dead_letters.revive(letter, NOON)
    (first,) = await shop.outbox.claim(NOON, LEASE, 10)
    assert first.event == OrderPlaced(ORDER)
