import pytest

from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.importing import ProductDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from tests.adapters.catalogue_csv.reading import PLAIN, drafts, only_draft, read_file, read_rows, refusals


@pytest.fixture(scope="module")
def oddities() -> dict[str, ProductDraft]:
    answers = read_file("oddities.csv")
    assert refusals(answers) == []
    return {draft.handle: draft for draft in drafts(answers)}


def english(text: LocalizedText) -> str:
    assert text.texts[0][0] == "en"
    return text.texts[0][1]


def test_every_product_is_read_in_the_files_order(oddities: dict[str, ProductDraft]) -> None:
    assert list(oddities) == ["willow-basket", "linen-apron", "pattern-book"]


def test_lines_are_physical_lines_though_fields_span_several(oddities: dict[str, ProductDraft]) -> None:
    assert {handle: draft.line for handle, draft in oddities.items()} == {
        "willow-basket": 2,
        "linen-apron": 8,
        "pattern-book": 12,
    }
    assert [variant.line for variant in oddities["linen-apron"].variants] == [8, 9, 10]


def test_a_single_variant_has_no_options(oddities: dict[str, ProductDraft]) -> None:
    basket = oddities["willow-basket"]
    assert basket.options == ()
    assert [variant.options for variant in basket.variants] == [()]


def test_a_variant_has_a_value_for_each_option(oddities: dict[str, ProductDraft]) -> None:
    apron = oddities["linen-apron"]
    assert [english(name) for name in apron.options] == ["Size", "Colour"]
    assert [[english(value) for value in variant.options] for variant in apron.variants] == [
        ["Small", "Sand"],
        ["Small", "Clay"],
        ["Large", "Sand"],
    ]


def test_rows_that_only_add_a_picture_add_a_picture(oddities: dict[str, ProductDraft]) -> None:
    pictures = oddities["willow-basket"].pictures
    assert [(picture.line, picture.position) for picture in pictures] == [(2, 1), (6, 2), (7, 3)]


def test_a_variants_picture_comes_after_the_products_and_once(oddities: dict[str, ProductDraft]) -> None:
    assert [picture.source.rpartition("/")[2] for picture in oddities["linen-apron"].pictures] == [
        "sand.jpg",
        "clay.jpg",
        "sand-large.jpg",
    ]


def test_a_category_is_the_type_else_the_first_tag_else_none(oddities: dict[str, ProductDraft]) -> None:
    categories = [draft.category for draft in oddities.values()]
    assert [category and english(category) for category in categories] == ["Baskets", "kitchen", "Books"]
    assert only_draft(read_rows(PLAIN)).category is None


def test_a_quantity_may_be_unsaid(oddities: dict[str, ProductDraft]) -> None:
    assert [variant.quantity for variant in oddities["linen-apron"].variants] == [1, None, 0]


def test_what_needs_no_shipping_is_digital(oddities: dict[str, ProductDraft]) -> None:
    assert oddities["pattern-book"].variants[0].fulfilment is Fulfilment.DIGITAL
    assert oddities["willow-basket"].variants[0].fulfilment is Fulfilment.SHIPPED


def test_a_code_loses_the_apostrophe_that_protects_it(oddities: dict[str, ProductDraft]) -> None:
    assert oddities["pattern-book"].variants[0].code == "00123"
    assert oddities["willow-basket"].variants[0].code is None


def test_a_blank_cell_publishes_and_false_does_not(oddities: dict[str, ProductDraft]) -> None:
    assert oddities["linen-apron"].published
    assert not oddities["pattern-book"].published


@pytest.mark.parametrize("status", ["draft", "Archived"])
def test_what_is_not_active_is_not_published(status: str) -> None:
    assert not only_draft(read_rows(PLAIN | {"Published": "true", "Status": status})).published


def test_a_missing_body_is_an_empty_description(oddities: dict[str, ProductDraft]) -> None:
    assert english(oddities["pattern-book"].description) == ""
    assert english(oddities["willow-basket"].description) == 'Woven by hand.\n\n• Holds 12"\n• Natural willow'


def test_columns_in_brackets_are_translations() -> None:
    stone = only_draft(read_file("translated.csv"))
    assert stone.title.in_("zh-Hans") == "砚台"
    assert stone.description.in_("zh-Hans") == "手工雕刻。"
    assert stone.category is not None
    assert stone.category.in_("zh-Hans") == "文房"
    assert [name.in_("zh-Hans") for name in stone.options] == ["尺寸"]
    assert [variant.options[0].in_("zh-Hans") for variant in stone.variants] == ["小", "大"]
    assert stone.title.texts[0] == ("en", "Ink Stone")


def test_a_bracketed_text_in_the_shops_language_goes_before_the_plain_one() -> None:
    title = only_draft(read_rows(PLAIN | {"Title": "Korb", "Title [en]": "Basket"})).title
    assert title.texts == (("en", "Basket"),)


def test_texts_may_stand_in_brackets_alone() -> None:
    row = {"Handle": "basket", "Title [zh-Hans]": "篮子", "Title [en]": "Basket", "Variant Price": "1"}
    large = {"Option1 Name [en]": "Size", "Option1 Value [en]": "Large"}
    small = {"Handle": "basket", "Option1 Value [en]": "Small", "Variant Price": "1"}
    draft = only_draft(read_rows(row | large, small))
    assert draft.title.texts == (("en", "Basket"), ("zh-Hans", "篮子"))
    assert [english(variant.options[0]) for variant in draft.variants] == ["Large", "Small"]


def test_prices_in_brackets_are_in_their_own_currency() -> None:
    small, large = only_draft(read_file("translated.csv")).variants
    assert small.prices == (Money(12000, "CNY"), Money(2400, "JPY"))
    assert large.prices == (Money(18050, "CNY"), Money(7125, "KWD"))


def test_a_bracketed_price_in_the_shops_currency_goes_before_the_plain_one() -> None:
    (variant,) = only_draft(read_rows(PLAIN | {"Variant Price [CNY]": "20"})).variants
    assert variant.prices == (Money(2000, "CNY"),)


def test_a_bracketed_price_in_the_shops_currency_is_enough() -> None:
    row = {"Handle": "basket", "Title": "Basket", "Variant Price [JPY]": "500"}
    (variant,) = only_draft(read_rows(row, currency="JPY")).variants
    assert variant.prices == (Money(500, "JPY"),)


def test_a_relative_picture_path_is_kept_as_it_is() -> None:
    (picture,) = only_draft(read_file("translated.csv")).pictures
    assert picture.source == "pictures/stone.png"


def test_pictures_stand_in_the_order_of_their_positions() -> None:
    pictures = [("b.png", "2"), ("c.png", ""), ("a.png", "1"), ("b.png", "4")]
    rows = [PLAIN | {"Image Src": "", "Image Position": ""}]
    rows += [{"Handle": "basket", "Image Src": name, "Image Position": at} for name, at in pictures]
    drawn = only_draft(read_rows(*rows)).pictures
    assert [(picture.source, picture.position) for picture in drawn] == [
        ("a.png", 1),
        ("b.png", 2),
        ("c.png", 3),
    ]
