import iso4217
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.currencies import EXPONENTS
from shopclerk.core.domain.errors import CurrencyMismatch, InvalidAmount, UnknownCurrency
from shopclerk.core.domain.money import Money, exponent, total

currencies = st.sampled_from(sorted(EXPONENTS))
minors = st.integers(0, 10**15 - 1)


@pytest.mark.parametrize("currency", iso4217.Currency, ids=lambda each: each.code)
def test_every_active_currency_has_the_exponent_of_iso_4217(currency: iso4217.Currency) -> None:
    assert EXPONENTS.get(currency.code) == currency.exponent


def test_besides_iso_4217_there_are_telegrams_stars_only() -> None:
    assert EXPONENTS.keys() - {currency.code for currency in iso4217.Currency} == {"XTR"}
    assert exponent("XTR") == 0


@given(minors, currencies)
def test_parsing_is_the_inverse_of_writing(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.parse(money.decimal(), currency) == money


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.5", "CNY", 1250),
        ("12.50", "CNY", 1250),
        ("12", "CNY", 1200),
        ("0.01", "CNY", 1),
        ("1250", "JPY", 1250),
        ("1250.00", "JPY", 1250),
        ("1.234", "KWD", 1234),
        ("1.2340", "KWD", 1234),
        (" 7 ", "XTR", 7),
    ],
)
def test_plain_amounts_are_read_with_the_currencys_own_digits(text: str, currency: str, minor: int) -> None:
    assert Money.parse(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("12.345", "CNY"),
        ("0.5", "JPY"),
        ("1.2345", "KWD"),
        ("", "CNY"),
        ("abc", "CNY"),
        ("-1", "CNY"),
        ("1,000.00", "CNY"),
        ("1e3", "CNY"),
        (".5", "CNY"),
        ("5.", "CNY"),
        ("NaN", "CNY"),
        ("1.0\n0", "CNY"),
        ("٣", "CNY"),
        ("9" * 5000, "CNY"),
    ],
)
def test_what_would_need_rounding_or_guessing_is_no_amount(text: str, currency: str) -> None:
    with pytest.raises(InvalidAmount):
        Money.parse(text, currency)


def test_a_negative_amount_is_written_with_its_sign() -> None:
    assert (Money(-5, "CNY").decimal(), Money(-5, "JPY").decimal()) == ("-0.05", "-5")


@pytest.mark.parametrize("minor", [12.5, 12.0, True, "12"])
def test_no_float_touches_money(minor: int) -> None:
    with pytest.raises(TypeError):
        Money(minor, "CNY")


def test_no_float_touches_a_product_of_money() -> None:
    half: int = 0.5  # type: ignore[assignment] # what the type forbids is refused when it runs, too
    with pytest.raises(TypeError):
        Money(100, "CNY") * half


def test_there_is_no_money_of_an_unknown_currency() -> None:
    with pytest.raises(UnknownCurrency):
        Money(1, "cny")


def test_different_currencies_do_not_mix() -> None:
    yuan, yen = Money(1, "CNY"), Money(1, "JPY")
    for mixing in (lambda: yuan + yen, lambda: yuan - yen, lambda: yuan < yen, lambda: total([yen], "CNY")):
        with pytest.raises(CurrencyMismatch):
            mixing()


@given(st.lists(minors), currencies)
def test_a_total_is_the_exact_sum(amounts: list[int], currency: str) -> None:
    assert total((Money(minor, currency) for minor in amounts), currency) == Money(sum(amounts), currency)
