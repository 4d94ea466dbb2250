"""What a customer may ask for after the sale, and when."""

import asyncio

import pytest

from shopclerk.core.domain.aftersales import MOST_EVIDENCE, CaseKind
from shopclerk.core.domain.errors import (
    EvidenceRefused,
    IllegalTransition,
    NotAllowed,
    NotForSale,
    NotFound,
    NotReturnable,
    NotThatMany,
)
from shopclerk.core.domain.events import CaseMoved
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment
from tests.shopfloor.shop import Shop

KINDS = [CaseKind.REFUND_ONLY, CaseKind.RETURN]


async def test_a_customer_asks_for_some_of_what_was_delivered(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.RETURN, 2)
    assert (case.status, case.lines[0].quantity) == (CaseStatus.REQUESTED, 2)
    assert CaseMoved(order.id, case.id, CaseStatus.REQUESTED) in await shop.untold()
    assert (await shop.timeline(order))[-1].move.entity_id == case.id


async def test_goods_on_their_way_can_be_paid_back_but_not_returned(shop: Shop, sent: Order) -> None:
    with pytest.raises(NotReturnable) as refused:
        await shop.asks(sent, CaseKind.RETURN)
    assert refused.value == NotReturnable(sent.id, "not_delivered")
    assert (await shop.asks(sent, CaseKind.REFUND_ONLY)).status is CaseStatus.REQUESTED


async def test_nothing_can_be_claimed_of_what_has_not_left(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    order = await shop.pays(await shop.places(li, mug=3))
    with pytest.raises(NotReturnable) as refused:
        await shop.asks(order, CaseKind.REFUND_ONLY)
    assert refused.value.why == "not_delivered"
    await shop.ships(order, mug=1)
    with pytest.raises(NotThatMany):
        await shop.asks(order, CaseKind.REFUND_ONLY, 2)
    await shop.asks(order, CaseKind.REFUND_ONLY, 1)


@pytest.mark.parametrize("kind", KINDS)
async def test_the_window_closes_days_after_delivery(shop: Shop, order: Order, kind: CaseKind) -> None:
    shop.clock.advance_by(shop.terms.returns.window)
    case = await shop.asks(order, kind)
    await shop.withdraws(case, by=shop.customer("Li"))
    shop.clock.advance(seconds=1)
    with pytest.raises(NotReturnable) as refused:
        await shop.asks(order, kind)
    assert refused.value.why == "too_late"


async def test_what_never_arrived_can_be_claimed_at_any_time(
    shop: Shop, sent: Order, parcel: Shipment
) -> None:
    await shop.moves(parcel, ShipmentStatus.LOST)
    shop.clock.advance(days=60)
    assert (await shop.asks(sent, CaseKind.REFUND_ONLY, 3)).status is CaseStatus.REQUESTED


async def test_a_confirmed_receipt_counts_as_delivery(shop: Shop, sent: Order) -> None:
    await shop.receives(sent)
    shop.clock.advance(days=6)
    case = await shop.asks(sent, CaseKind.RETURN)
    await shop.rejects(case)
    shop.clock.advance(days=2)
    with pytest.raises(NotReturnable):
        await shop.asks(sent, CaseKind.RETURN)


async def test_an_order_has_one_open_case_at_a_time(shop: Shop, order: Order) -> None:
    answers = await asyncio.gather(
        *(shop.asks(order, CaseKind.RETURN, 1) for _ in range(4)), return_exceptions=True
    )
    refused = [answer for answer in answers if isinstance(answer, NotReturnable)]
    assert len(refused) == 3
    assert {refusal.why for refusal in refused} == {"open_case"}
    assert len(await shop.cases(order)) == 1


@pytest.mark.invariant(16)
async def test_claims_of_one_line_never_sum_to_more_than_was_bought(shop: Shop, order: Order) -> None:
    await shop.approves(await shop.asks(order, CaseKind.REFUND_ONLY, 2))
    with pytest.raises(NotThatMany) as refused:
        await shop.asks(order, CaseKind.RETURN, 2)
    assert refused.value == NotThatMany(order.lines[0].id, 2, 1)
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN, 1))
    await shop.takes_back(case, 1, 1)
    with pytest.raises(NotReturnable) as over:
        await shop.asks(order, CaseKind.REFUND_ONLY)
    assert over.value.why == "nothing_left"


