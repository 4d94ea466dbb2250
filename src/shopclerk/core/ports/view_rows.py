"""How list rows follow from records: pure, and the same for every implementation of `Views`."""

from collections.abc import Iterable, Mapping, Sequence

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.labels import label
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.goods_views import GoodsRow
from shopclerk.core.ports.views import OrderRow, ProductRow


def product_row(product: Product, levels: Mapping[SkuId, StockItem]) -> ProductRow:
    """A product that has something on sale; a SKU without a level has nothing available."""
    skus = product.on_sale()
    prices = tuple(price for sku in skus for price in sku.prices)
    lowest = _lowest(prices)
    return ProductRow(
        id=product.id,
        title=product.title,
        picture=next(iter(product.pictures), None),
        prices=lowest,
        available=sum(levels[sku.id].available for sku in skus if sku.id in levels),
        dearer=frozenset(price.currency for price in prices if price not in lowest),
    )


def _lowest(prices: Sequence[Money]) -> tuple[Money, ...]:
    """One per currency, by its code."""
    currencies = sorted({price.currency for price in prices})
    return tuple(min(price for price in prices if price.currency == currency) for currency in currencies)


def order_row(
    order: Order,
    shipments: Sequence[Shipment],
    cases: Sequence[AfterSalesCase],
    refunds: Sequence[Refund],
) -> OrderRow:
    return OrderRow(
        id=order.id,
        number=order.number,
        customer_id=order.customer_id,
        label=label(order, shipments, cases, refunds),
        total=order.total,
        units=sum(line.quantity for line in order.lines),
        first_title=order.lines[0].title,
        placed_at=order.placed_at,
        pay_by=order.pay_by if order.is_payable else None,
    )


def goods_row(product: Product, levels: Mapping[SkuId, StockItem]) -> GoodsRow:
    """A product in any state; a SKU without a level has nothing available."""
    sold = [sku for sku in product.skus if not sku.archived]
    return GoodsRow(
        id=product.id,
        title=product.title,
        state=product.state,
        variants=len(sold),
        available=sum(levels[sku.id].available for sku in sold if sku.id in levels),
    )


def is_called(text: str, titles: LocalizedText, codes: Iterable[str]) -> bool:
    """Whether a title or a code has the text in it."""
    wanted = text.casefold()
    return any(wanted in each.casefold() for each in (*(title for _, title in titles.texts), *codes))
