"""What decisions read at once."""

from typing import Any

from sqlalchemy import Connection, select

from shopclerk.adapters.db.mapping.catalogue import CART, PRODUCT
from shopclerk.adapters.db.mapping.discounts import DISCOUNT
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.queries.answering import answer
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.catalogue import cart_lines, carts, products, skus
from shopclerk.adapters.db.tables.discounts import discounts
from shopclerk.core.domain.discount import uses, uses_by
from shopclerk.core.ports import store


@answer.register
def _(query: store.Together, connection: Connection, sealer: Sealer) -> tuple[tuple[Any, ...], ...]:
    return tuple([answer(each, connection, sealer) for each in query.queries])


@answer.register(store.Identified)
def _(query: store.Identified[Any], connection: Connection, sealer: Sealer) -> tuple[Any, ...]:
    kind = KINDS[query.kind]
    return kind.fetch(connection, kind.all().where(kind.root.c.id == query.id), sealer)


@answer.register
def _(query: store.CheckoutOf, connection: Connection, sealer: Sealer) -> tuple[store.Checkout]:
    cart = CART.fetch(connection, CART.all().where(carts.c.id == query.person_id), sealer)
    in_cart = select(cart_lines.c.sku_id).where(cart_lines.c.cart_id == query.person_id)
    having = select(skus.c.product_id).where(skus.c.id.in_(in_cart))
    goods = PRODUCT.fetch(
        connection, PRODUCT.all().where(products.c.id.in_(having)).order_by(products.c.id), sealer
    )
    if not query.code:
        return (store.Checkout(cart=next(iter(cart), None), products=goods),)
    found = DISCOUNT.fetch(connection, DISCOUNT.all().where(discounts.c.id == query.code), sealer)
    used, used_by = answer(
        store.Counts((uses(query.code), uses_by(query.code, query.person_id))), connection, sealer
    )
    return (
        store.Checkout(
            cart=next(iter(cart), None),
            products=goods,
            discount=next(iter(found), None),
            used=used,
            used_by=used_by,
        ),
    )
