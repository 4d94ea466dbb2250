"""One change of a product at a time, by the staff."""

from dataclasses import dataclass, replace
from typing import Final

from shopclerk.core.domain.catalogue import Category, Product, product_title
from shopclerk.core.domain.editing import edited
from shopclerk.core.domain.errors import InvalidCategory, InvalidTitle, NotFound, ProductChanged, SkuCodeTaken
from shopclerk.core.domain.ids import CategoryId, ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.product_changes import AddVariant, Change, Recode
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.catalogue import AllCategories
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

CATEGORY_LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class EditProduct:
    """Change a product that staff looked at when it was at `version`; answers how it stands then.

    Repeating the request changes nothing more. Raises NotAllowed, NotFound, ProductChanged with who was
    faster when it is at another version, SkuCodeTaken, and what `edited` raises.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self, *, actor: Actor, request_id: str, product_id: ProductId, version: int, change: Change
    ) -> Product:
        actor.must_be_staff("EditProduct")

        async def decide(work: Work) -> None:
            product = await work.get(Product, product_id)
            if await work.already("request", request_id) is not None:
                return
            if product.version != version:
                raise ProductChanged(product_id, product.edited_by, product.edited_at)
            after = edited(product, change)
            work.claim("request", request_id, product_id)
            if after == product:
                return
            await _claim_code(work, change)
            work.save(replace(after, edited_by=actor.person_id, edited_at=work.at))

        await self.unit_of_work.transact(decide)
        return await stands(self.unit_of_work.store, product_id)


async def stands(store: Store, product_id: ProductId) -> Product:
    """The product, in the shop or not; or NotFound."""
    product = await store.load(Product, product_id)
    if product is None:
        raise NotFound("product", product_id)
    return product


async def _claim_code(work: Work, change: Change) -> None:
    """A code is one variant's for ever: it may have it back."""
    if not isinstance(change, Recode | AddVariant):
        return
    code = change.code.strip()
    owner = await work.owner("sku code", code)
    if owner is None:
        work.claim("sku code", code, change.sku_id)
    elif SkuId(owner) != change.sku_id:
        raise SkuCodeTaken(code)


@dataclass(frozen=True, slots=True)
class AddCategory:
    """The category of that name, made if there is none yet, behind the others. Staff only.

    Raises NotAllowed, InvalidCategory.
    """

    unit_of_work: UnitOfWork
    ids: IdSource

    async def __call__(self, *, actor: Actor, language: str, name: str) -> Category:
        actor.must_be_staff("AddCategory")
        named = _category_name(name)
        fresh = CategoryId(self.ids.new())

        async def decide(work: Work) -> Category:
            if owner := await work.owner("category", named.casefold()):
                return await work.get(Category, owner)
            category = Category(
                id=fresh,
                name=LocalizedText.single(language, named),
                position=len(await work.find(AllCategories())),
            )
            work.claim("category", named.casefold(), category.id)
            work.save(category)
            return category

        return await self.unit_of_work.transact(decide)


def _category_name(text: str) -> str:
    try:
        name = product_title(text)
    except InvalidTitle:
        raise InvalidCategory(text) from None
    if len(name) > CATEGORY_LIMIT:
        raise InvalidCategory(text)
    return name
