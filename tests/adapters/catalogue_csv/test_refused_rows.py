import pytest

from shopclerk.core.domain.catalogue import sku_code
from shopclerk.core.domain.importing import RefusalReason, RowRefused
from tests.adapters.catalogue_csv.reading import PLAIN, drafts, only_draft, read_rows, read_text, refusals


def variant(value: str, **cells: str) -> dict[str, str]:
    named = {"price": "Variant Price", "code": "Variant SKU", "quantity": "Variant Inventory Qty"}
    row = {"Handle": "basket", "Option1 Name": "", "Option1 Value": value, "Variant Price": "24.50"}
    return row | {named.get(name, name): cell for name, cell in cells.items()}


FIRST = PLAIN | variant("Small") | {"Option1 Name": "Size"}


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("Variant Price", "", RefusalReason.MISSING),
        ("Variant Price", "-1", RefusalReason.NEGATIVE),
        ("Variant Price", "free", RefusalReason.NOT_AN_AMOUNT),
        ("Variant Price", "¥12", RefusalReason.NOT_AN_AMOUNT),
        ("Variant Price", "1,200.00", RefusalReason.NOT_AN_AMOUNT),
        ("Variant Price", "1e3", RefusalReason.NOT_AN_AMOUNT),
        ("Variant Price", "1234567890123456", RefusalReason.NOT_AN_AMOUNT),
        ("Variant Price", "12.505", RefusalReason.TOO_MANY_DECIMALS),
        ("Variant Price [JPY]", "12.50", RefusalReason.TOO_MANY_DECIMALS),
        ("Variant Price [JPY]", "-5", RefusalReason.NEGATIVE),
        ("Variant Inventory Qty", "-3", RefusalReason.NEGATIVE),
        ("Variant Inventory Qty", "many", RefusalReason.NOT_A_QUANTITY),
        ("Variant Inventory Qty", "2.5", RefusalReason.NOT_A_QUANTITY),
        ("Variant Inventory Qty", "12345678901", RefusalReason.NOT_A_QUANTITY),
        ("Variant Inventory Qty", "٣", RefusalReason.NOT_A_QUANTITY),
        ("Variant Requires Shipping", "perhaps", RefusalReason.NOT_TRUE_OR_FALSE),
        ("Variant SKU", "X" * 65, RefusalReason.CODE_TOO_LONG),
        ("Option1 Value", "", RefusalReason.MISSING),
        ("Option2 Value", "Blue", RefusalReason.OPTION_UNNAMED),
    ],
)
def test_a_bad_cell_is_told_by_line_column_value_and_reason_and_loses_only_its_variant(
    column: str, value: str, reason: RefusalReason
) -> None:
    answers = read_rows(FIRST, variant("Medium", quantity="1") | {column: value}, variant("Large"))
    assert refusals(answers) == [RowRefused(line=3, reason=reason, column=column, value=value)]
    assert [draft.line for draft in only_draft(answers).variants] == [2, 4]


def test_a_yen_price_with_sen_is_refused() -> None:
    (refused,) = refusals(read_rows(PLAIN | {"Variant Price": "12.50"}, currency="JPY"))
    assert refused.reason is RefusalReason.TOO_MANY_DECIMALS


def test_the_texts_of_a_refused_first_row_still_count_for_the_product() -> None:
    draft = only_draft(read_rows(FIRST | {"Variant Price": "?"}, variant("Large")))
    assert draft.line == 2
    assert draft.title.in_("en") == "Basket"
    assert [variant.line for variant in draft.variants] == [3]


@pytest.mark.parametrize("value", ["Small", "small", " SMALL "])
def test_one_combination_of_options_counts_once(value: str) -> None:
    (refused,) = refusals(read_rows(FIRST, variant(value)))
    assert (refused.line, refused.reason) == (3, RefusalReason.OPTIONS_REPEATED)


def test_a_second_variant_without_options_is_a_repetition() -> None:
    (refused,) = refusals(read_rows(PLAIN, {"Handle": "basket", "Variant Price": "30"}))
    assert refused.reason is RefusalReason.OPTIONS_REPEATED


def test_one_code_counts_once_in_the_whole_file() -> None:
    tray = {"Handle": "tray", "Title": "Tray", "Variant Price": "1", "Variant SKU": "B-1"}
    answers = read_rows(PLAIN | {"Variant SKU": "B-1"}, tray)
    assert refusals(answers) == [
        RowRefused(line=3, reason=RefusalReason.CODE_REPEATED, column="Variant SKU", value="B-1")
    ]


