"""What every search of the shop finds, whatever keeps the shop."""

from dataclasses import replace

import pytest

from shopclerk.adapters.search.following import IndexedProducts
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import CategoryId, ProductId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.ports.search import Matches, ProductSearch
from tests.contracts.databases import Shop
from tests.contracts.examples import Decisions, category, commit, product, sku


def said(english: str, chinese: str) -> LocalizedText:
    return LocalizedText.of({"en": english, "zh-Hans": chinese})


def selling(id: str, english: str, chinese: str, *options: LocalizedText, about: str = "") -> Product:
    skus = [sku(f"{id}-{place}", options=(value,)) for place, value in enumerate(options)]
    return product(
        id, *skus, title=said(english, chinese), description=LocalizedText.single("en", about or "–")
    )


SHELF = category("drinks", name=said("Tea and coffee", "茶与咖啡"))
GOODS = (
    replace(selling("green", "Longjing green tea", "明前龙井绿茶"), category_id=CategoryId("drinks")),
    replace(selling("black", "Black tea", "祁门红茶"), category_id=CategoryId("drinks")),
    selling("mug", "Enamel mug", "搪瓷杯", said("Blue", "蓝色"), said("Red", "红色")),
    selling("pot", "Teapot", "紫砂壶", about="Keeps a litre of coffee warm."),
    selling("press", "Café press", "法压壶"),
    replace(selling("secret", "Green secret", "绿茶秘密"), published=False),
)


@pytest.fixture
async def search(shop: Shop) -> ProductSearch:
    await commit(shop, Decisions().of(SHELF, *GOODS))
    return IndexedProducts(shop.store)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("green tea", ["green"]),
        ("TEA green", ["green"]),
        ("Ｇｒｅｅｎ　ｔｅａ", ["green"]),
        ("绿茶", ["green"]),
        ("lvcha", ["green"]),
        ("lü chá", ["green"]),
        ("lucha", ["green"]),
        ("lv4cha2", ["green"]),
        ("lc", ["green"]),
        ("mqlj", ["green"]),
        ("longjing", ["green"]),
        ("hongcha", ["black"]),
        ("teap", ["pot"]),
        ("cafe", ["press"]),
        ("blue", ["mug"]),
        ("蓝色", ["mug"]),
        ("MUG-1", ["mug"]),
        ("litre", ["pot"]),
        ("coffee", ["black", "green", "pot"]),
        ("tea", ["black", "green", "pot"]),
    ],
)
async def test_products_are_found_by_what_they_are_called(
    search: ProductSearch, typed: str, found: list[str]
) -> None:
    assert await search.matches(typed) == Matches(tuple(map(ProductId, found)))


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("green tee", "green"),
        ("grene tea", "green"),
        ("greentea", "green"),
        ("enamle mug", "mug"),
        ("tea pott", "pot"),
        ("绿查", "green"),
        ("luca", "green"),
        ("lonjin", "green"),
        ("便宜的绿茶", "green"),
        ("do you have longjing, please?", "green"),
    ],
)
async def test_what_is_misspelt_or_sounds_alike_comes_near(
    search: ProductSearch, typed: str, best: str
) -> None:
    found = await search.matches(typed)
    assert found.close
    assert found.ids[0] == best


@pytest.mark.parametrize(
    "typed", ["", "  ", "?!", "xylophone", "你好吗", "%", "' OR 1=1 --", "_", "\x00", "🍵"]
)
async def test_what_is_not_there_is_not_found(search: ProductSearch, typed: str) -> None:
    assert await search.matches(typed) == Matches()


async def test_what_is_hidden_is_found_only_when_that_is_asked_for(search: ProductSearch) -> None:
    assert "secret" not in (await search.matches("green")).ids
    assert "secret" in (await search.matches("green", hidden=True)).ids


async def test_a_title_comes_before_a_code_a_category_and_a_description(
    search: ProductSearch, shop: Shop
) -> None:
    shelf = category("silk", name=said("Silk", "丝绸"))
    await commit(
        shop,
        Decisions().of(
            shelf,
            selling("d", "Scarf", "围巾", about="Made of silk"),
            replace(selling("c", "Scarf", "围巾"), category_id=CategoryId("silk")),
            product("b", sku("b", code="SILK-1"), title=said("Scarf", "围巾")),
            selling("a", "Silk", "丝"),
        ),
    )
    assert (await search.matches("silk")).ids == ("a", "b", "c", "d")


async def test_the_catalogue_is_known_as_it_is_whoever_changes_it(search: ProductSearch, shop: Shop) -> None:
    """A second index stands for another process."""
    other, decide = IndexedProducts(shop.store), Decisions()
    for each in (search, other):
        assert (await each.matches("mug")).ids == ("mug",)
    (mug,) = [each for each in GOODS if each.id == "mug"]
    await commit(shop, decide.of(replace(mug, title=said("Enamel cup", "搪瓷杯"), version=1)))
    for each in (search, other):
        assert (await each.matches("enamel cup")) == Matches((ProductId("mug"),))
        assert not (await each.matches("enamel mug")).ids[1:]
    await commit(shop, decide.of(replace(SHELF, name=said("Drinks", "饮料"), version=1)))
    for each in (search, other):
        assert set((await each.matches("yinliao")).ids) == {"green", "black"}
    await commit(shop, decide.of(replace(mug, published=False, version=2)))
    for each in (search, other):
        assert await each.matches("enamel cup") == Matches()
