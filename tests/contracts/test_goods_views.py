"""What staff read of what is for sale, a page at a time."""

from datetime import timedelta
from typing import Any, Final

import pytest

from shopclerk.core.domain.cart import Cart, CartLine
from shopclerk.core.domain.catalogue import ProductState
from shopclerk.core.domain.ids import CategoryId, PersonId, ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.ports.goods_views import (
    GoodsCount,
    GoodsCounts,
    GoodsFound,
    GoodsIn,
    GoodsRow,
    LedgerOf,
    LowCount,
    LowCounts,
    LowStock,
    Uses,
    UsesOf,
)
from shopclerk.core.ports.views import ViewQuery
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    NOON,
    TEA,
    Decisions,
    category,
    commit,
    order,
    product,
    reservation,
    reserving,
    sku,
    stocked,
)

QUERIES: Final[tuple[ViewQuery[Any], ...]] = (
    *(GoodsIn(state) for state in ProductState),
    GoodsFound("tea"),
    GoodsCounts(),
    UsesOf((SkuId("sku"), SkuId("other"))),
    LowStock(),
    LowCounts(),
    LedgerOf(SkuId("sku")),
)
NOTHING: Final = {
    GoodsCounts: (GoodsCount(published=0, drafts=0, archived=0),),
    UsesOf: (Uses(carts=0, orders=0),),
    LowCounts: (LowCount(skus=0),),
}
DRAFT: Final = {"published": False}
ARCHIVED: Final = {"published": False, "archived": True}


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def ids(shop: Shop, query: ViewQuery[GoodsRow]) -> list[str]:
    return [row.id for row in await shop.views.rows(query)]


async def test_products_are_listed_by_their_state_and_shelf(shop: Shop, decide: Decisions) -> None:
    shelf = CategoryId("shelf")
    await commit(
        shop,
        decide.of(
            category("shelf"),
            *(product(f"p{number}", category_id=shelf) for number in (3, 1, 2)),
            product("draft", sku("s1"), sku("s2"), sku("s3", archived=True), **DRAFT),
            product("gone", **ARCHIVED),
            stock=(stocked(4, "s1"), stocked(5, "s2"), stocked(90, "s3"), reserving(1, "s1")),
        ),
    )
    published = ProductState.PUBLISHED
    assert await ids(shop, GoodsIn(published, shelf, limit=2)) == ["p1", "p2"]
    assert await ids(shop, GoodsIn(published, shelf, ProductId("p2"))) == ["p3"]
    assert await ids(shop, GoodsIn(ProductState.ARCHIVED)) == ["gone"]
    assert await shop.views.rows(GoodsIn(ProductState.DRAFT)) == (
        GoodsRow(id=ProductId("draft"), title=TEA, state=ProductState.DRAFT, variants=2, available=8),
    )
    assert await shop.views.rows(GoodsCounts()) == (GoodsCount(published=3, drafts=1, archived=1),)


async def test_products_are_found_by_a_part_of_a_title_in_any_language_or_of_a_code(
    shop: Shop, decide: Decisions
) -> None:
    title = LocalizedText.of({"en": "Green tea", "ru": "Зелёный чай", "zh-Hans": "龙井茶"})
    await commit(
        shop,
        decide.of(
            product("a", sku("s1", code="LONG-JING"), title=title),
            product("b", sku("s2", code="LONG"), title=LocalizedText.single("en", "Cup"), **DRAFT),
            product("c", title=LocalizedText.single("en", "Pot"), **ARCHIVED),
        ),
    )
    for text in ("GREEN", "зелёный", "龙井", "g-j"):
        assert await ids(shop, GoodsFound(text)) == ["a"], text
    assert await ids(shop, GoodsFound("LONG")) == ["b", "a"]
    assert await ids(shop, GoodsFound("LONG", limit=1)) == ["b"]
    assert await ids(shop, GoodsFound("pot")) == ["c"]
    assert await ids(shop, GoodsFound("%")) == []


async def test_carts_and_open_orders_that_hold_something_are_counted_once_each(
    shop: Shop, decide: Decisions
) -> None:
    carts = [
        Cart(id=PersonId(name), lines=tuple(CartLine(SkuId(each), 1) for each in skus))
        for name, skus in (("ana", ("s1", "s2")), ("ben", ("s2",)), ("cem", ("other",)))
    ]
    held = [
        reservation(each, name, held=units)
        for name, each, units in (("o1", "s1", 1), ("o1", "s2", 2), ("o2", "s1", 0))
    ]
    stock = (stocked(9, "s1"), stocked(9, "s2"), reserving(1, "s1"), reserving(2, "s2"))
    await commit(shop, decide.of(*carts, order("o1"), order("o2"), *held, stock=stock))
    query = UsesOf((SkuId("s1"), SkuId("s2")))
    assert await shop.views.rows(query) == (Uses(carts=2, orders=1),)


async def test_what_is_sold_and_runs_low_is_listed(shop: Shop, decide: Decisions) -> None:
    skus = (
        sku("plenty"),
        sku("low"),
        sku("out"),
        sku("never"),
        sku("retired", archived=True),
    )
    stock = (
        stocked(9, "plenty", safety_stock=8),
        stocked(9, "low", safety_stock=8),
        reserving(1, "low"),
        stocked(1, "out"),
        reserving(1, "out"),
    )
    hidden = (product("draft", sku("d"), **DRAFT), product("gone", sku("g"), **ARCHIVED))
    await commit(shop, decide.of(product("tea", *skus), *hidden, stock=stock))
    rows = await shop.views.rows(LowStock())
    assert [(row.level.sku_id, row.level.available) for row in rows] == [("low", 8), ("never", 0), ("out", 0)]
    assert {(row.product_id, row.title) for row in rows} == {("tea", TEA)}
    after = await shop.views.rows(LowStock(SkuId("low"), limit=1))
    assert [row.level.sku_id for row in after] == ["never"]
    assert await shop.views.rows(LowCounts()) == (LowCount(skus=3),)


async def test_a_ledger_is_read_backwards_a_page_at_a_time(shop: Shop, decide: Decisions) -> None:
    for minutes in (2, 1, 3):
        at = NOON + timedelta(minutes=minutes)
        await commit(shop, decide.of(stock=(stocked(minutes), stocked(9, "other")), at=at))
    query = LedgerOf(SkuId("sku"), limit=2)
    newest = await shop.views.rows(query)
    assert [row.quantity for row in newest] == [3, 2]
    (oldest,) = await shop.views.rows(LedgerOf(SkuId("sku"), newest[-1].id))
    assert oldest.quantity == 1