def test_a_code_that_another_variants_options_make_is_a_repetition() -> None:
    made = sku_code("basket", ["Large"])
    (refused,) = refusals(read_rows(FIRST, variant("Large"), variant("Huge", code=made)))
    assert (refused.line, refused.reason) == (4, RefusalReason.CODE_REPEATED)


def test_a_row_without_a_handle_belongs_to_nobody() -> None:
    answers = read_rows(PLAIN, {"Title": "Tray", "Variant Price": "1"})
    assert refusals(answers) == [RowRefused(line=3, reason=RefusalReason.MISSING, column="Handle")]
    assert only_draft(answers).handle == "basket"


def test_a_product_without_a_title_is_refused_with_all_its_rows() -> None:
    answers = read_rows(FIRST | {"Title": ""}, variant("Large"), {"Handle": "basket", "Image Src": "a.png"})
    assert drafts(answers) == []
    assert [(refused.line, refused.reason, refused.column) for refused in refusals(answers)] == [
        (2, RefusalReason.MISSING, "Title"),
        (3, RefusalReason.PRODUCT_REFUSED, None),
        (4, RefusalReason.PRODUCT_REFUSED, None),
    ]


def test_a_product_without_a_valid_variant_is_refused_with_all_its_rows() -> None:
    answers = read_rows(FIRST | {"Variant Price": "?"}, {"Handle": "basket", "Image Src": "a.png"})
    assert [(refused.line, refused.reason) for refused in answers if isinstance(refused, RowRefused)] == [
        (2, RefusalReason.NOT_AN_AMOUNT),
        (3, RefusalReason.PRODUCT_REFUSED),
    ]
    assert drafts(answers) == []


def test_a_product_of_pictures_alone_lacks_a_price() -> None:
    (refused,) = read_rows(PLAIN | {"Variant Price": "", "Image Src": "a.png"})
    assert refused == RowRefused(line=2, reason=RefusalReason.MISSING, column="Variant Price")


def test_a_product_neither_published_nor_not_is_refused() -> None:
    (refused,) = read_rows(PLAIN | {"Published": "soon"})
    assert refused == RowRefused(
        line=2, reason=RefusalReason.NOT_TRUE_OR_FALSE, column="Published", value="soon"
    )


def test_a_handle_that_comes_back_after_others_is_refused() -> None:
    tray = {"Handle": "tray", "Title": "Tray", "Variant Price": "1"}
    answers = read_rows(FIRST, tray, variant("Large"), variant("Huge"))
    assert [draft.handle for draft in drafts(answers)] == ["basket", "tray"]
    assert [(refused.line, refused.reason) for refused in refusals(answers)] == [
        (4, RefusalReason.HANDLE_CAME_BACK),
        (5, RefusalReason.HANDLE_CAME_BACK),
    ]


def test_a_row_that_shows_a_picture_again_adds_nothing() -> None:
    (refused,) = refusals(
        read_rows(PLAIN | {"Image Src": "a.png"}, {"Handle": "basket", "Image Src": "a.png"})
    )
    assert (refused.line, refused.reason) == (3, RefusalReason.NOTHING_IN_IT)


def test_a_row_that_adds_nothing_is_told() -> None:
    (refused,) = refusals(
        read_rows(PLAIN | {"Image Alt Text": ""}, {"Handle": "basket", "Image Alt Text": "?"})
    )
    assert (refused.line, refused.reason) == (3, RefusalReason.NOTHING_IN_IT)


def test_more_cells_than_columns_betray_a_comma_without_quotes() -> None:
    answers = read_text("Handle,Title,Variant Price\nbasket,Basket, large,24.50\ntray,Tray,1,,\n")
    assert refusals(answers) == [RowRefused(line=2, reason=RefusalReason.TOO_MANY_CELLS, value="24.50")]
    assert only_draft(answers).handle == "tray"


def test_a_row_cut_short_has_blanks_at_its_end() -> None:
    answers = read_text("Handle,Title,Variant Price,Type\nbasket,Basket,1\n")
    assert only_draft(answers).category is None


def test_blank_lines_are_no_rows() -> None:
    answers = read_text("Handle,Title,Variant Price\n\n,,\nbasket,Basket,1\n  ,,\n")
    assert only_draft(answers).line == 4
    assert refusals(answers) == []
