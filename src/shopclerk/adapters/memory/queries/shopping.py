"""A cart and what is shown beside it, in memory."""

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.discount import Discount, uses, uses_by
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.shopping import Basket, BasketOf, Checkout, CheckoutOf
from shopclerk.core.ports.queries.stock import Levels


@answer.register
def _(query: CheckoutOf, memory: Memory) -> tuple[Checkout]:
    cart = memory.record(Cart, query.person_id)
    skus = tuple(line.sku_id for line in cart.lines) if cart else ()
    return (
        Checkout(
            cart=cart,
            products=answer(ProductsOfSkus(skus), memory),
            discount=memory.record(Discount, query.code),
            used=memory.counters.get(uses(query.code), 0),
            used_by=memory.counters.get(uses_by(query.code, query.person_id), 0),
        ),
    )


@answer.register
def _(query: BasketOf, memory: Memory) -> tuple[Basket]:
    cart = memory.record(Cart, query.person_id)
    skus = tuple(line.sku_id for line in cart.lines) if cart else ()
    products, levels = answer(ProductsOfSkus(skus), memory), answer(Levels(skus), memory)
    return (Basket(cart=cart, products=products, levels=levels),)
