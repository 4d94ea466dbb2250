"""Every kind of record and entry comes back as it went in."""

from dataclasses import MISSING, fields, replace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.events import (
    CampaignMoved,
    CampaignSliced,
    CaseMoved,
    DiscrepancyOpened,
    Event,
    LinesCancelled,
    OrderCancelled,
    OrderCompleted,
    OrderConfirmed,
    OrderPlaced,
    OrderShipped,
    ParcelMoved,
    ParcelSilent,
    PaymentDeclined,
    PaymentDue,
    PaymentShort,
    PaymentUnapplied,
    QuestionAnswered,
    QuestionAsked,
    ReceiptExtended,
    RefundMoved,
    ReturnSent,
    RoleChanged,
    StockCameBack,
    StockRanLow,
    ThreadClosed,
    ThreadReopened,
    TrackingCorrected,
)
from shopclerk.core.domain.ids import (
    AttemptId,
    CampaignId,
    CaseId,
    DiscrepancyId,
    OrderId,
    OrderLineId,
    PersonId,
    RefundId,
    ShipmentId,
    SkuId,
    ThreadId,
)
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.payment import MoneyEntry
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.shipment import ParcelEvent
from shopclerk.core.domain.stock import MovementReason, StockMovement
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.activity_views import Deeds, Noted
from shopclerk.core.ports.changeset import Entry, OutboxEntry, Record
from shopclerk.core.ports.queries.money import MoneyOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ScansOf
from shopclerk.core.ports.queries.stock import Movements
from tests.contracts import drawn
from tests.contracts.conftest import Fresh
from tests.contracts.databases import Shop
from tests.contracts.examples import NOON, Decisions, attempt, commit, order, shipment, stocked

EXAMPLES = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NEVER_DRAWN = {"version", "moves"}
ORDER = OrderId("order")
EVENTS: tuple[Event, ...] = (
    OrderPlaced(ORDER),
    PaymentDue(ORDER),
    PaymentDeclined(ORDER, AttemptId("attempt"), "insufficient_funds"),
    PaymentUnapplied(ORDER, AttemptId("attempt")),
    OrderConfirmed(ORDER),
    OrderCancelled(ORDER),
    OrderShipped(ORDER, ShipmentId("shipment")),
    ParcelMoved(ORDER, ShipmentId("shipment"), ShipmentStatus.IN_TRANSIT),
    OrderCompleted(ORDER),
    ReceiptExtended(ORDER),
    StockRanLow(SkuId("sku"), 2),
    PaymentShort(ORDER, AttemptId("attempt")),
    DiscrepancyOpened(ORDER, DiscrepancyId("discrepancy")),
    RefundMoved(ORDER, RefundId("refund"), RefundStatus.UNKNOWN),
    CaseMoved(ORDER, CaseId("case"), CaseStatus.AWAITING_RETURN),
    ParcelSilent(ORDER, ShipmentId("shipment")),
    LinesCancelled(ORDER, ((OrderLineId("line-1"), 2), (OrderLineId("line-2"), 1))),
    TrackingCorrected(ORDER, ShipmentId("shipment")),
    ReturnSent(ORDER, CaseId("case")),
    StockCameBack(SkuId("sku"), 3),
    CampaignSliced(CampaignId("campaign"), "", "zoe"),
    CampaignMoved(CampaignId("campaign")),
    RoleChanged(PersonId("bo"), Role.CUSTOMER),
    QuestionAsked(ORDER, ThreadId("thread"), 1),
    QuestionAsked(None, ThreadId("thread"), 1),
    QuestionAnswered(ORDER, ThreadId("thread"), 2),
    ThreadClosed(None, ThreadId("thread"), True),
    ThreadReopened(ORDER, ThreadId("thread")),
)


@EXAMPLES
@given(drawn.records, drawn.records)
async def test_every_record_comes_back_as_it_was_saved_and_saved_again(
    fresh: Fresh, first: tuple[Any, ...], second: tuple[Any, ...]
) -> None:
    async with fresh() as shop:
        await commit(shop, Decisions().of(*first))
        assert [await shop.store.load(type(each), each.id) for each in first] == [
            replace(each, version=1) for each in first
        ]
        later = [replace(each, version=1) for each in second]
        await commit(shop, Decisions().of(*later))
        assert [await shop.store.load(type(each), each.id) for each in later] == [
            replace(each, version=2) for each in second
        ]


