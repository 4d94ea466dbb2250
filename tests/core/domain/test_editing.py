"""One change of a product at a time."""

import pytest

from shopclerk.core.domain.catalogue import Product, ProductState, Sku
from shopclerk.core.domain.editing import DESCRIPTION_LIMIT, MOST_PICTURES, edited
from shopclerk.core.domain.errors import (
    DomainError,
    InvalidAmount,
    InvalidSkuCode,
    InvalidTitle,
    NotFound,
    NothingToSell,
    TextTooLong,
    TooManyPictures,
    VariantRefused,
)
from shopclerk.core.domain.ids import CategoryId, FileId, ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.product_changes import (
    AddPicture,
    AddVariant,
    Archive,
    BringBack,
    Categorise,
    Change,
    Describe,
    DropPicture,
    Hide,
    NameOption,
    Publish,
    Recode,
    Reprice,
    RetireVariant,
    Retitle,
    ReviveVariant,
    ShowFirst,
    Unprice,
)

ONE = SkuId("one")
TWO = SkuId("two")
CNY = Money(990, "CNY")
TEA = Product(
    id=ProductId("tea"),
    handle="tea",
    title=LocalizedText.single("en", "Tea"),
    description=LocalizedText.single("en", "Leaves"),
    category_id=None,
    options=(),
    skus=(Sku(id=ONE, code="TEA", options=(), prices=(CNY,)),),
    pictures=(FileId("a"), FileId("b")),
)


def after(*changes: Change, product: Product = TEA) -> Product:
    for change in changes:
        product = edited(product, change)
    return product


def test_texts_are_changed_language_by_language() -> None:
    both = after(Retitle("zh-Hans", "茶"), Retitle("en", "  Green  tea "), Describe("zh-Hans", "叶"))
    assert both.title.texts == (("en", "Green tea"), ("zh-Hans", "茶"))
    assert both.description.in_("zh-Hans") == "叶"
    assert after(Retitle("zh-Hans", ""), product=both).title.texts == (("en", "Green tea"),)
    assert after(Describe("en", ""), product=both).description.texts == (("en", ""), ("zh-Hans", "叶"))


def test_pictures_are_added_ordered_and_taken_away() -> None:
    a, b, c = map(FileId, "abc")
    assert after(AddPicture(c), AddPicture(a)).pictures == (a, b, c)
    assert after(ShowFirst(b)).pictures == (b, a)
    assert after(ShowFirst(c)).pictures == (a, b)
    assert after(DropPicture(a)).pictures == (b,)


def test_prices_stand_once_for_each_currency_and_the_last_stays() -> None:
    usd = Money(150, "USD")
    dear = after(Reprice(ONE, usd), Reprice(ONE, Money(1000, "CNY")))
    assert dear.skus[0].prices == (Money(1000, "CNY"), usd)
    assert after(Unprice(ONE, "CNY"), product=dear).skus[0].prices == (usd,)
    assert after(Unprice(ONE, "CNY")) == TEA


def test_what_had_no_options_gets_one_and_then_variants() -> None:
    tea = after(
        NameOption("en", "Weight", "100 g"), AddVariant(TWO, "en", ("200 g",), Money(1800, "CNY"), "TEA-2")
    )
    assert [sku.label("en") for sku in tea.skus] == ["100 g", "200 g"]
    assert tea.options[0].in_("en") == "Weight"
    assert tea.sku(TWO).prices == (Money(1800, "CNY"),)


def test_a_product_goes_from_state_to_state() -> None:
    archived = after(Archive())
    assert (archived.state, archived.on_sale()) == (ProductState.ARCHIVED, ())
    assert after(BringBack(), product=archived).state is ProductState.DRAFT
    assert after(Publish(), product=archived).state is ProductState.PUBLISHED
    assert after(Hide()).state is ProductState.DRAFT
    assert after(Categorise(CategoryId("c"))).category_id == "c"


def test_variants_are_retired_and_revived_and_recoded() -> None:
    assert after(RetireVariant(ONE)).on_sale() == ()
    assert after(RetireVariant(ONE), ReviveVariant(ONE)) == TEA
    assert after(Recode(ONE, "LEAVES")).skus[0].code == "LEAVES"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ((Retitle("en", ""),), InvalidTitle),
        ((Retitle("zh-Hans", "x" * 121),), InvalidTitle),
        ((Describe("en", "x" * (DESCRIPTION_LIMIT + 1)),), TextTooLong),
        (tuple(AddPicture(FileId(str(number))) for number in range(MOST_PICTURES)), TooManyPictures),
        ((Reprice(ONE, Money(10**12 + 1, "CNY")),), InvalidAmount),
        ((Reprice(TWO, CNY),), NotFound),
        ((Recode(ONE, "no code!"),), InvalidSkuCode),
        ((RetireVariant(ONE), Hide(), Publish()), NothingToSell),
        ((AddVariant(TWO, "en", ("a",), CNY, "A"),), VariantRefused),
        ((NameOption("en", "Weight", ""),), TextTooLong),
        ((NameOption("en", "Weight", "a"), NameOption("en", "Size", "b")), VariantRefused),
        ((NameOption("en", "Weight", "a"), AddVariant(TWO, "en", ("A",), CNY, "A")), VariantRefused),
        ((NameOption("en", "Weight", "a"), AddVariant(TWO, "en", ("b", "c"), CNY, "A")), VariantRefused),
        ((NameOption("en", "Weight", "a"), AddVariant(TWO, "en", ("x" * 61,), CNY, "A")), TextTooLong),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "",
)
def test_what_cannot_be_is_refused(changes: tuple[Change, ...], refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        after(*changes)
