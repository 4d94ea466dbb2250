import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.currencies import EXPONENTS
from shopclerk.core.domain.money import Money
from tests.conversation.conftest import SHANGHAI

NBSP = "\N{NO-BREAK SPACE}"
NNBSP = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (Money(1250, "CNY"), "CN¥12.50", "¥12.50"),
        (Money(123456789, "CNY"), "CN¥1,234,567.89", "¥1,234,567.89"),
        (Money(-5, "CNY"), "-CN¥0.05", "-¥0.05"),
        (Money(0, "CNY"), "CN¥0.00", "¥0.00"),
        (Money(1250, "JPY"), "¥1,250", "JP¥1,250"),
        (Money(1250, "KWD"), f"KWD{NBSP}1.250", f"KWD{NBSP}1.250"),
        (Money(1250, "XTR"), f"⭐{NBSP}1,250", f"⭐{NBSP}1,250"),
        (Money(1250, "UYW"), f"UYW{NBSP}0.1250", f"UYW{NBSP}0.1250"),
        (Money(1250, "XCG"), f"Cg.{NBSP}12.50", f"Cg.{NBSP}12.50"),
        (Money(1250, "IDR"), f"IDR{NBSP}12.50", f"IDR{NBSP}12.50"),
        (Money(10**17 + 1, "USD"), "$1,000,000,000,000,000.01", "US$1,000,000,000,000,000.01"),
    ],
)
def test_money_is_told_exactly(wording: Wording, amount: Money, english: str, chinese: str) -> None:
    assert wording.into("en").money(amount) == english
    assert wording.into("zh-Hans").money(amount) == chinese


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(EXPONENTS)), st.sampled_from(["en", "zh-Hans"]))
def test_no_digit_of_an_amount_is_lost_or_made_up(minor: int, currency: str, language: str) -> None:
    amount = Money(minor, currency)
    told = Wording.load(SHANGHAI).into(language).money(amount)
    digits = re.search("[0-9][0-9,.]*$", told)
    assert digits
    assert digits[0].replace(",", "") == amount.decimal().lstrip("-")
    assert told.startswith("-") == (minor < 0)


def test_times_are_told_in_the_time_zone_of_the_shop(wording: Wording) -> None:
    english, chinese = wording.into("en"), wording.into("zh-Hans")
    late = datetime(2026, 12, 31, 17, 5, tzinfo=UTC)
    assert english.date(late) == "Jan 1, 2027"
    assert english.time(late) == f"1:05{NNBSP}AM"
    assert english.moment(late) == f"Jan 1, 2027, 1:05{NNBSP}AM"
    assert chinese.date(late) == "2027年1月1日"
    assert chinese.time(late) == "01:05"
    assert chinese.moment(late) == "2027年1月1日 01:05"


@pytest.mark.parametrize(
    ("span", "english", "chinese"),
    [
        (timedelta(seconds=-5), "0 seconds", "0秒钟"),
        (timedelta(seconds=1), "1 second", "1秒钟"),
        (timedelta(seconds=59), "59 seconds", "59秒钟"),
        (timedelta(seconds=59.9), "1 minute", "1分钟"),
        (timedelta(minutes=29, seconds=59), "30 minutes", "30分钟"),
        (timedelta(minutes=90), "1 hour, 30 minutes", "1小时30分钟"),
        (timedelta(hours=24), "1 day", "1天"),
        (timedelta(days=10, hours=1, minutes=7), "10 days, 1 hour", "10天1小时"),
        (timedelta(days=3, minutes=7), "3 days", "3天"),
    ],
)
def test_spans_are_told_in_two_units_at_most(
    wording: Wording, span: timedelta, english: str, chinese: str
) -> None:
    assert wording.into("en").duration(span) == english
    assert wording.into("zh-Hans").duration(span) == chinese


def test_things_are_counted_as_the_language_counts(wording: Wording) -> None:
    english, chinese = wording.into("en"), wording.into("zh-Hans")
    counts = [0, 1, 2, 1234]
    assert [english.plural("{n} item", "{n} items", n) for n in counts] == [
        "0 items",
        "1 item",
        "2 items",
        "1,234 items",
    ]
    assert chinese.plural("{n} item", "{n} items", 1) == "1 件"


def test_things_are_listed_as_the_language_lists(wording: Wording) -> None:
    assert wording.into("en").list(["Size", "Colour", "Cut"]) == "Size, Colour, and Cut"
    assert wording.into("zh-Hans").list(["尺码", "颜色", "版型"]) == "尺码、颜色和版型"


def test_one_word_has_a_translation_for_each_context(wording: Wording) -> None:
    chinese = wording.into("zh-Hans")
    assert chinese.context("order", "Delivered") == "已签收"
    assert chinese.context("keyword", "ship") == "发货"
    assert wording.into("en").context("order", "Delivered") == "Delivered"


def test_a_value_is_never_filled_in_twice(words: Words) -> None:
    told = words.text("Order {number}", number="{number} {0} {} %s {__class__}")
    assert told.endswith("{number} {0} {} %s {__class__}")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("ZH-hans-cn", "zh-Hans"),
        ("zh-Hant", "en"),
        ("zh-TW", "en"),
        ("en", "en"),
        ("en-GB", "en"),
        ("zhx", "en"),
        ("", "en"),
    ],
)
def test_a_reported_locale_is_answered_in_the_nearest_language(
    wording: Wording, tag: str, language: str
) -> None:
    assert wording.best(tag) == language
    assert wording.into(tag).language == language


def test_languages_call_themselves_by_their_own_names(wording: Wording) -> None:
    assert {("en", "English"), ("zh-Hans", "简体中文")} <= set(wording.languages)


def test_a_language_is_made_ready_once(wording: Wording) -> None:
    assert wording.into("zh-Hans") is Wording.load(SHANGHAI).into("zh-Hans")