async def test_a_case_that_came_to_nothing_leaves_its_units_free(shop: Shop, order: Order, li: Actor) -> None:
    await shop.rejects(await shop.asks(order, CaseKind.RETURN, 3))
    await shop.withdraws(await shop.asks(order, CaseKind.RETURN, 3), by=li)
    assert (await shop.asks(order, CaseKind.RETURN, 3)).status is CaseStatus.REQUESTED


async def test_units_paid_back_otherwise_cannot_be_claimed(shop: Shop, order: Order) -> None:
    await shop.refunds_units(order, 2)
    with pytest.raises(NotThatMany):
        await shop.asks(order, CaseKind.REFUND_ONLY, 2)


async def test_units_cancelled_before_they_left_take_nothing_from_those_that_left(
    shop: Shop, li: Actor
) -> None:
    await shop.stocks("MUG", 5)
    order = await shop.pays(await shop.places(li, mug=3))
    order = await shop.cancels_units(order, 1)
    await shop.delivers(await shop.ships(order))
    with pytest.raises(NotThatMany):
        await shop.asks(order, CaseKind.RETURN, 3)
    await shop.asks(order, CaseKind.RETURN, 2)


async def test_a_parcel_sent_again_is_claimed_of_the_order_that_brings_it(
    shop: Shop, sent: Order, parcel: Shipment
) -> None:
    await shop.moves(parcel, ShipmentStatus.LOST)
    await shop.reship(actor=shop.owner, request_id=shop.request(), shipment_id=parcel.id)
    with pytest.raises(NotReturnable):
        await shop.asks(sent, CaseKind.REFUND_ONLY)


@pytest.mark.parametrize("units", [0, -1])
async def test_a_claim_is_of_at_least_one_unit(shop: Shop, order: Order, units: int) -> None:
    with pytest.raises(NotThatMany):
        await shop.asks(order, CaseKind.RETURN, units)


async def test_a_claim_of_nothing_is_refused(shop: Shop, order: Order) -> None:
    with pytest.raises(NotReturnable):
        await shop.asks(order, CaseKind.RETURN, {})


async def test_an_exchange_names_what_is_wanted_and_only_an_exchange_does(shop: Shop, order: Order) -> None:
    plate = await shop.stocks("PLATE", 1, published=False)
    with pytest.raises(NotForSale):
        await shop.asks(order, CaseKind.EXCHANGE)
    with pytest.raises(NotForSale):
        await shop.asks(order, CaseKind.RETURN, instead=plate)
    with pytest.raises(NotForSale):
        await shop.exchanges(order, "plate")


async def test_nobody_else_may_ask(shop: Shop, order: Order, wang: Actor, clerk: Actor) -> None:
    with pytest.raises(NotFound):
        await shop.asks(order, CaseKind.RETURN, by=wang)
    with pytest.raises(NotAllowed):
        await shop.asks(order, CaseKind.RETURN, by=clerk)


async def test_repeating_a_request_opens_one_case(shop: Shop, order: Order) -> None:
    taps = await asyncio.gather(*(shop.asks(order, CaseKind.RETURN, request_id="tap") for _ in range(3)))
    assert len({tap.id for tap in taps}) == 1
    assert len(await shop.cases(order)) == 1


async def test_evidence_is_kept_once_and_up_to_a_limit(shop: Shop, order: Order, li: Actor) -> None:
    pictures = [FileId(f"{number:064x}") for number in range(MOST_EVIDENCE + 1)]
    case = await shop.asks(order, CaseKind.RETURN, evidence=tuple(pictures[:2]))
    shown = await shop.add_evidence(
        actor=li, request_id=shop.request(), case_id=case.id, pictures=pictures[1:-1]
    )
    assert list(shown.evidence) == pictures[:-1]
    with pytest.raises(EvidenceRefused):
        await shop.add_evidence(actor=li, request_id=shop.request(), case_id=case.id, pictures=pictures)


