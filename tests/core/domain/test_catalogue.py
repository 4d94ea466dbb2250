import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.catalogue import CODE_LIMIT, Product, Sku, sku_code
from shopclerk.core.domain.errors import NotFound, NotPricedIn
from shopclerk.core.domain.ids import ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money

words = st.text(st.sampled_from("aB1 -+./é杯"), max_size=12)
variants = st.tuples(words, st.lists(words, max_size=3))

BLUE = Sku(
    id=SkuId("blue"),
    code="MUG--BLUE",
    options=(LocalizedText.of({"en": "Blue", "zh": "蓝"}), LocalizedText.single("en", "M")),
    prices=(Money(3900, "CNY"), Money(800, "JPY")),
)
MUG = Product(
    id=ProductId("mug"),
    handle="mug",
    title=LocalizedText.single("en", "Mug"),
    description=LocalizedText.single("en", ""),
    category_id=None,
    options=(),
    skus=(BLUE, replace(BLUE, id=SkuId("red"), archived=True)),
)


def same_to_people(handle: str, values: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(part.split()).casefold() for part in (handle, *values))


@pytest.mark.parametrize(
    ("handle", "values", "code"),
    [
        ("enamel-mug", [], "ENAMEL-MUG"),
        ("enamel-mug", ["Light Blue", "M"], "ENAMEL-MUG--LIGHT-BLUE--M"),
        ("enamel-mug", ["light  blue ", "m"], "ENAMEL-MUG--LIGHT-BLUE--M"),
    ],
)
def test_what_ascii_can_say_is_readable_in_the_code(handle: str, values: list[str], code: str) -> None:
    assert sku_code(handle, values) == code


def test_codes_never_change() -> None:
    """Merchants print them: a new release must not make other ones."""
    assert sku_code("glasses", ["+1.00"]) == "GLASSES--1-00-FBAC8750"
    assert sku_code("杯子", ["红"]) == "E6EAC000"


@given(variants)
def test_a_code_is_short_and_can_be_typed_anywhere(variant: tuple[str, list[str]]) -> None:
    code = sku_code(*variant)
    assert re.fullmatch(r"[A-Z0-9](?:[A-Z0-9-]*[A-Z0-9])?", code)
    assert len(code) <= CODE_LIMIT


@given(variants, variants)
def test_variants_that_people_tell_apart_have_different_codes(
    one: tuple[str, list[str]], other: tuple[str, list[str]]
) -> None:
    assert (sku_code(*one) == sku_code(*other)) == (same_to_people(*one) == same_to_people(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("mug", ["+1.00"]), ("mug", ["-1.00"])),
        (("mug", ["A+"]), ("mug", ["A"])),
        (("mug-s", []), ("mug", ["s"])),
        (("mug", ["light blue", "m"]), ("mug", ["light", "blue m"])),
        (("mug", ["红"]), ("mug", ["蓝"])),
        (("x" * 80, ["a"]), ("x" * 80, ["b"])),
    ],
)
def test_codes_that_look_alike_are_told_apart(
    one: tuple[str, list[str]], other: tuple[str, list[str]]
) -> None:
    assert sku_code(*one) != sku_code(*other)


def test_a_composed_and_a_decomposed_letter_are_the_same() -> None:
    assert sku_code("caf\u00e9", []) == sku_code("cafe\u0301", [])


def test_a_sku_has_a_price_in_its_currencies_only() -> None:
    assert BLUE.price_in("JPY") == Money(800, "JPY")
    with pytest.raises(NotPricedIn):
        BLUE.price_in("USD")


def test_a_sku_is_called_by_its_options() -> None:
    assert BLUE.label("zh") == "蓝 / M"


def test_archived_skus_and_unpublished_products_are_not_on_sale() -> None:
    assert MUG.on_sale() == (BLUE,)
    assert replace(MUG, published=False).on_sale() == ()


def test_a_product_knows_its_own_skus_only() -> None:
    assert MUG.sku(SkuId("blue")) is BLUE
    with pytest.raises(NotFound):
        MUG.sku(SkuId("green"))