@settings(max_examples=1)
@given(drawn.records)
def test_no_kind_of_record_is_forgotten(records: tuple[Any, ...]) -> None:
    assert {type(record) for record in records} == set(get_args(Record))


@pytest.mark.parametrize("strategy", drawn.RECORDS, ids=range(len(drawn.RECORDS)))
def test_no_field_of_a_record_is_left_to_its_default(strategy: st.SearchStrategy[Any]) -> None:
    """A field that is never drawn could be lost by a store, and nobody would notice."""
    optional: set[str] = set()
    drawn_otherwise: set[str] = set()

    @settings(max_examples=100, phases=[Phase.generate], database=None, derandomize=True)
    @given(strategy)
    def draw(record: Any) -> None:
        for each in fields(record):
            if each.default is not MISSING:
                optional.add(each.name)
                if getattr(record, each.name) != each.default:
                    drawn_otherwise.add(each.name)

    draw()
    assert optional - drawn_otherwise <= NEVER_DRAWN


@EXAMPLES
@given(drawn.timeline_entries, drawn.money_entries, drawn.parcel_events)
async def test_every_ledger_row_comes_back_as_it_was_appended(
    fresh: Fresh, told: TimelineEntry, money: MoneyEntry, scan: ParcelEvent
) -> None:
    async with fresh() as shop:
        await commit(shop, Decisions().of(order(), attempt(), shipment(), appends=(told, money, scan)))
        assert await shop.store.find(TimelineOf(ORDER)) == (told,)
        assert await shop.store.find(MoneyOf(ORDER)) == (money,)
        assert await shop.store.find(ScansOf(ShipmentId("shipment"))) == (scan,)


async def test_a_stock_movement_comes_back_as_it_was_appended(shop: Shop) -> None:
    await commit(shop, Decisions().of(order(), stock=(stocked(5),)))
    told = StockMovement(
        id="later",
        sku_id=SkuId("sku"),
        quantity=-2,
        reason=MovementReason.SHIPPED,
        order_id=ORDER,
        at=NOON.replace(hour=13),
        by=PersonId("clerk"),
    )
    await commit(shop, Decisions().of(appends=(told,)))
    assert (await shop.store.find(Movements(SkuId("sku"))))[-1] == told


@pytest.mark.parametrize("role", [None, Role.CLERK])
@pytest.mark.parametrize("act", [Act.DISCOUNT_ENDED, Act.STAFF_INVITED])
async def test_every_act_comes_back_as_it_was_noted(shop: Shop, act: Act, role: Role | None) -> None:
    acted = Acted(id="n", act=act, by=PersonId("bo"), at=NOON, about="SPRING", role=role)
    await commit(shop, Decisions().of(appends=(acted,)))
    (deed,) = await shop.views.rows(Deeds(NOON))
    assert deed.what == Noted(acted)
    assert isinstance(deed.what, Noted)
    assert type(deed.what.acted.act) is Act


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
async def test_every_event_comes_back_as_it_was_told(shop: Shop, event: Event) -> None:
    entry = OutboxEntry(id="entry", event=event, at=NOON)
    await commit(shop, Decisions().of(appends=(entry,)))
    (told,) = await shop.outbox.undirected(10)
    assert told == entry
    # A status equals its text, but whoever asks `is` must not be told a text.
    assert [type(value) for value in facts(told.event)] == [type(value) for value in facts(event)]


def facts(event: Event) -> list[object]:
    return [getattr(event, each.name) for each in fields(event)]


def test_no_event_and_no_kind_of_entry_is_forgotten() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event))
    assert set(get_args(Entry)) == {
        TimelineEntry,
        MoneyEntry,
        ParcelEvent,
        StockMovement,
        Acted,
        OutboxEntry,
    }


async def test_what_was_never_saved_is_not_there(shop: Shop) -> None:
    assert [await shop.store.load(kind, "nobody") for kind in get_args(Record)] == [None] * len(
        get_args(Record)
    )
    assert await shop.store.owner("checkout", "nobody") is None
