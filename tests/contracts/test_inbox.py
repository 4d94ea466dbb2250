"""What came in counts once and is handled in order, a lane at a time."""

import asyncio
from datetime import timedelta

import pytest

from shopclerk.core.ports.inbox import Received
from tests.contracts.databases import Opener, Shop
from tests.contracts.examples import MINUTE, NOON

BOTH = ("chat", "bank")
LEASE = timedelta(seconds=30)
MOMENT = timedelta(seconds=1)


async def accept(shop: Shop, event_id: str, lane: str = "ann", source: str = "chat") -> bool:
    return await shop.inbox.accept(source, event_id, lane, f"payload {event_id}".encode(), NOON)


async def waiting(shop: Shop, minutes: int = 0, limit: int = 10) -> list[str]:
    return [message.event_id for message in await due(shop, minutes, limit)]


async def due(shop: Shop, minutes: int = 0, limit: int = 10) -> tuple[Received, ...]:
    """What may be handled now; nobody holds it afterwards."""
    return await shop.inbox.claim(BOTH, NOON + minutes * MINUTE, timedelta(0), limit)


async def claimed(shop: Shop, after: timedelta = timedelta(0), limit: int = 10) -> list[str]:
    """What a worker gets."""
    return [message.event_id for message in await shop.inbox.claim(BOTH, NOON + after, LEASE, limit)]


async def test_a_message_waits_as_it_came(shop: Shop) -> None:
    assert await accept(shop, "u1")
    (message,) = await due(shop)
    assert (message.source, message.event_id, message.lane) == ("chat", "u1", "ann")
    assert (message.payload, message.at, message.tries) == (b"payload u1", NOON, 0)


@pytest.mark.invariant(17, 40)
async def test_a_message_that_comes_twice_counts_once(shop: Shop) -> None:
    answers = await asyncio.gather(*(accept(shop, "u1") for _ in range(10)))
    assert sorted(answers) == [False] * 9 + [True]
    assert await accept(shop, "u1", source="bank")
    assert len(await due(shop)) == 2


async def test_a_message_that_comes_again_after_it_was_handled_is_known(shop: Shop) -> None:
    await accept(shop, "u1")
    await shop.inbox.finish((await due(shop))[0].id, NOON)
    assert not await accept(shop, "u1")
    assert await waiting(shop) == []


async def test_a_lane_is_handled_in_order_beside_the_others(shop: Shop) -> None:
    for event_id, lane in (("u1", "ann"), ("u2", "ann"), ("u3", "bob")):
        await accept(shop, event_id, lane)
    assert await waiting(shop) == ["u1", "u3"]
    assert await waiting(shop, limit=1) == ["u1"]
    await shop.inbox.finish((await due(shop))[0].id, NOON)
    assert await waiting(shop) == ["u2", "u3"]


async def test_only_the_asked_sources_are_answered(shop: Shop) -> None:
    await accept(shop, "u1")
    await accept(shop, "w1", "bank", "bank")
    found = await shop.inbox.claim(("bank",), NOON, LEASE, 10)
    assert [message.event_id for message in found] == ["w1"]


async def test_a_message_to_retry_holds_up_its_lane(shop: Shop) -> None:
    await accept(shop, "u1")
    await accept(shop, "u2")
    await shop.inbox.retry((await due(shop))[0].id, NOON + 2 * MINUTE, "busy")
    assert await waiting(shop, minutes=1) == []
    assert await waiting(shop, minutes=2) == ["u1"]
    assert (await due(shop, minutes=2))[0].tries == 1


@pytest.mark.invariant(21)
async def test_a_parked_message_lets_the_lane_pass_and_comes_back(shop: Shop) -> None:
    for event_id in ("u1", "u2", "u3"):
        await accept(shop, event_id)
    await shop.inbox.retry((await due(shop))[0].id, NOON + 2 * MINUTE, "no such order yet", parked=True)
    assert await waiting(shop, minutes=1) == ["u2"]
    parked, _ = await due(shop, minutes=2)
    assert (parked.event_id, parked.tries) == ("u1", 1)
    await shop.inbox.retry(parked.id, NOON + 4 * MINUTE, "busy")
    assert await waiting(shop, minutes=3) == ["u2"]
    assert await waiting(shop, minutes=4) == ["u1", "u2"]


