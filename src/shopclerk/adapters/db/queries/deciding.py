"""What decisions and carts read at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from shopclerk.adapters.db.mapping.catalogue import CART
from shopclerk.adapters.db.mapping.discounts import DISCOUNT
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.queries.answering import answer_each, answer_together
from shopclerk.adapters.db.queries.catalogue import counts, levels_of_skus, products_of_skus
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.discount import uses, uses_by
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.discounts import Counts
from shopclerk.core.ports.queries.shopping import Basket, BasketOf, Checkout, CheckoutOf
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.ports.store import Identified, Together


def _together(
    sealer: Sealer, connection: Connection, asked: Sequence[Together]
) -> list[tuple[tuple[Any, ...], ...]]:
    answers = iter(answer_each(sealer, connection, [query for one in asked for query in one.queries]))
    return [tuple([next(answers) for _ in one.queries]) for one in asked]


def _identified(
    sealer: Sealer, connection: Connection, queries: Sequence[Identified[Any]]
) -> list[tuple[Any, ...]]:
    wanted: defaultdict[type[Any], dict[str, Any]] = defaultdict(dict)
    for query in queries:
        wanted[query.kind][query.id] = None
    for kind, found in wanted.items():
        found.update(zip(found, KINDS[kind].load(sealer, connection, list(found)), strict=True))
    records = (wanted[query.kind][query.id] for query in queries)
    return [() if record is None else (record,) for record in records]


def _checkouts(
    sealer: Sealer, connection: Connection, queries: Sequence[CheckoutOf]
) -> list[tuple[Checkout]]:
    carts = CART.load(sealer, connection, [query.person_id for query in queries])
    in_carts = [ProductsOfSkus(skus) for skus in _skus(carts)]
    products = products_of_skus(sealer, connection, in_carts)
    discounts = DISCOUNT.load(sealer, connection, [query.code for query in queries if query.code])
    found = {discount.id: discount for discount in discounts if discount}
    used = counts(sealer, connection, [Counts(tuple(_counters(query))) for query in queries])
    return [
        (
            Checkout(
                cart=cart,
                products=of_cart,
                discount=found.get(query.code),
                used=used[0] if used else 0,
                used_by=used[1] if used else 0,
            ),
        )
        for query, cart, of_cart, used in zip(queries, carts, products, used, strict=True)
    ]


def _baskets(sealer: Sealer, connection: Connection, queries: Sequence[BasketOf]) -> list[tuple[Basket]]:
    carts = CART.load(sealer, connection, [query.person_id for query in queries])
    skus = _skus(carts)
    products = products_of_skus(sealer, connection, [ProductsOfSkus(each) for each in skus])
    levels = levels_of_skus(sealer, connection, [Levels(each) for each in skus])
    return [
        (Basket(cart=cart, products=of_cart, levels=on_shelf),)
        for cart, of_cart, on_shelf in zip(carts, products, levels, strict=True)
    ]


def _skus(carts: Sequence[Cart | None]) -> list[tuple[SkuId, ...]]:
    return [tuple(line.sku_id for line in cart.lines) if cart else () for cart in carts]


def _counters(query: CheckoutOf) -> Iterator[str]:
    if query.code:
        yield uses(query.code)
        yield uses_by(query.code, query.person_id)


answer_together(Together, _together)
answer_together(Identified, _identified)
answer_together(CheckoutOf, _checkouts)
answer_together(BasketOf, _baskets)
