"""The cart."""

from dataclasses import dataclass

from shopclerk.core.domain.cart import Cart, CartLine
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.errors import OutOfStock
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.shopping import BasketOf
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.ports.store import Identified, Store
from shopclerk.core.usecases.ordering import on_sale
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Add:
    """That many more of a SKU."""

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class Have:
    """Exactly that many of a SKU; zero takes it out."""

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class Clear:
    """Nothing any more."""


@dataclass(frozen=True, slots=True)
class FillCart:
    """Change a customer's own cart. Repeating a request changes nothing more.

    A SKU is let in only while it is for sale in the currency (None: the shop's own), and so many of it can be
    promised now; less of it is always accepted. Raises NotForSale, NotPricedIn, NotSoldIn, OutOfStock,
    InvalidQuantity, CartFull.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(
        self, change: Add | Have | Clear, *, actor: Actor, request_id: str, currency: str | None = None
    ) -> Cart:
        async def decide(work: Work) -> Cart:
            if not isinstance(change, Clear):
                skus = (change.sku_id,)
                await work.foresee(Identified(Cart, actor.person_id), ProductsOfSkus(skus), Levels(skus))
            cart = await work.peek(Cart, actor.person_id) or Cart(id=actor.person_id)
            if await work.already("request", request_id):
                return cart
            buying = self.terms.now.buying_in(currency).currency
            changed = (
                cart.emptied() if isinstance(change, Clear) else await _changed(work, cart, change, buying)
            )
            work.claim("request", request_id, actor.person_id)
            work.save(changed)
            return changed

        return await self.unit_of_work.transact(decide)


async def _changed(work: Work, cart: Cart, change: Add | Have, currency: str) -> Cart:
    before = cart.quantity_of(change.sku_id)
    adds = isinstance(change, Add)
    after = (cart.adding if adds else cart.with_quantity)(change.sku_id, change.quantity)
    wanted = after.quantity_of(change.sku_id)
    if wanted > before:
        await _must_be_there(work, change.sku_id, wanted, currency)
    return after


async def _must_be_there(work: Work, sku_id: SkuId, wanted: int, currency: str) -> None:
    products = await on_sale(work, (sku_id,))
    products[sku_id].sku(sku_id).price_in(currency)
    levels = await work.find(Levels((sku_id,)))
    left = next(iter(levels), StockItem(sku_id=sku_id)).available
    if left < wanted:
        raise OutOfStock(sku_id, wanted, left)


@dataclass(frozen=True, slots=True, kw_only=True)
class CartEntry:
    """A cart line as it stands now. `price` is None when it is not for sale (any more) in the currency asked
    for; `is_sold` is whether it is in any.
    """

    product: Product
    sku: Sku
    quantity: int
    price: Money | None
    available: int
    is_sold: bool = True

    @property
    def is_orderable(self) -> bool:
        return self.price is not None and self.quantity <= self.available


@dataclass(frozen=True, slots=True, kw_only=True)
class CartView:
    """The cart with present prices; `total` sums what has a price."""

    entries: tuple[CartEntry, ...]
    total: Money

    @property
    def units(self) -> int:
        return sum(entry.quantity for entry in self.entries)


@dataclass(frozen=True, slots=True)
class ShowCart:
    """A customer's own cart, priced in a currency, None for the shop's own; or NotSoldIn. SKUs that no longer
    exist are left out.
    """

    store: Store
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, currency: str | None = None) -> CartView:
        (basket,) = await self.store.find(BasketOf(actor.person_id))
        buying = self.terms.now.buying_in(currency).currency
        cart = basket.cart or Cart(id=actor.person_id)
        products = {sku.id: product for product in basket.products for sku in product.skus}
        levels = {level.sku_id: level.available for level in basket.levels}
        entries = tuple(
            _entry(products[line.sku_id], line, levels.get(line.sku_id, 0), buying)
            for line in cart.lines
            if line.sku_id in products
        )
        prices = (entry.price * entry.quantity for entry in entries if entry.price)
        return CartView(entries=entries, total=total(prices, buying))


def _entry(product: Product, line: CartLine, available: int, currency: str) -> CartEntry:
    sku = product.sku(line.sku_id)
    sold = sku in product.on_sale()
    priced = sold and any(p.currency == currency for p in sku.prices)
    return CartEntry(
        product=product,
        sku=sku,
        quantity=line.quantity,
        price=sku.price_in(currency) if priced else None,
        available=available,
        is_sold=sold,
    )
