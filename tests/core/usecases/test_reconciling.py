"""Comparing what providers know of money with what we have booked."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shopclerk.core.domain.discrepancy import DiscrepancyKind
from shopclerk.core.domain.errors import NotAllowed
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.lifecycle import OrderStatus, RefundStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.payments import FactKind
from shopclerk.core.usecases.reconciling import Reconciled
from tests.shopfloor.gateway import FakeGateway
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.places(li, mug=2)


async def reconciled(shop: Shop) -> Reconciled:
    shop.clock.advance(minutes=5)
    (report,) = await shop.reconcile_payments(actor=SYSTEM)
    return report


async def test_a_fact_that_was_lost_on_the_way_is_applied(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    shop.gateway.pay("fake-1")
    assert (await reconciled(shop)).heard == 1
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert (await reconciled(shop)) == Reconciled("fake")


@pytest.mark.invariant(24)
async def test_a_payment_whose_answer_got_lost_is_asked_about(shop: Shop, order: Order) -> None:
    shop.gateway.answer_gets_lost()
    with pytest.raises(OutcomeUnknown):
        await shop.starts_paying(order)
    shop.gateway.pay("fake-1")
    report = await reconciled(shop)
    assert (report.asked, report.heard) == (1, 1)
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


async def test_a_refund_whose_answer_got_lost_is_found_in_the_list(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    shop.gateway.refund_answer_gets_lost()
    await shop.refunds_amount(order, "5.00")
    await reconciled(shop)
    assert [one.status for one in await shop.refunds(order)] == [RefundStatus.SUCCEEDED]


async def test_what_the_provider_does_not_know_is_reported_once(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    shop.gateway.told.clear()
    for _ in range(2):
        report = await reconciled(shop)
        assert [entry.reference for entry in report.missing] == ["fake-1"]
    (found,) = await shop.discrepancies(order)
    assert (found.kind, found.told) == (DiscrepancyKind.UNKNOWN_AT_PROVIDER, order.total)
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


async def test_an_entry_that_the_provider_dates_before_the_list_is_not_missing(
    shop: Shop, order: Order
) -> None:
    shop.gateway.approves_at_once()
    await shop.starts_paying(order)
    payment = shop.gateway.payment("fake-1")
    told = shop.gateway.tells(payment, FactKind.CAPTURED)
    shop.gateway.told[:] = [replace(told, at=told.at - timedelta(days=30))]
    assert (await reconciled(shop)).missing == []


async def test_a_payment_that_is_none_of_ours_is_told_of(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    fact = shop.gateway.pay("fake-1")
    assert fact is not None
    stranger = replace(fact, event_id="strange", attempt_id=AttemptId("nobody's"))
    shop.gateway.told.append(stranger)
    assert (await reconciled(shop)).strangers == [stranger]


async def test_a_provider_that_is_down_says_so_and_changes_nothing(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    shop.gateway.told.clear()
    shop.gateway.is_down()
    report = await reconciled(shop)
    assert report.failure is not None
    assert await shop.discrepancies(order) == ()


async def test_only_the_owner_and_the_shop_itself_reconcile(shop: Shop, clerk: Actor, li: Actor) -> None:
    for actor in (clerk, li):
        with pytest.raises(NotAllowed):
            await shop.reconcile_payments(actor=actor)
    assert len(await shop.reconcile_payments(actor=shop.owner)) == 1


class Silent(FakeGateway):
    """A provider that keeps no list."""

    async def facts(self, *, attempt_id: AttemptId | None = None, since: datetime | None = None) -> None:
        return None


async def test_of_a_provider_that_keeps_no_list_nothing_is_missing(shop: Shop, order: Order) -> None:
    shop.gateway = Silent(shop.clock)
    await shop.pays(order)
    assert await reconciled(shop) == Reconciled("fake")
    assert await shop.list_discrepancies(actor=shop.owner) == ()