async def test_a_dead_letter_lets_the_lane_go_on(shop: Shop) -> None:
    await accept(shop, "u1")
    await accept(shop, "u2")
    await shop.inbox.finish((await due(shop))[0].id, NOON, "unreadable")
    assert await waiting(shop) == ["u2"]


async def test_what_is_finished_stays_finished(shop: Shop) -> None:
    await accept(shop, "u1")
    (message,) = await due(shop)
    await shop.inbox.finish(message.id, NOON)
    await shop.inbox.retry(message.id, NOON, "too late")
    await shop.inbox.retry(message.id, NOON, "too late", parked=True)
    await shop.inbox.hold((message.id,), NOON)
    assert await waiting(shop) == []


async def test_a_new_message_wakes_the_worker_and_a_known_one_does_not(opener: Opener) -> None:
    woken: list[str] = []
    shop = opener(lambda: woken.append("commit"))
    await accept(shop, "u1")
    await accept(shop, "u1")
    assert woken == ["commit"]
    await shop.close()


@pytest.mark.invariant(40)
async def test_a_message_is_claimed_by_one_and_holds_up_its_lane_alone(shop: Shop) -> None:
    for event_id, lane in (("u1", "ann"), ("u2", "ann"), ("u3", "bob")):
        await accept(shop, event_id, lane)
    assert await claimed(shop, limit=1) == ["u1"]
    assert await claimed(shop) == ["u3"]
    assert await claimed(shop) == []


@pytest.mark.invariant(40)
async def test_of_several_workers_who_ask_at_once_one_gets_each_message(shop: Shop) -> None:
    for number in range(20):
        await accept(shop, f"u{number:02d}", lane=f"l{number}")
    claims = await asyncio.gather(*(claimed(shop, limit=7) for _ in range(5)))
    claims += [await claimed(shop, limit=7) for _ in range(3)]
    assert sorted(event_id for claim in claims for event_id in claim) == [
        f"u{number:02d}" for number in range(20)
    ]


async def test_what_nobody_holds_any_more_is_claimed_again(shop: Shop) -> None:
    await accept(shop, "u1")
    await accept(shop, "u2")
    assert await claimed(shop) == ["u1"]
    assert await claimed(shop, LEASE - MOMENT) == []
    assert await claimed(shop, LEASE) == ["u1"]


async def test_what_is_held_on_to_is_nobody_elses(shop: Shop) -> None:
    await accept(shop, "u1")
    (message,) = await shop.inbox.claim(BOTH, NOON, LEASE, 10)
    await shop.inbox.hold((message.id,), NOON + 2 * LEASE)
    assert await claimed(shop, LEASE) == []
    assert await claimed(shop, 2 * LEASE) == ["u1"]


async def test_what_is_given_back_is_there_for_others_at_once_and_counts_no_try(shop: Shop) -> None:
    await accept(shop, "u1")
    (message,) = await shop.inbox.claim(BOTH, NOON, LEASE, 10)
    await shop.inbox.hold((message.id,), NOON + MOMENT)
    await shop.inbox.hold((), NOON)
    (again,) = await due(shop, minutes=1)
    assert again == message


async def test_what_is_put_off_is_due_when_it_was_said_whatever_the_lease(shop: Shop) -> None:
    await accept(shop, "u1")
    (message,) = await shop.inbox.claim(BOTH, NOON, 9 * MINUTE, 10)
    await shop.inbox.retry(message.id, NOON + MINUTE, "busy")
    assert await waiting(shop) == []
    assert await waiting(shop, minutes=1) == ["u1"]
