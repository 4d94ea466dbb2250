"""Broadcasts: to whom they go, and their deliveries, which no ordinary notice waits for."""

from datetime import timedelta

from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus, Segment
from shopclerk.core.domain.events import CampaignSliced, OrderPlaced
from shopclerk.core.domain.ids import CampaignId, OrderId, PersonId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.preferences import Consent, Preferences
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.outbox import UNREACHABLE, UNWANTED, Tally
from shopclerk.core.ports.queries.campaigns import Audience, AudienceSize, Campaigns, CampaignsSending
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON, Decisions, commit, order

NEWS = CampaignId("news")
SLICED = OutboxEntry(id="e1", event=CampaignSliced(NEWS, "", "zoe"), at=NOON)
PLACED = OutboxEntry(id="e2", event=OrderPlaced(OrderId("order")), at=NOON)


async def told(shop: Shop, *entries: OutboxEntry, to: tuple[str, ...] = ("ann",)) -> None:
    await commit(shop, Decisions().of(appends=entries))
    for entry in entries:
        assert await shop.outbox.direct(entry, to)


async def claimed(shop: Shop, *, bulk: bool, at: timedelta = timedelta(0)) -> list[tuple[str, bool]]:
    deliveries = await shop.outbox.claim(NOON + at, MINUTE, 10, bulk=bulk)
    return [(delivery.recipient, delivery.begun) for delivery in deliveries]


async def consents(shop: Shop, *names: str, language: str = "en", given: bool = True) -> None:
    for name in names:
        await shop.identities.recognise(f"web:{name}", f"web:{name}", language, PersonId(name), name)
        chosen = Preferences(id=PersonId(name), broadcasts=Consent(given, NOON))
        await commit(shop, Decisions().of(chosen))


async def audience(shop: Shop, segment: Segment, after: str = "", upto: str = "") -> list[str]:
    found = await shop.store.find(Audience(segment, NOON, after, upto))
    assert upto or await shop.store.find(AudienceSize(segment, NOON)) == (len(found),)
    return list(found)


async def test_neither_queue_waits_for_the_other(shop: Shop) -> None:
    await told(shop, SLICED, PLACED)
    assert await claimed(shop, bulk=False) == [("ann", False)]
    assert await claimed(shop, bulk=True) == [("ann", False)]


async def test_what_nobody_ended_is_known_to_have_begun(shop: Shop) -> None:
    await told(shop, SLICED)
    assert await claimed(shop, bulk=True) == [("ann", False)]
    assert await claimed(shop, bulk=True) == []
    assert await claimed(shop, bulk=True, at=MINUTE) == [("ann", True)]


async def test_what_surely_did_not_happen_has_not_begun(shop: Shop) -> None:
    await told(shop, SLICED)
    (delivery,) = await shop.outbox.claim(NOON, MINUTE, 10, bulk=True)
    await shop.outbox.postpone(delivery.id, NOON + MINUTE, "busy")
    assert await claimed(shop, bulk=True, at=MINUTE) == [("ann", False)]
    await shop.outbox.hold(delivery.id, NOON + 3 * MINUTE)
    assert await claimed(shop, bulk=True, at=3 * MINUTE) == [("ann", False)]


async def test_a_tally_counts_every_end(shop: Shop) -> None:
    await commit(shop, Decisions().of(appends=(SLICED,)))
    assert await shop.outbox.tally(NEWS) == Tally(coming=1)
    await shop.outbox.direct(SLICED, ("ann", "bob", "cid", "dan", "eve"))
    assert await shop.outbox.tally(NEWS) == Tally(waiting=5)
    deliveries = await shop.outbox.claim(NOON, MINUTE, 10, bulk=True)
    for delivery, failure in zip(deliveries[:4], (None, UNREACHABLE, UNWANTED, "unknown"), strict=True):
        await shop.outbox.settle(delivery.id, NOON, failure)
    assert await shop.outbox.tally(NEWS) == Tally(waiting=1, sent=1, unreachable=1, unwanted=1, failed=1)
    assert await shop.outbox.tally(CampaignId("other")) == Tally()
    assert await shop.dead_letters.count() == 0


async def test_the_audience_are_those_who_said_yes_and_can_be_reached(shop: Shop) -> None:
    await consents(shop, "cid", "ann", "bob")
    await consents(shop, "dan", given=False)
    await shop.identities.recognise("web:eve", "web:eve", "en", PersonId("eve"), "Eve")
    await commit(shop, Decisions().of(Preferences(id=PersonId("fay"), broadcasts=Consent(True, NOON))))
    assert await audience(shop, Segment()) == ["ann", "bob", "cid"]
    assert await audience(shop, Segment(), after="ann", upto="bob") == ["bob"]
    assert list(await shop.store.find(Audience(Segment(), NOON, limit=2))) == ["ann", "bob"]


async def test_an_audience_speaks_a_language_and_has_bought(shop: Shop) -> None:
    await consents(shop, "ann", "bob")
    await consents(shop, "cid", language="zh-Hans")
    paid = {"status": OrderStatus.COMPLETED}
    lately = order("o1", customer_id="ann", placed_at=NOON - timedelta(days=3), **paid)
    before = order("o2", customer_id="bob", placed_at=NOON - timedelta(days=90), **paid)
    unpaid = order("o3", customer_id="cid", placed_at=NOON, status=OrderStatus.CANCELLED)
    await commit(shop, Decisions().of(lately, before, unpaid))
    assert await audience(shop, Segment("zh-Hans")) == ["cid"]
    assert await audience(shop, Segment(None, Bought.LATELY, 30)) == ["ann"]
    assert await audience(shop, Segment(None, Bought.BEFORE, 30)) == ["bob"]
    assert await audience(shop, Segment("zh-Hans", Bought.LATELY, 30)) == []


async def test_campaigns_come_latest_first_and_dropped_ones_not_at_all(shop: Shop) -> None:
    statuses = (CampaignStatus.SENDING, CampaignStatus.DONE, CampaignStatus.DROPPED, CampaignStatus.SENDING)
    made = [
        Campaign(id=CampaignId(f"c{n}"), created_by=PersonId("boss"), created_at=NOON, status=status)
        for n, status in enumerate(statuses)
    ]
    await commit(shop, Decisions().of(*made))
    assert [one.id for one in await shop.store.find(Campaigns())] == ["c3", "c1", "c0"]
    assert [one.id for one in await shop.store.find(Campaigns("c3", limit=1))] == ["c1"]
    assert [one.id for one in await shop.store.find(CampaignsSending())] == ["c0", "c3"]
