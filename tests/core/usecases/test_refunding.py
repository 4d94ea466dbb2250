"""Sending money back."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import (
    CurrencyMismatch,
    InvalidAmount,
    NotAllowed,
    NotFound,
    NotRefundable,
    NotThatMany,
)
from shopclerk.core.domain.events import RefundMoved
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.payments import FactKind, Refunded, RefundOutcome, RefundRequest
from shopclerk.core.usecases.refunding import ByAmount, ByLines
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.gateway import FakeGateway
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5, price="33.37")
    return await shop.pays(await shop.places(li, mug=3))


async def promised(shop: Shop, order: Order) -> int:
    return sum(one.amount.minor for one in await shop.refunds(order) if one.holds)


async def returned(shop: Shop, order: Order) -> list[Money]:
    return [one.amount for one in await shop.money(order) if one.kind is MoneyKind.REFUNDED]


async def test_a_refund_by_amount_goes_back_and_is_booked_once(shop: Shop, order: Order) -> None:
    (refund,) = await shop.refunds_amount(order, "12.50")
    assert (refund.status, refund.amount) == (RefundStatus.SUCCEEDED, Money(1250, "CNY"))
    assert await returned(shop, order) == [Money(1250, "CNY")]
    assert RefundMoved(order.id, refund.id, RefundStatus.SUCCEEDED) in await shop.untold()
    assert await shop.submit_refunds() == 0
    assert shop.gateway.refund_calls[refund.id] == 1


async def test_a_refund_is_promised_before_the_provider_hears_of_it(shop: Shop, order: Order) -> None:
    shop.gateway.is_down()
    await shop.refunds_amount(order, "100.00")
    with pytest.raises(NotRefundable) as refused:
        await shop.refunds_amount(order, "0.12")
    assert refused.value == NotRefundable(order.id, 12, 11, "CNY")


@pytest.mark.invariant(24)
async def test_repeating_a_request_refunds_once(shop: Shop, order: Order) -> None:
    first = await shop.refunds_amount(order, "10.00", request_id="tap")
    taps = await asyncio.gather(*(shop.refunds_amount(order, "10.00", request_id="tap") for _ in range(5)))
    assert {tuple(one.id for one in tap) for tap in taps} == {(first[0].id,)}
    assert await promised(shop, order) == 1000


@pytest.mark.invariant(14, 15)
async def test_a_hundred_requests_at_once_never_promise_more_than_came(shop: Shop, order: Order) -> None:
    answers = await asyncio.gather(
        *(shop.refunds_amount(order, "3.00") for _ in range(100)), return_exceptions=True
    )
    refusals = [answer for answer in answers if isinstance(answer, BaseException)]
    assert all(isinstance(refusal, NotRefundable | Conflict) for refusal in refusals)
    done = len(answers) - len(refusals)
    assert await promised(shop, order) == 300 * done <= order.total.minor
    left = order.total.minor - 300 * done
    if left:
        await shop.refunds_amount(order, Money(left, "CNY").decimal())
    shop.clock.advance(minutes=5)
    await shop.submit_refunds()
    assert sum(amount.minor for amount in await returned(shop, order)) == order.total.minor
    with pytest.raises(NotRefundable):
        await shop.refunds_amount(order, "0.01")


@pytest.mark.invariant(16, 27)
async def test_refunds_of_single_units_sum_to_the_cent(shop: Shop, order: Order) -> None:
    amounts = [(await shop.refunds_units(order, units))[0].amount.minor for units in (1, 2)]
    assert sum(amounts) == order.total.minor
    with pytest.raises(NotThatMany) as refused:
        await shop.refunds_units(order, 1)
    assert refused.value == NotThatMany(order.lines[0].id, 1, 0)


@pytest.mark.invariant(16)
async def test_a_line_named_twice_counts_together(shop: Shop, order: Order) -> None:
    line = ShipmentLine(order.lines[0].id, 2)
    with pytest.raises(NotThatMany):
        await shop.request_refund(ByLines((line, line)), actor=shop.owner, request_id="r", order_id=order.id)


@pytest.mark.invariant(26)
async def test_a_failed_refund_frees_its_headroom(shop: Shop, order: Order) -> None:
    shop.gateway.refuses_refund("account_closed")
    (failed,) = await shop.refunds_amount(order, order.total.decimal())
    assert (failed.status, failed.failure) == (RefundStatus.FAILED, "account_closed")
    assert await returned(shop, order) == []
    assert RefundMoved(order.id, failed.id, RefundStatus.FAILED) in await shop.untold()
    (again,) = await shop.refunds_amount(order, order.total.decimal())
    assert again.status is RefundStatus.SUCCEEDED


@pytest.mark.invariant(24, 26)
async def test_an_unknown_refund_keeps_its_headroom_and_is_asked_for_again_by_its_id(
    shop: Shop, order: Order
) -> None:
    shop.gateway.refund_answer_gets_lost()
    (unknown,) = await shop.refunds_amount(order, order.total.decimal())
    assert unknown.status is RefundStatus.UNKNOWN
    assert RefundMoved(order.id, unknown.id, RefundStatus.UNKNOWN) in await shop.untold()
    with pytest.raises(NotRefundable):
        await shop.refunds_amount(order, "0.01")
    shop.clock.advance(minutes=5)
    assert await shop.submit_refunds() == 1
    assert [one.status for one in await shop.refunds(order)] == [RefundStatus.SUCCEEDED]
    assert await returned(shop, order) == [order.total]
    assert shop.gateway.payment("fake-1").returned == order.total.minor


async def test_a_provider_that_is_down_is_asked_later_and_later(shop: Shop, order: Order) -> None:
    shop.gateway.is_down()
    (waiting,) = await shop.refunds_amount(order, "5.00")
    assert waiting.status is RefundStatus.SUBMITTED
    pauses = []
    for _ in range(12):
        (waiting,) = await shop.refunds(order)
        assert waiting.next_try_at is not None
        pauses.append(waiting.next_try_at - shop.clock.now())
        shop.clock.advance_by(pauses[-1])
        assert await shop.submit_refunds() == 1
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(seconds=30), timedelta(hours=6))
    shop.gateway.is_down(down=False)
    shop.clock.advance(hours=6)
    await asyncio.gather(shop.submit_refunds(), shop.submit_refunds())
    assert await returned(shop, order) == [Money(500, "CNY")]


@pytest.mark.invariant(39)
async def test_two_sweeps_at_once_ask_once(shop: Shop, order: Order) -> None:
    shop.gateway.is_down()
    (waiting,) = await shop.refunds_amount(order, "5.00")
    shop.gateway.is_down(down=False)
    shop.clock.advance(hours=1)
    assert sorted(await asyncio.gather(shop.submit_refunds(), shop.submit_refunds())) == [0, 1]
    assert shop.gateway.refund_calls[waiting.id] == 1


@pytest.mark.invariant(39)
async def test_who_comes_while_a_provider_is_being_asked_does_not_ask_too(shop: Shop, order: Order) -> None:

    async def others() -> None:
        shop.gateway.meanwhile = None
        await shop.submit_refunds()
        await shop.refunds_amount(order, "5.00", request_id="tap")

    shop.gateway.meanwhile = others
    (refund,) = await shop.refunds_amount(order, "5.00", request_id="tap")
    assert shop.gateway.refund_calls[refund.id] == 1


@pytest.mark.invariant(17)
async def test_a_fact_that_does_not_name_our_refund_and_is_faster_than_the_answer_is_booked_once(
    shop: Shop, order: Order
) -> None:

    async def tell() -> None:
        shop.gateway.meanwhile = None
        await shop.hears(replace(shop.gateway.told[-1], refund_id=None))

    shop.gateway.meanwhile = tell
    (refund,) = await shop.refunds_amount(order, "5.00")
    assert refund.status is RefundStatus.SUCCEEDED
    assert await returned(shop, order) == [Money(500, "CNY")]
    await shop.refunds_amount(order, Money(order.total.minor - 500, "CNY").decimal())


@pytest.mark.invariant(27)
async def test_the_shipping_fee_goes_back_once_and_only_when_asked_for(shop: Shop, wang: Actor) -> None:
    fee = Money(1200, "CNY")
    post = ShippingOption(code="post", name=LocalizedText.single("en", "Post"), fee=fee, days=3)
    shop.terms = Terms(currency="CNY", shipping=(post,))
    await shop.stocks("TEA", 5, price="78.00")
    await shop.fills(wang, tea=2)
    order = await shop.pays(await shop.checks_out(wang, shipping="post"))
    (bare,) = await shop.refunds_units(order, 1)
    (whole,) = await shop.refunds_units(order, 1, shipping=True)
    assert (bare.amount.minor, bare.shipping) == (7800, None)
    assert (whole.amount.minor, whole.shipping) == (9000, fee)
    with pytest.raises(InvalidAmount):
        await shop.refunds_units(order, 0, shipping=True)


@pytest.mark.invariant(38)
async def test_a_crash_after_the_promise_is_repaired_by_the_sweep(shop: Shop, order: Order) -> None:
    await shop.starts_paying(await shop.places(shop.customer("Wang"), mug=1))
    (refund,) = await _promised_and_forgotten(shop, order)
    assert refund.status is RefundStatus.REQUESTED
    assert await shop.submit_refunds() == 1
    assert await returned(shop, order) == [order.total]


async def _promised_and_forgotten(shop: Shop, order: Order) -> tuple[Refund, ...]:
    """A payment that is told after its order ended: nobody is there to ask the provider at once."""
    payment = shop.gateway.payment("fake-1")
    await shop.hears(shop.gateway.tells(payment, FactKind.CAPTURED, reference="second"))
    return await shop.refunds(order)


async def test_a_refund_that_was_only_accepted_ends_by_a_fact(shop: Shop, order: Order) -> None:
    shop.gateway.only_accepts_refund()
    (going,) = await shop.refunds_amount(order, "5.00")
    (bounced,) = await _accepted(shop, order, "6.00")
    assert (going.status, bounced.status) == (RefundStatus.SUBMITTED, RefundStatus.SUBMITTED)
    await shop.hears(shop.gateway.settles(going.id), shop.gateway.fails_refund(bounced.id, "closed"))
    assert [one.status for one in await shop.refunds(order)] == [RefundStatus.SUCCEEDED, RefundStatus.FAILED]
    assert await returned(shop, order) == [Money(500, "CNY")]


async def _accepted(shop: Shop, order: Order, amount: str) -> tuple[Refund, ...]:
    shop.gateway.only_accepts_refund()
    return await shop.refunds_amount(order, amount)


@pytest.mark.invariant(15)
async def test_a_promise_that_a_chargeback_overtook_is_not_kept(shop: Shop, order: Order) -> None:
    await _promised_and_forgotten(shop, order)
    await shop.hears(shop.gateway.charge_back("fake-1", Money(order.total.minor * 2, "CNY")))
    await shop.submit_refunds()
    (overtaken,) = await shop.refunds(order)
    assert (overtaken.status, overtaken.failure) == (RefundStatus.FAILED, "charged_back")
    assert shop.gateway.refund_calls[overtaken.id] == 0


async def test_money_that_came_by_two_payments_goes_back_by_both(shop: Shop, wang: Actor) -> None:
    await shop.stocks("TEA", 5, price="78.00")
    order = await shop.places(wang, tea=1)
    for minor in (7000, 800):
        attempt = await shop.starts_paying(order)
        await shop.hears(shop.gateway.pay(attempt.link or "", amount=Money(minor, "CNY")))
    refunds = await shop.refunds_units(order, 1)
    assert sorted(one.amount.minor for one in refunds) == [800, 7000]
    assert all(one.status is RefundStatus.SUCCEEDED for one in refunds)
    with pytest.raises(NotThatMany):
        await shop.refunds_units(order, 1)


@pytest.mark.parametrize("amount", ["0.00", "-1.00"])
async def test_nothing_and_less_cannot_be_refunded(shop: Shop, order: Order, amount: str) -> None:
    minor = int(float(amount) * 100)
    with pytest.raises(InvalidAmount):
        await shop.request_refund(
            ByAmount(Money(minor, "CNY")), actor=shop.owner, request_id="r", order_id=order.id
        )


async def test_only_money_of_the_orders_currency_goes_back(shop: Shop, order: Order) -> None:
    with pytest.raises(CurrencyMismatch):
        await shop.request_refund(
            ByAmount(Money(100, "USD")), actor=shop.owner, request_id="r", order_id=order.id
        )


async def test_an_unpaid_order_is_cancelled_rather_than_refunded(shop: Shop, wang: Actor) -> None:
    await shop.stocks("TEA", 5, price="78.00")
    order = await shop.places(wang, tea=1)
    await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay("fake-1", amount=Money(7000, "CNY")))
    with pytest.raises(NotRefundable):
        await shop.refunds_amount(order, "70.00")
    await shop.cancels(order)
    assert await returned(shop, order) == [Money(7000, "CNY")]


async def test_staff_refund_by_lines_and_only_the_owner_by_amount(
    shop: Shop, order: Order, li: Actor, clerk: Actor
) -> None:
    assert await shop.refunds_units(order, 1, by=clerk)
    with pytest.raises(NotAllowed):
        await shop.refunds_amount(order, "1.00", by=clerk)
    for refused in (shop.refunds_units(order, 1, by=li), shop.refunds_amount(order, "1.00", by=li)):
        with pytest.raises(NotAllowed):
            await refused


async def test_a_line_that_is_not_in_the_order_is_not_found(shop: Shop, order: Order) -> None:
    with pytest.raises(NotFound):
        await shop.request_refund(
            ByLines((ShipmentLine(OrderLineId("none"), 1),)),
            actor=shop.owner,
            request_id="r",
            order_id=order.id,
        )


@pytest.mark.invariant(31)
async def test_every_step_of_a_refund_is_in_the_timeline(shop: Shop, order: Order) -> None:
    (refund,) = await shop.refunds_amount(order, "1.00")
    steps = [row.move for row in await shop.timeline(order) if row.move.entity_id == refund.id]
    assert [(step.from_, step.to) for step in steps] == [
        (None, "requested"),
        ("requested", "submitted"),
        ("submitted", "succeeded"),
    ]
    assert steps[0].by == shop.owner


@pytest.mark.invariant(17)
async def test_a_refund_refused_in_the_call_and_by_event_fails_once(shop: Shop, order: Order) -> None:
    shop.gateway.refuses_refund()
    (refund,) = await shop.refunds_amount(order, "10.00")
    payment = next(iter(shop.gateway.payments.values()))
    before = await seen(shop, order)
    for _ in range(2):
        await shop.hears(
            shop.gateway.tells(
                payment,
                FactKind.REFUND_FAILED,
                amount=refund.amount,
                reference=f"failed-{refund.id}",
                reason="account_closed",
                refund_id=refund.id,
            )
        )
    assert refund.status is RefundStatus.FAILED
    assert await seen(shop, order) == before


@pytest.mark.invariant(17)
@pytest.mark.parametrize("kind", [FactKind.REFUNDED, FactKind.CHARGED_BACK])
async def test_money_told_again_under_another_event_is_booked_once(
    shop: Shop, order: Order, kind: FactKind
) -> None:
    payment = next(iter(shop.gateway.payments.values()))
    await shop.hears(shop.gateway.tells(payment, kind, amount=Money(500, "CNY"), reference="back-1"))
    before = await seen(shop, order)
    await shop.hears(shop.gateway.tells(payment, kind, amount=Money(500, "CNY"), reference="back-1"))
    assert await seen(shop, order) == before
    assert (
        sum(entry.amount.minor for entry in await shop.money(order) if entry.kind.value == kind.value) == 500
    )


async def seen(shop: Shop, order: Order) -> tuple[object, ...]:
    """All that a fact could have moved; that it was looked at counts one version."""
    return (
        replace(await shop.order(order), version=0),
        await shop.refunds(order),
        await shop.money(order),
        await shop.timeline(order),
        await shop.untold(),
    )


class OfOneName(FakeGateway):
    """A provider that calls a refund as it calls its payment, sends each back once and whole, and knows no
    ids of ours.
    """

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        self.refund_calls[request.refund_id] += 1
        if self.meanwhile is not None:
            await self.meanwhile()
        return Refunded(request.payment_reference)


@pytest.fixture
async def paid_twice(shop: Shop, li: Actor) -> Order:
    """By one attempt, whose provider cannot keep two people from paying at once."""
    shop.gateway = OfOneName(shop.clock)
    await shop.stocks("MUG", 5, price="30.00")
    order = await shop.pays(await shop.places(li, mug=1))
    again = shop.gateway.tells(shop.gateway.payment("fake-1"), FactKind.CAPTURED, reference="fake-1-again")
    await shop.hears(again)
    return order


async def test_of_an_attempt_paid_twice_each_payment_goes_back_once(shop: Shop, paid_twice: Order) -> None:
    assert await shop.submit_refunds() == 1
    await shop.cancels(paid_twice)
    back = [one for one in await shop.money(paid_twice) if one.kind is MoneyKind.REFUNDED]
    assert sorted(one.reference for one in back) == ["fake-1", "fake-1-again"]
    assert [one.status for one in await shop.refunds(paid_twice)] == [RefundStatus.SUCCEEDED] * 2


async def test_two_refunds_that_went_for_the_same_payment_are_not_both_believed(
    shop: Shop, paid_twice: Order
) -> None:
    """Both are asked for before either is answered."""
    both = asyncio.Barrier(2)
    shop.gateway.meanwhile = both.wait
    await asyncio.gather(shop.submit_refunds(), shop.cancels(paid_twice))
    ended = sorted((one.status, one.failure) for one in await shop.refunds(paid_twice))
    assert ended == [(RefundStatus.FAILED, "refunded_before"), (RefundStatus.SUCCEEDED, None)]
    assert await returned(shop, paid_twice) == [Money(3000, "CNY")]


async def test_what_is_told_of_a_refund_before_its_answer_is_that_refund(
    shop: Shop, paid_twice: Order
) -> None:
    """By a provider that does not say for which request of ours it was."""

    async def told() -> None:
        payment = shop.gateway.payment("fake-1")
        await shop.hears(shop.gateway.tells(payment, FactKind.REFUNDED, reference="fake-1"))

    shop.gateway.meanwhile = told
    assert await shop.submit_refunds() == 1
    assert await returned(shop, paid_twice) == [Money(3000, "CNY")]
    assert await shop.list_discrepancies(actor=shop.owner, order_id=paid_twice.id) == ()
