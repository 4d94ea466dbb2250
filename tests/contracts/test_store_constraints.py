"""What no guard saw is refused all the same: unique keys, references, and values that cannot be."""

from dataclasses import replace

import pytest

from shopclerk.core.domain.aftersales import CaseLine, Inspected
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.ids import OrderId, OrderLineId, PersonId, ShipmentId, SkuId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.refund import RefundLine
from shopclerk.core.domain.shipment import ParcelEvent
from shopclerk.core.ports.changeset import (
    Changeset,
)
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.queries.money import MoneyOf
from shopclerk.core.ports.queries.parcels import ScansOf
from shopclerk.core.ports.queries.stock import Levels
from tests.contracts.after_sales import case, discount, discrepancy, refund
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    NOON,
    Decisions,
    attempt,
    commit,
    line,
    money,
    order,
    product,
    reservation,
    scan,
    shipment,
    sku,
    stocked,
    timeline,
)

SKU = SkuId("sku")
CART = Cart(id=PersonId("person"))
LINE = OrderLineId("order-1")


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


BROKEN_KEYS = {
    "an order number": Decisions().of(order("second", number="N-order")),
    "a handle": Decisions().of(product("second", handle="product")),
    "a SKU of another product": Decisions().of(product("second", sku("product-sku"))),
    "money": Decisions().of(appends=(money("second", reference="ref-money"),)),
    "a scan": Decisions().of(
        appends=(
            ParcelEvent(
                id="second",
                shipment_id=ShipmentId("shipment"),
                order_id=OrderId("order"),
                tracking_number="SF1234567",
                scan=scan("first").scan,
            ),
        )
    ),
    "a ledger row": Decisions().of(appends=(timeline("told"),)),
    "an order that is not there": Decisions().of(attempt("lost", order_id="nobody")),
    "a category that is not there": Decisions().of(product("lost", category_id="nobody")),
    "a refund of no payment": Decisions().of(refund("lost", attempt_id="nobody")),
    "a refund of no order": Decisions().of(refund("lost", order_id="nobody")),
    "a refund of a case that is not there": Decisions().of(refund("lost", case_id="nobody")),
    "a case of no order": Decisions().of(case("lost", order_id="nobody")),
    "a case with a replacement that is not there": Decisions().of(case("lost", replacement_id="nobody")),
    "a replacement of no order": Decisions().of(order("lost", replaces="nobody")),
    "a discrepancy of no payment": Decisions().of(discrepancy("lost", attempt_id="nobody")),
    "money of no payment": Decisions().of(appends=(money("lost", attempt_id="nobody"),)),
}


BROKEN_VALUES = {
    "a refund of nothing": Decisions().of(refund(amount=Money(0, "CNY"))),
    "a refund that takes": Decisions().of(refund(amount=Money(-1, "CNY"))),
    "a refund of no units": Decisions().of(refund(lines=(RefundLine(LINE, 0, Money(1, "CNY")),))),
    "a refund of a negative worth": Decisions().of(refund(lines=(RefundLine(LINE, 1, Money(-1, "CNY")),))),
    "more units cancelled than bought": Decisions().of(order("second", line("l", 2, cancelled=3))),
    "fewer than no units cancelled": Decisions().of(order("second", line("l", 2, cancelled=-1))),
    "a hold of less than nothing": Decisions().of(reservation(held=-1)),
    "a case over no units": Decisions().of(case(lines=(CaseLine(LINE, 0),))),
    "more resellable than received": Decisions().of(case(inspected=(Inspected(LINE, 1, 2),))),
    "a discount of both kinds": Decisions().of(discount(percentage=1000)),
    "a discount of no kind": Decisions().of(discount(amount=None)),
    "a discount of more than all": Decisions().of(discount(percentage=10_001, amount=None)),
    "settled by nobody": Decisions().of(discrepancy(settled_at=NOON)),
}


@pytest.mark.parametrize("broken", BROKEN_VALUES.values(), ids=BROKEN_VALUES)
async def test_a_record_that_cannot_be_is_refused_even_if_no_guard_saw_it(
    shop: Shop, decide: Decisions, broken: Changeset
) -> None:
    await commit(shop, decide.of(order(), attempt()))
    with pytest.raises(Conflict):
        await shop.store.commit(replace(broken, id="broken", saves=(*broken.saves, CART)))
    assert await shop.store.load(Cart, CART.id) is None


async def test_one_reference_can_be_captured_and_refunded_and_charged_back(
    shop: Shop, decide: Decisions
) -> None:
    kinds = [money(kind, kind=kind, reference="same") for kind in MoneyKind]
    await commit(shop, decide.of(order(), attempt(), appends=tuple(kinds)))
    assert len(await shop.store.find(MoneyOf(OrderId("order")))) == len(MoneyKind)


@pytest.mark.invariant(17)
@pytest.mark.parametrize("broken", BROKEN_KEYS.values(), ids=BROKEN_KEYS)
async def test_a_key_that_nobody_claimed_is_refused_all_the_same(
    shop: Shop, decide: Decisions, broken: Changeset
) -> None:
    appends = (money(), scan("first"), timeline("told"))
    await commit(shop, decide.of(product(), order(), attempt(), shipment(), appends=appends))
    broken = replace(broken, id="broken", saves=(*broken.saves, CART), stock=(stocked(5),))
    with pytest.raises(Conflict):
        await shop.store.commit(broken)
    assert await shop.store.load(Cart, CART.id) is None
    assert await shop.store.find(Levels((SKU,))) == ()
    assert await shop.store.find(MoneyOf(OrderId("order"))) == (money(),)
    assert await shop.store.find(ScansOf(ShipmentId("shipment"))) == (scan("first"),)
