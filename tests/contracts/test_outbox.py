"""Events reach each recipient in order, and none is lost or told by two at once."""

import asyncio
from datetime import timedelta

import pytest

from shopclerk.adapters.db.outbox import SqlOutbox
from shopclerk.core.domain.events import OrderConfirmed, OrderPlaced
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.outbox import Delivery
from tests.contracts.conftest import nobody
from tests.contracts.databases import Opener, Shop
from tests.contracts.examples import MINUTE, NOON, Decisions, commit

LEASE = timedelta(seconds=30)
FIRST = OutboxEntry(id="e1", event=OrderPlaced(OrderId("order")), at=NOON)
SECOND = OutboxEntry(id="e2", event=OrderConfirmed(OrderId("order")), at=NOON)


async def told(shop: Shop, *entries: OutboxEntry, to: tuple[str, ...] = ("ann",)) -> None:
    await commit(shop, Decisions().of(appends=entries))
    for entry in entries:
        assert await shop.outbox.direct(entry, to)


async def claimed(shop: Shop, at: timedelta = timedelta(0), limit: int = 10) -> list[tuple[str, str]]:
    deliveries = await shop.outbox.claim(NOON + at, LEASE, limit)
    return [(delivery.event.__class__.__name__, delivery.recipient) for delivery in deliveries]


async def one(shop: Shop, at: timedelta = timedelta(0)) -> Delivery:
    (delivery,) = await shop.outbox.claim(NOON + at, LEASE, 10)
    return delivery


async def test_entries_wait_in_the_order_of_their_ids(shop: Shop) -> None:
    await commit(shop, Decisions().of(appends=(SECOND, FIRST)))
    assert await shop.outbox.undirected(10) == (FIRST, SECOND)
    assert await shop.outbox.undirected(1) == (FIRST,)


async def test_an_entry_becomes_one_delivery_a_recipient(shop: Shop) -> None:
    await told(shop, FIRST, to=("ann", "bob", "ann"))
    assert await shop.outbox.undirected(10) == ()
    assert await claimed(shop) == [("OrderPlaced", "ann"), ("OrderPlaced", "bob")]


async def test_directing_twice_has_one_effect(shop: Shop) -> None:
    await told(shop, FIRST)
    assert not await shop.outbox.direct(FIRST, ("ann", "bob"))
    assert await claimed(shop) == [("OrderPlaced", "ann")]


@pytest.mark.invariant(39)
async def test_of_several_who_direct_at_once_one_does(shop: Shop) -> None:
    await commit(shop, Decisions().of(appends=(FIRST,)))
    done = await asyncio.gather(*(shop.outbox.direct(FIRST, (f"r{n}",)) for n in range(5)))
    assert sorted(done) == [False] * 4 + [True]
    assert len(await claimed(shop)) == 1


async def test_an_event_for_nobody_is_done_with(shop: Shop) -> None:
    await told(shop, FIRST, to=())
    assert await shop.outbox.undirected(10) == ()
    assert await claimed(shop) == []


async def test_each_recipient_is_told_in_order_one_at_a_time(shop: Shop) -> None:
    await told(shop, FIRST, SECOND)
    first = await one(shop)
    assert await claimed(shop) == []
    await shop.outbox.settle(first.id, NOON)
    assert await claimed(shop) == [("OrderConfirmed", "ann")]


async def test_one_recipient_does_not_hold_up_another(shop: Shop) -> None:
    await told(shop, FIRST, SECOND, to=("ann", "bob"))
    (first, _) = await shop.outbox.claim(NOON, LEASE, 10)
    await shop.outbox.settle(first.id, NOON)
    assert await claimed(shop) == [("OrderConfirmed", first.recipient)]


async def test_the_limit_is_kept_and_the_rest_is_left_to_others(shop: Shop) -> None:
    await told(shop, FIRST, to=("ann", "bob", "cid"))
    assert await claimed(shop, limit=2) == [("OrderPlaced", "ann"), ("OrderPlaced", "bob")]
    assert await claimed(shop, limit=2) == [("OrderPlaced", "cid")]


