"""What merchants write under a picture, in the forms in which they write it."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.conversation.caption import Caption, read_caption
from shopclerk.conversation.numerals import read_price, read_units
from shopclerk.conversation.vocabulary import vocabulary
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.errors import CurrencyMismatch, InvalidAmount, InvalidQuantity
from shopclerk.core.domain.money import Money

KNOWN = vocabulary(Wording.load(UTC))


def read(text: str, currency: str = "CNY") -> Caption:
    return read_caption(text, currency, KNOWN)


def of(title: str, price: str | None = None, stock: int | None = None, description: str = "") -> Caption:
    money = Money.parse(price, "CNY") if price is not None else None
    return Caption(title=title, price=money, stock=stock, description=description)


WRITTEN = {
    "Green tea, 12.50, 40": of("Green tea", "12.50", 40),
    "Green tea, 12.50": of("Green tea", "12.50"),
    "Green tea": of("Green tea"),
    "Green tea 12.50": of("Green tea", "12.50"),
    "Tea,88,50": of("Tea", "88", 50),
    "Tea, 1,299.00, 10": of("Tea", "1299", 10),
    "Tea, 1,299, 1,000": of("Tea", "1299", 1000),
    "Tea; 12,50; 3": of("Tea", "12.50", 3),
    "Tea; 1.299,50; 3": of("Tea", "1299.50", 3),
    "Tea | 12 | 3": of("Tea", "12", 3),
    "Tea - 12 - 3": of("Tea", "12", 3),
    "Tea, green, 12.50, 10": of("Tea, green", "12.50", 10),
    "Mug (blue), 39 yuan, 12 pcs.": of("Mug (blue)", "39", 12),
    "Mug 350 ml, 39": of("Mug 350 ml", "39"),
    "Mug 350 ml": of("Mug 350 ml"),
    "Honey 500g 45": of("Honey 500g", "45"),
    "3 mugs, 30": of("3 mugs", "30"),
    "iPhone 15, 5999, 3": of("iPhone 15", "5999", 3),
    "Tea, 3 pcs, 12": of("Tea", "12", 3),
    "Tea, 88 in stock": of("Tea", stock=88),
    "Tea, price: CNY 12, qty: 3": of("Tea", "12", 3),
    "Title: Tea\nprice 12": of("Tea", "12"),
    "Dragon Well\nPrice: ¥88\nStock: 50\nSpring harvest, 100 g\nKeep dry.": of(
        "Dragon Well", "88", 50, "Spring harvest, 100 g\nKeep dry."
    ),
    "龙井茶，88，50": of("龙井茶", "88", 50),
    "龙井茶、88、50。": of("龙井茶", "88", 50),
    "龙井茶 88 50": of("龙井茶", "88", 50),
    "龙井茶 88元 50件": of("龙井茶", "88", 50),
    "龙井茶88元50件": of("龙井茶", "88", 50),
    "龙井茶\n88块钱\n库存50": of("龙井茶", "88", 50),
    "商品：龙井茶，价格：88元，库存：50件": of("龙井茶", "88", 50),
    "T恤 ￥３９．９ ×20": of("T恤", "39.9", 20),
    "茶壶 ¥128.00/个 库存 8个": of("茶壶", "128", 8),
    "88元\n龙井茶": of("龙井茶", "88"),
    "¥88": of("", "88"),
    "12, 13": of("", "12", 13),
    "\u200f Tea \n\n 12 \u200b": of("Tea", "12"),
    "": of(""),
    "，，": of(""),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_caption_is_read_as_it_was_meant(written: str) -> None:
    assert read(written) == WRITTEN[written]


@pytest.mark.parametrize("written", ["Tea, $12, 5", "Tea 12 € 5 pcs", "Tea, 12 USD, 5"])
def test_a_price_in_another_currency_is_not_taken_for_one_of_ours(written: str) -> None:
    caption = read(written)
    assert (caption.title, caption.price, caption.stock) == ("Tea", None, 5)
    assert isinstance(caption.refused, CurrencyMismatch)


def test_a_sign_that_several_currencies_have_is_that_of_the_shop() -> None:
    assert read("Tea, $12", "HKD").price == Money(1200, "HKD")
    assert read("Tea, ¥1200", "JPY").price == Money(1200, "JPY")
    assert read("Tea, 12 XTR", "XTR").price == Money(12, "XTR")


def test_a_price_with_more_digits_than_the_currency_has_is_told() -> None:
    assert isinstance(read("Tea, 12.505", "CNY").refused, InvalidAmount)
    assert isinstance(read("Tea, 12.5", "JPY").refused, InvalidAmount)


@given(
    st.text(alphabet=st.sampled_from("Tea茶 ,，;.\n0123456789¥$元件xpcs:-/")), st.sampled_from(["CNY", "JPY"])
)
def test_whatever_is_written_can_be_read(text: str, currency: str) -> None:
    caption = read(text, currency)
    assert all(part in text for part in caption.title.split())


@given(
    st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=20).filter(str.strip),
    st.integers(0, 10**9),
    st.integers(0, 10**6),
)
def test_title_price_and_stock_come_back(title: str, minor: int, stock: int) -> None:
    price = Money(minor, "CNY")
    for mark in (", ", "，", "\n", " | "):
        caption = read(mark.join((title, price.decimal(), str(stock))), "CNY")
        assert (caption.title, caption.price, caption.stock) == (title, price, stock)


def test_a_long_text_is_read_quickly() -> None:
    assert read("1 " * 50_000, "CNY").title
    assert read("a, " * 50_000, "CNY").title


@pytest.mark.parametrize(
    ("typed", "minor"), [("88", 8800), ("¥ 88.5", 8850), ("８８元", 8800), ("1,299", 129900), ("0", 0)]
)
def test_a_price_is_understood_as_people_type_it(typed: str, minor: int) -> None:
    assert read_price(typed, "CNY", KNOWN) == Money(minor, "CNY")


@pytest.mark.parametrize("typed", ["", "tea", "-3", "12 13", "12 pcs", "1.2.3", "9" * 40])
def test_what_is_no_price_is_refused(typed: str) -> None:
    with pytest.raises(InvalidAmount):
        read_price(typed, "CNY", KNOWN)


@pytest.mark.parametrize(
    ("typed", "units"), [("50", 50), ("5０ 件", 50), ("x3", 3), ("1,000 pcs", 1000), ("0", 0)]
)
def test_a_number_of_units_is_understood_as_people_type_it(typed: str, units: int) -> None:
    assert read_units(typed, KNOWN) == units


@pytest.mark.parametrize("typed", ["", "many", "-1", "1.5", "3 4", "¥5", "9" * 40])
def test_what_is_no_number_of_units_is_refused(typed: str) -> None:
    with pytest.raises(InvalidQuantity):
        read_units(typed, KNOWN)
