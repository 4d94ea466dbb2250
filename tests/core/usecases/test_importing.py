"""A line of a file that is handled again under the same request does nothing more, and is told as before."""

from dataclasses import replace
from typing import Final

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import ProductId
from shopclerk.core.domain.product_changes import Retitle
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.usecases.imported import (
    CodeTaken,
    Imported,
    Outcome,
    StockBelowPromised,
    recalled,
    written,
)
from tests.conversation.scripts.goods import MUG, tea
from tests.shopfloor.shop import Shop

REQUEST: Final = "table"


async def tea_of(shop: Shop) -> Product:
    (found,) = await shop.store.find(ProductHandled("tea"))
    return found


async def test_even_a_line_that_changed_nothing_undoes_no_later_change(shop: Shop) -> None:
    await shop.import_product(tea(), actor=shop.owner, sets_stock=True)
    first = await shop.import_product(tea(), actor=shop.owner, sets_stock=False, request_id=REQUEST)
    assert first.outcome is Outcome.UNCHANGED
    known = await tea_of(shop)
    await shop.edit_product(
        actor=shop.owner,
        request_id="edit",
        product_id=known.id,
        version=known.version,
        change=Retitle("en", "Old tea"),
    )
    again = await shop.import_product(tea(), actor=shop.owner, sets_stock=False, request_id=REQUEST)
    assert again == first
    assert (await tea_of(shop)).title.in_("en") == "Old tea"
    other = await shop.import_product(tea(), actor=shop.owner, sets_stock=False, request_id="sent anew")
    assert other.outcome is Outcome.UPDATED


async def test_what_was_put_in_and_what_stayed_out_is_told_as_the_first_time(shop: Shop) -> None:
    taken = replace(MUG.variants[0], line=7)
    await shop.import_product(MUG, actor=shop.owner, sets_stock=True)
    draft = replace(tea(), variants=(*tea().variants, taken))
    first = await shop.import_product(draft, actor=shop.owner, sets_stock=False, request_id=REQUEST)
    assert (first.outcome, first.new_skus, first.stocked) == (Outcome.CREATED, 1, 1)
    assert first.problems == (CodeTaken(7, "MUG-BLUE"),)
    assert await shop.import_product(draft, actor=shop.owner, sets_stock=False, request_id=REQUEST) == first


async def test_options_stay_as_long_as_a_variant_has_them_that_the_file_does_not_name(shop: Shop) -> None:
    """A product of which some variants have a value and the options have gone can be told by nobody."""
    await shop.import_product(MUG, actor=shop.owner, sets_stock=True)
    blue, red = MUG.variants
    plain = replace(MUG, options=(), variants=(replace(blue, options=()),))
    await shop.import_product(plain, actor=shop.owner, sets_stock=False)
    (mug,) = await shop.store.find(ProductHandled(MUG.handle))
    assert mug.options == MUG.options
    assert [sku.options for sku in mug.skus] == [blue.options, red.options]


async def test_options_go_with_a_file_that_names_every_variant(shop: Shop) -> None:
    alone = replace(MUG, variants=MUG.variants[:1])
    await shop.import_product(alone, actor=shop.owner, sets_stock=True)
    plain = replace(MUG, options=(), variants=(replace(MUG.variants[0], options=()),))
    await shop.import_product(plain, actor=shop.owner, sets_stock=False)
    (mug,) = await shop.store.find(ProductHandled(MUG.handle))
    assert (mug.options, mug.skus[0].options) == ((), ())


def test_everything_that_became_of_a_line_comes_back_as_it_was_written() -> None:
    imported = Imported(
        product_id=ProductId("p"),
        outcome=Outcome.UPDATED,
        new_skus=1,
        stocked=2,
        pictures=3,
        problems=(CodeTaken(4, "Ä 茶"), StockBelowPromised(5, "B", 6, 7)),
    )
    assert recalled(written(imported)) == imported
    assert type(recalled(written(imported)).outcome) is Outcome
