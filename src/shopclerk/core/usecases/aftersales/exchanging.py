"""The order that is sent in place of what comes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseLine
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.errors import NotForSale
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import OrderId, OrderLineId, SkuId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import (
    AppliedDiscount,
    CancelReason,
    Order,
    OrderLine,
    PaymentWindow,
    place,
)
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import ProductsOfSkus
from shopclerk.core.usecases.cancelling import Ended, end
from shopclerk.core.usecases.checkout import NUMBERS, free_number, put_on_book
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class NewNames:
    """What a replacement will be called: made before the decision that places it."""

    order_id: OrderId
    numbers: tuple[str, ...]


def new_names(ids: IdSource) -> NewNames:
    return NewNames(OrderId(ids.new()), tuple(ids.order_number() for _ in range(NUMBERS)))


async def on_sale(work: Work, sku_ids: Sequence[SkuId]) -> Mapping[SkuId, Product]:
    """The products of these SKUs, if all of them are on sale; else NotForSale."""
    products = {
        sku.id: product
        for product in await work.find(ProductsOfSkus(tuple(sku_ids)))
        for sku in product.on_sale()
    }
    for sku_id in sku_ids:
        if sku_id not in products:
            raise NotForSale(sku_id)
    return products


async def place_replacement(
    work: Work,
    order: Order,
    case: AfterSalesCase,
    granted: Money,
    names: NewNames,
    *,
    by: Actor,
    until: datetime,
) -> tuple[Order, Money]:
    """Reserve the goods wanted instead, and answer their order with what of the `granted` worth is left over.

    It is priced at the difference: with nothing to pay it is confirmed at once, else it waits for payment
    `until` then. It leaves only once the goods came back.
    """
    lines = await _lines(work, case.lines, names.order_id, granted.currency)
    price = total((line.amount for line in lines), granted.currency)
    credit = min(granted, price, key=lambda money: money.minor)
    placed = place(
        order_id=names.order_id,
        number=await free_number(work, names.numbers),
        by=by,
        contact_id=order.contact_id,
        lines=lines,
        window=PaymentWindow(remind_at=work.at + (until - work.at) / 2, pay_by=until),
        at=work.at,
        customer_id=order.customer_id,
        discount=AppliedDiscount(order.number, credit) if credit.minor else None,
        replaces=order.id,
        awaits_return=True,
    )
    if placed.total.minor:
        work.tell(OrderPlaced(placed.id))
    return await put_on_book(work, placed), granted - credit


async def _lines(
    work: Work, wanted: Iterable[CaseLine], order_id: OrderId, currency: str
) -> tuple[OrderLine, ...]:
    """What is sent instead, at the prices of now."""
    units = [(line.instead, line.quantity) for line in wanted if line.instead is not None]
    products = await on_sale(work, [sku_id for sku_id, _ in units])
    lines = []
    for number, (sku_id, quantity) in enumerate(units, start=1):
        product = products[sku_id]
        work.expect(product)
        sku = product.sku(sku_id)
        lines.append(
            OrderLine(
                id=OrderLineId(f"{order_id}-{number}"),
                product_id=product.id,
                sku_id=sku.id,
                title=product.title,
                options=sku.options,
                unit_price=sku.price_in(currency),
                quantity=quantity,
                fulfilment=sku.fulfilment,
            )
        )
    return tuple(lines)


async def replacement_of(work: Work, case: AfterSalesCase) -> Order | None:
    """The order of an exchange that was approved, as long as the case counts on it."""
    return None if case.replacement_id is None else await work.get(Order, case.replacement_id)


async def take_back(work: Work, case: AfterSalesCase, reason: CancelReason, *, by: Actor) -> Ended | None:
    """End the order of an exchange that comes to nothing, unless it has ended already."""
    replacement = await replacement_of(work, case)
    if replacement is None or replacement.status is OrderStatus.CANCELLED:
        return None
    return await end(work, replacement, reason, by=by)


async def counted(work: Work, case: AfterSalesCase) -> AfterSalesCase:
    """The case as it stands now. When the order of an exchange has ended meanwhile, unpaid or by somebody's
    word, the case owes its credit in money instead.

    The order is of another family: it is guarded, so that it cannot end while the case counts on it.
    """
    replacement = await replacement_of(work, case)
    if replacement is None or case.refund is None:
        return case
    work.expect(replacement)
    if replacement.status is not OrderStatus.CANCELLED:
        return case
    credit = replacement.discount.amount if replacement.discount else Money.zero(case.refund.currency)
    return replace(case, refund=case.refund + credit, replacement_id=None)
