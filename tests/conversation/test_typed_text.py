import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.conversation.shipping_word import ShippingWord, after_keyword, shipping_word
from shopclerk.conversation.typed_text import meant, plainly


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("\u200f Li \u2068Ming\u2069\ufeff ", "Li Ming"),
        ("co\u00adop", "coop"),
        ("👩\u200d🍳 chef", "👩\u200d🍳 chef"),
        ("\n\t ", ""),
        ("ＡＢ１２", "ＡＢ１２"),
    ],
)
def test_marks_that_nobody_sees_are_not_meant(typed: str, understood: str) -> None:
    assert meant(typed) == understood


def test_numbers_and_codes_are_the_same_in_full_width() -> None:
    assert plainly("\u200e＃７Ｋ３Ｆ－２２　") == "#7K3F-22"


@given(st.text())
def test_what_was_understood_is_understood_again_the_same(typed: str) -> None:
    assert meant(meant(typed)) == meant(typed)
    assert plainly(plainly(typed)) == plainly(typed)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("ship 7K3F-22 SF1", "7K3F-22 SF1"),
        ("SHIP:7K3F-22", "7K3F-22"),
        ("ship", ""),
        ("/发货7K3F-22", "7K3F-22"),
        ("发货：7K3F-22", "7K3F-22"),
        ("shipment of 7K3F-22", None),
        ("ship7K3F-22", None),
        ("please ship 7K3F-22", None),
        ("", None),
    ],
)
def test_the_word_for_shipping_stands_at_the_beginning(typed: str, rest: str | None) -> None:
    assert after_keyword(typed, ("ship", "发货")) == rest


@pytest.mark.parametrize(
    ("rest", "word"),
    [
        ("7k3f22 SF1234567", ShippingWord("7K3F-22", "SF1234567")),
        ("7K3F 22 SF 123 4567", ShippingWord("7K3F-22", "SF 123 4567")),
        ("7K3F-22", ShippingWord("7K3F-22", "")),
        ("7K3F-22，SF1234567", ShippingWord("7K3F-22", "SF1234567")),
        ("happens", ShippingWord("happens", "")),
        ("it now", ShippingWord("it", "now")),
        ("", ShippingWord("", "")),
    ],
)
def test_an_order_and_a_tracking_number_are_told_apart(rest: str, word: ShippingWord) -> None:
    assert shipping_word(rest) == word