@pytest.mark.invariant(39)
async def test_several_workers_claim_each_delivery_once(shop: Shop) -> None:
    await told(shop, FIRST, to=tuple(f"r{number}" for number in range(20)))
    claims = await asyncio.gather(*(shop.outbox.claim(NOON, LEASE, 7) for _ in range(5)))
    ids = [delivery.id for claim in claims for delivery in claim]
    assert len(ids) == len(set(ids)) == 20


async def test_a_lease_that_ran_out_is_claimed_again_under_the_same_id(shop: Shop) -> None:
    await told(shop, FIRST)
    first = await one(shop)
    assert await claimed(shop, LEASE - timedelta(seconds=1)) == []
    assert await one(shop, LEASE) == first


async def test_a_postponed_delivery_waits_and_holds_back_what_comes_after_it(shop: Shop) -> None:
    await told(shop, FIRST, SECOND)
    first = await one(shop)
    await shop.outbox.postpone(first.id, NOON + 5 * MINUTE, "busy")
    assert await claimed(shop, 4 * MINUTE) == []
    again = await one(shop, 5 * MINUTE)
    assert (again.id, again.tries) == (first.id, 1)


async def test_what_is_held_lets_others_pass_and_comes_first_when_its_time_has_come(shop: Shop) -> None:
    await told(shop, FIRST, SECOND)
    first = await one(shop)
    await shop.outbox.hold(first.id, NOON + 5 * MINUTE)
    second = await one(shop)
    assert second.event == SECOND.event
    await shop.outbox.postpone(second.id, NOON + 2 * MINUTE, "busy")
    assert await one(shop, 5 * MINUTE) == first
    assert await claimed(shop, 5 * MINUTE) == []
    await shop.outbox.settle(first.id, NOON)
    assert await claimed(shop, 5 * MINUTE) == [("OrderConfirmed", "ann")]


async def test_what_was_held_together_comes_in_order(shop: Shop) -> None:
    await told(shop, FIRST, SECOND)
    for _ in range(2):
        await shop.outbox.hold((await one(shop)).id, NOON + 5 * MINUTE)
    assert await claimed(shop, 4 * MINUTE) == []
    first = await one(shop, 5 * MINUTE)
    assert first.event == FIRST.event
    assert await claimed(shop, 5 * MINUTE) == []
    await shop.outbox.settle(first.id, NOON)
    assert await claimed(shop, 5 * MINUTE) == [("OrderConfirmed", "ann")]


async def test_what_is_held_counts_no_try_and_stays_held_over_a_restart(opener: Opener) -> None:
    shop = opener(nobody)
    await told(shop, FIRST)
    await shop.outbox.hold((await one(shop)).id, NOON + 5 * MINUTE)
    await shop.close()
    shop = opener(nobody)
    if isinstance(shop.outbox, SqlOutbox):
        await shop.outbox.resume(NOON)
    assert await claimed(shop, 4 * MINUTE) == []
    assert (await one(shop, 5 * MINUTE)).tries == 0
    await shop.close()


async def test_what_was_told_is_not_held_any_more(shop: Shop) -> None:
    await told(shop, FIRST)
    first = await one(shop)
    await shop.outbox.settle(first.id, NOON)
    await shop.outbox.hold(first.id, NOON)
    assert await claimed(shop, MINUTE) == []


async def test_a_dead_letter_lets_the_next_one_pass(shop: Shop) -> None:
    await told(shop, FIRST, SECOND)
    await shop.outbox.settle((await one(shop)).id, NOON, "blocked the shop")
    assert await claimed(shop) == [("OrderConfirmed", "ann")]


async def test_what_is_settled_stays_settled(shop: Shop) -> None:
    await told(shop, FIRST)
    first = await one(shop)
    await shop.outbox.settle(first.id, NOON)
    await shop.outbox.postpone(first.id, NOON, "too late")
    await shop.outbox.settle(first.id, NOON, "too late")
    assert await claimed(shop, MINUTE) == []


async def test_a_commit_that_tells_something_wakes_the_relay(opener: Opener) -> None:
    woken: list[str] = []
    shop = opener(lambda: woken.append("commit"))
    await commit(shop, Decisions().of())
    assert woken == []
    await commit(shop, Decisions().of(appends=(FIRST,)))
    assert woken == ["commit"]
    await shop.close()
