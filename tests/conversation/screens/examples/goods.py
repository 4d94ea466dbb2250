"""Screens: what is for sale, as staff see it."""

from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.actions.goods import ListGoods
from shopclerk.conversation.screens.goods import (
    ask_search_screen,
    catalogue_office_screen,
    found_goods_screen,
    goods_list_screen,
    shelves_screen,
)
from shopclerk.conversation.screens.goods_page import (
    archive_screen,
    ask_category_screen,
    ask_goods_screen,
    ask_picture_screen,
    goods_pictures_screen,
    goods_screen,
    texts_screen,
)
from shopclerk.conversation.screens.goods_variants import (
    ask_new_variant_screen,
    ask_variant_screen,
    variant_screen,
    variants_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import ProductState
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.goods_views import GoodsCount, GoodsRow, Uses
from shopclerk.core.usecases.goods.showing import Goods
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World


def goods_of(world: World) -> Goods:
    levels = {
        sku.id: StockItem(sku_id=sku.id, on_hand=world.levels[sku.id], safety_stock=3)
        for sku in world.mug.skus
    }
    mug = replace(world.mug, edited_by=world.customer.person_id, edited_at=NOW - timedelta(hours=2))
    return Goods(product=mug, levels=levels, categories=(world.cups,), edited_by=world.said("Mei"))


def examples(words: Words, world: World) -> Examples:
    return {**lists(words, world), **pages(words, world), **variants(words, world)}


def lists(words: Words, world: World) -> Examples:
    rows = tuple(
        GoodsRow(id=row.id, title=row.title, state=state, variants=3, available=row.available)
        for row, state in zip(world.product_rows, (ProductState.PUBLISHED, ProductState.DRAFT), strict=True)
    )
    everything, further = ListGoods("published"), ListGoods("draft", world.cups.id, rows[0].id)
    count = GoodsCount(published=120, drafts=2, archived=0)
    return {
        "catalogue": catalogue_office_screen(words, count, 3),
        "list": goods_list_screen(words, rows, everything, category=None, more=True),
        "list further": goods_list_screen(words, rows, further, category=world.cups, more=False),
        "list of nothing": goods_list_screen(words, (), ListGoods("archived"), category=None, more=False),
        "find": ask_search_screen(words),
        "found": found_goods_screen(words, world.said("mug"), rows, more=True),
        "found nothing": found_goods_screen(words, world.said("mug"), (), more=False),
        "shelves": shelves_screen(words, (world.cups,)),
        "no shelves": shelves_screen(words, ()),
    }


def pages(words: Words, world: World) -> Examples:
    goods = goods_of(world)
    mug = replace(goods.product, pictures=(FileId("a" * 64), FileId("b" * 64)))
    draft = replace(goods, product=replace(goods.product, published=False, edited_at=None))
    archived = replace(goods, product=replace(mug, published=False, archived=True))
    languages = (("en", "English"), ("zh-Hans", "简体中文"))
    return {
        "product": goods_screen(words, goods, NOW),
        "draft": goods_screen(words, draft, NOW),
        "archived": goods_screen(words, archived, NOW),
        "archive used": archive_screen(words, mug, Uses(carts=2, orders=1)),
        "archive unused": archive_screen(words, mug, Uses(carts=0, orders=0)),
        "ask title": ask_goods_screen(words, mug, "title", "en", "English"),
        "ask translation": ask_goods_screen(words, mug, "title", "zh-Hans", "简体中文"),
        "ask description": ask_goods_screen(words, mug, "description", "ru", "русский"),
        "texts": texts_screen(words, mug, languages),
        "ask category": ask_category_screen(words, mug, (world.cups,)),
        "pictures": goods_pictures_screen(words, mug, 1),
        "no pictures": goods_pictures_screen(words, world.tea, 0),
        "ask picture": ask_picture_screen(words, mug),
    }


def variants(words: Words, world: World) -> Examples:
    goods = goods_of(world)
    mug, blue = goods.product, goods.product.skus[0]
    tea = replace(
        goods, product=world.tea, levels={sku.id: StockItem(sku_id=sku.id) for sku in world.tea.skus}
    )
    retired = replace(blue, archived=True)
    with_retired = replace(goods, product=replace(mug, skus=(retired, *mug.skus[1:])))
    return {
        "variants": variants_screen(words, goods, 0),
        "variant": variant_screen(words, goods, blue),
        "only variant": variant_screen(words, tea, world.tea.skus[0]),
        "retired variant": variant_screen(words, with_retired, retired),
        "variants with a retired one": variants_screen(words, with_retired, 0),
        "ask code": ask_variant_screen(words, mug, blue, "code", None),
        "ask price": ask_variant_screen(words, mug, blue, "price", "CNY"),
        "ask another price": ask_variant_screen(words, mug, blue, "price", None),
        "ask variant": ask_new_variant_screen(words, mug, "CNY"),
        "ask options": ask_new_variant_screen(words, world.tea, "CNY"),
    }