async def test_a_decided_case_takes_no_evidence_and_nobody_elses(
    shop: Shop, order: Order, li: Actor, wang: Actor
) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    for somebody, error in ((wang, NotFound), (shop.owner, NotAllowed)):
        with pytest.raises(error):
            await shop.add_evidence(
                actor=somebody, request_id=shop.request(), case_id=case.id, pictures=[FileId("0" * 64)]
            )
    await shop.approves(case)
    with pytest.raises(EvidenceRefused):
        await shop.add_evidence(
            actor=li, request_id=shop.request(), case_id=case.id, pictures=[FileId("0" * 64)]
        )


async def test_a_customer_withdraws_once_before_anything_came_back(
    shop: Shop, order: Order, li: Actor, wang: Actor
) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN))
    with pytest.raises(NotFound):
        await shop.withdraws(case, by=wang)
    with pytest.raises(NotAllowed):
        await shop.withdraws(case, by=shop.owner)
    for _ in range(2):
        assert (await shop.withdraws(case, by=li)).status is CaseStatus.WITHDRAWN
    other = await shop.approves(await shop.asks(order, CaseKind.RETURN))
    await shop.goods_arrive(other)
    with pytest.raises(IllegalTransition):
        await shop.withdraws(other, by=li)


@pytest.mark.invariant(36)
async def test_an_open_case_keeps_its_order_from_completing_itself(
    shop: Shop, order: Order, li: Actor
) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    shop.clock.advance(days=30)
    assert await shop.complete_delivered() == 0
    await shop.withdraws(case, by=li)
    assert (await shop.order(order)).complete_at == shop.clock.now() + shop.terms.complete_after
    shop.clock.advance_by(shop.terms.complete_after)
    await shop.complete_delivered()
    assert (await shop.order(order)).status is OrderStatus.COMPLETED


@pytest.mark.invariant(36)
async def test_a_delivery_during_a_case_completes_nothing_either(
    shop: Shop, sent: Order, parcel: Shipment
) -> None:
    case = await shop.asks(sent, CaseKind.REFUND_ONLY)
    await shop.delivers(parcel)
    shop.clock.advance(days=30)
    await shop.complete_delivered()
    assert (await shop.order(sent)).status is OrderStatus.CONFIRMED
    await shop.approves(case)
    shop.clock.advance_by(shop.terms.complete_after)
    await shop.complete_delivered()
    assert (await shop.order(sent)).status is OrderStatus.COMPLETED


@pytest.mark.invariant(36)
@pytest.mark.parametrize("first", ["request", "completion"])
async def test_asking_races_completion_with_one_outcome(shop: Shop, order: Order, first: str) -> None:
    shop.clock.advance_by(shop.terms.complete_after)
    racers = [shop.asks(order, CaseKind.RETURN), shop.complete_delivered()]
    await asyncio.gather(*(racers if first == "request" else reversed(racers)))
    (row,) = [row for row in await shop.timeline(order) if row.move.to == CaseStatus.REQUESTED]
    completed = [row for row in await shop.timeline(order) if row.move.to == OrderStatus.COMPLETED]
    assert len(await shop.cases(order)) == 1
    assert not completed or completed[0].id < row.id


@pytest.mark.invariant(16)
async def test_what_a_case_claims_is_not_paid_back_beside_it(shop: Shop, order: Order) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN, 2))
    with pytest.raises(NotThatMany) as refused:
        await shop.refunds_units(order, 2)
    assert refused.value == NotThatMany(order.lines[0].id, 2, 1)
    await shop.takes_back(case, 2, 2)
    await shop.refunds_units(order, 1)
    with pytest.raises(NotThatMany) as nothing_left:
        await shop.refunds_units(order, 1)
    assert nothing_left.value.left == 0


async def test_what_a_case_that_came_to_nothing_had_claimed_is_free_again(shop: Shop, order: Order) -> None:
    await shop.withdraws(await shop.asks(order, CaseKind.RETURN, 3), by=shop.customer("Li"))
    (refund,) = await shop.refunds_units(order, 3)
    assert refund.lines[0].quantity == 3
