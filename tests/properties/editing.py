"""Products are changed by hand, one thing at a time: also what is in carts and in orders under way."""

from collections.abc import Callable
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain import product_changes as changes
from shopclerk.core.domain.catalogue import Category, Product, ProductState
from shopclerk.core.domain.ids import FileId, SkuId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.product_changes import Change
from shopclerk.core.usecases.goods.showing import (
    CountGoods,
    CountUses,
    FindGoods,
    ListCategories,
    ListGoods,
    ShowGoods,
)
from tests.properties.floor import CURRENCY, Floor, Who, mostly_staff, pick, taps, which

Wish: TypeAlias = Callable[[Product, int], Change]
PICTURE = FileId("picture-1")
WORDS = ("Cup", "Tea", "mug", "壶", "")


def _sku(product: Product, number: int) -> SkuId:
    return pick(product.skus, number).id


WISHES: tuple[Wish, ...] = (
    lambda _, number: changes.Retitle("en", pick(WORDS, number)),
    lambda _, number: changes.Retitle("zh-Hans", pick(WORDS, number)),
    lambda _, number: changes.Describe("en", pick(WORDS, number)),
    lambda _, number: changes.AddPicture(FileId(f"picture-{number}")),
    lambda _, __: changes.DropPicture(PICTURE),
    lambda _, __: changes.ShowFirst(PICTURE),
    lambda product, number: changes.Reprice(_sku(product, number), Money(number * 100, CURRENCY)),
    lambda product, number: changes.Reprice(_sku(product, number), Money(number * 10, "USD")),
    lambda product, number: changes.Unprice(_sku(product, number), CURRENCY),
    lambda product, number: changes.Recode(_sku(product, number), f"NEW-{number % 3}"),
    lambda product, number: changes.NameOption("en", "Colour", "Blue"),
    lambda product, number: changes.AddVariant(
        SkuId(f"red-{product.id}-{number % 3}"), "en", ("Red",), Money(2_500, CURRENCY), f"RED-{number % 3}"
    ),
    lambda product, number: changes.RetireVariant(_sku(product, number)),
    lambda product, number: changes.ReviveVariant(_sku(product, number)),
    lambda _, __: changes.Publish(),
    lambda _, __: changes.Publish(),
    lambda _, __: changes.Hide(),
    lambda _, __: changes.Archive(),
    lambda _, __: changes.BringBack(),
)


class Editing(Floor):
    @rule(number=which, which_one=which, who=mostly_staff, wish=st.sampled_from(WISHES), times=taps)
    def a_product_is_edited(self, *, number: int, which_one: int, who: Who, wish: Wish, times: int) -> None:
        """By whoever looked at it before somebody else did, now and then."""
        product = pick(self.kept(Product), number)
        change, seen = wish(product, which_one), product.version - (number % 9 == 0)

        async def edits(actor: Actor, request: str) -> None:
            await self.shop.edit_product(
                actor=actor, request_id=request, product_id=product.id, version=seen, change=change
            )
            assert seen == product.version, f"{change} overwrote what somebody else did"

        self.asks(who, None, edits, times)

    @rule(number=which, who=mostly_staff, name=st.sampled_from(("Cups", "cups", "Tea", "")), times=taps)
    def a_product_is_put_on_a_shelf(self, number: int, who: Who, name: str, times: int) -> None:
        product = pick(self.kept(Product), number)

        async def puts(actor: Actor, request: str) -> None:
            category = await self.shop.add_category(actor=actor, language="en", name=name)
            await self.shop.edit_product(
                actor=actor,
                request_id=request,
                product_id=product.id,
                version=product.version,
                change=changes.Categorise(category.id),
            )

        self.asks(who, None, puts, times)

    @rule(number=which, who=mostly_staff, state=st.sampled_from(ProductState), text=st.sampled_from(WORDS))
    def goods_are_looked_at(self, number: int, who: Who, state: ProductState, text: str) -> None:
        store, database = self.shop.store, self.shop.database
        product, views = pick(self.kept(Product), number), database.views
        categories: list[Category | None] = [None, *self.kept(Category)]
        category = pick(categories, number)
        shelf = category.id if category else None

        async def shows(actor: Actor, _: str) -> None:
            goods = await ShowGoods(store, database.people)(actor=actor, product_id=product.id)
            assert all(level.is_sound for level in goods.levels.values())

        self.asks(who, None, lambda actor, _: ListGoods(views)(actor=actor, state=state, category_id=shelf))
        self.asks(who, None, lambda actor, _: FindGoods(views)(actor=actor, text=text))
        self.asks(who, None, lambda actor, _: ListCategories(store)(actor=actor))
        self.asks(who, None, lambda actor, _: CountGoods(views)(actor=actor))
        self.asks(who, None, lambda actor, _: CountUses(store, views)(actor=actor, product_id=product.id))
        self.asks(who, None, shows)

    @precondition(lambda self: self.kept(Product))
    @rule(text=st.sampled_from(WORDS), skipped=st.integers(0, 2))
    def somebody_searches(self, text: str, skipped: int) -> None:
        """What is found can be bought. Searching has a thread of its own: nothing else happens meanwhile, so
        that the same story goes the same way each time.
        """
        self.nobody_waits()
        found = self.run(lambda: self.shop.search_products(text, skipped=skipped))
        on_sale = {each.id for each in self.kept(Product) if each.on_sale()}
        assert all(row.id in on_sale for row in found.rows), found
