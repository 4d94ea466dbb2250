"""What all new orders share: their names, their lines at the prices of now, their place on the book."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.errors import NotForSale, NotFound
from shopclerk.core.domain.events import OrderConfirmed
from shopclerk.core.domain.ids import OrderId, OrderLineId, SkuId
from shopclerk.core.domain.order import Order, OrderLine
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.usecases.work import Work

NUMBERS = 8
"""How many order numbers are drawn; that all of them are taken is beyond chance."""


@dataclass(frozen=True, slots=True)
class NewNames:
    """What an order will be called: its id, made before the decision, and whence its number."""

    order_id: OrderId
    ids: IdSource


def new_names(ids: IdSource) -> NewNames:
    return NewNames(OrderId(ids.new()), ids)


async def free_number(work: Work, names: NewNames) -> str:
    """An order number that nobody has."""
    for _ in range(NUMBERS):
        number = names.ids.order_number()
        if await work.already("order number", number) is None:
            return number
    raise NotFound("order number", "")


async def on_sale(work: Work, sku_ids: Sequence[SkuId]) -> Mapping[SkuId, Product]:
    """The products of these SKUs, if all of them are on sale; else NotForSale."""
    return selling(await work.find(ProductsOfSkus(tuple(sku_ids))), sku_ids)


def selling(products: Iterable[Product], sku_ids: Iterable[SkuId]) -> Mapping[SkuId, Product]:
    """Which of the products sells each of these SKUs; else NotForSale."""
    sold = {sku.id: product for product in products for sku in product.on_sale()}
    for sku_id in sku_ids:
        if sku_id not in sold:
            raise NotForSale(sku_id)
    return sold


async def lines_now(
    work: Work, order_id: OrderId, wanted: Iterable[tuple[SkuId, int]], currency: str
) -> tuple[OrderLine, ...]:
    """So many units of these SKUs as lines of that order: see `lines_from`."""
    units = tuple(wanted)
    products = await work.find(ProductsOfSkus(tuple(sku_id for sku_id, _ in units)))
    return lines_from(work, products, order_id, units, currency)


def lines_from(
    work: Work,
    products: Iterable[Product],
    order_id: OrderId,
    units: Sequence[tuple[SkuId, int]],
    currency: str,
) -> tuple[OrderLine, ...]:
    """So many units of SKUs of these products as lines of that order, at the prices of now, before discount.

    The products are guarded: none of them can change before the commit. Raises NotForSale, NotPricedIn.
    """
    sold = selling(products, (sku_id for sku_id, _ in units))
    for product in {sold[sku_id].id: sold[sku_id] for sku_id, _ in units}.values():
        work.expect(product)
    return tuple(
        [
            _line(sold[sku_id], sku_id, OrderLineId(f"{order_id}-{position}"), quantity, currency)
            for position, (sku_id, quantity) in enumerate(units, start=1)
        ]
    )


def _line(product: Product, sku_id: SkuId, line_id: OrderLineId, quantity: int, currency: str) -> OrderLine:
    sku = product.sku(sku_id)
    return OrderLine(
        id=line_id,
        product_id=product.id,
        sku_id=sku.id,
        title=product.title,
        options=sku.options,
        unit_price=sku.price_in(currency),
        quantity=quantity,
        fulfilment=sku.fulfilment,
    )


async def put_on_book(work: Work, order: Order) -> Order:
    """Keep a new order: its number claimed and its lines reserved; confirmed at once when there is nothing to
    pay.
    """
    work.claim("order number", order.number, order.id)
    if order.total.minor == 0:
        order = order.confirm(by=SYSTEM, at=work.at)
        work.tell(OrderConfirmed(order.id))
    work.save(order)
    units: Counter[SkuId] = Counter()
    for line in order.lines:
        units[line.sku_id] += line.quantity
    for sku_id, quantity in units.items():
        work.reserve(order.id, sku_id, quantity, until=order.pay_by)
    return order
