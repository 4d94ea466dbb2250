"""A new product in the shop, without a catalogue file."""

from dataclasses import dataclass

from shopclerk.core.domain.catalogue import Product, Sku, product_handle, product_title, sku_code, typed_code
from shopclerk.core.domain.editing import MOST_MINOR
from shopclerk.core.domain.errors import InvalidAmount, SkuCodeTaken
from shopclerk.core.domain.ids import FileId, ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.usecases.stocktaking import must_be_units
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProduct:
    """What is known of it: `title` and `description` in `language`, and how many `units` are on the shelf.
    An empty `code` is made of the title.
    """

    language: str
    title: str
    price: Money
    units: int = 0
    description: str = ""
    code: str = ""
    pictures: tuple[FileId, ...] = ()


@dataclass(frozen=True, slots=True)
class AddProduct:
    """Put a product of one variant up for sale, with its units on the shelf, in one commit. Staff only.

    Its handle, and a code that nobody gave, are made of the title, with a number behind them where they are
    taken. Repeating the request answers the product that it made. Raises NotAllowed, InvalidTitle,
    InvalidAmount, InvalidQuantity, InvalidSkuCode, SkuCodeTaken.
    """

    unit_of_work: UnitOfWork
    ids: IdSource

    async def __call__(self, *, actor: Actor, request_id: str, new: NewProduct) -> Product:
        actor.must_be_staff("AddProduct")
        must_be_units(new.units)
        if not 0 <= new.price.minor <= MOST_MINOR:
            raise InvalidAmount(new.price.decimal(), new.price.currency)
        title = LocalizedText.single(new.language, product_title(new.title))
        given = typed_code(new.code) if new.code else ""
        product_id, sku_id = ProductId(self.ids.new()), SkuId(self.ids.new())

        async def decide(work: Work) -> Product:
            if made := await work.already("request", request_id):
                return await work.get(Product, made)
            handle = await _free_handle(work, new.title)
            code = given or sku_code(handle, ())
            if await work.owner("sku code", code):
                raise SkuCodeTaken(code)
            product = Product(
                id=product_id,
                handle=handle,
                title=title,
                description=LocalizedText.single(new.language, new.description),
                category_id=None,
                options=(),
                skus=(Sku(id=sku_id, code=code, options=(), prices=(new.price,)),),
                pictures=new.pictures,
            )
            work.claim("request", request_id, product_id)
            work.claim("product handle", handle, product_id)
            work.claim("sku code", code, sku_id)
            work.save(product)
            if new.units:
                work.move_stock(_received(sku_id, new.units, actor))
            return product

        return await self.unit_of_work.transact(decide)


async def _free_handle(work: Work, title: str) -> str:
    """One that no product has, nor a variant the code that is made of it."""
    number, handle = 1, product_handle(title)
    while await work.owner("product handle", handle) or await work.owner("sku code", sku_code(handle, ())):
        number += 1
        handle = product_handle(title, number)
    return handle


def _received(sku_id: SkuId, units: int, actor: Actor) -> StockDelta:
    return StockDelta(sku_id=sku_id, on_hand=units, reason=MovementReason.RECEIVED, by=actor.person_id)
