"""What the settings say of delivery and returns, as the use cases need it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shopclerk.app.settings import SettingsRefused, load
from shopclerk.app.trading import terms_of
from shopclerk.core.domain.aftersales import CaseKind, CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money

POST = {"code": "post", "name": "Post", "fee": "8.00", "days": 5}

Sets = Callable[..., None]


@pytest.fixture
def sets(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> Sets:
    def set_(**given: str) -> None:
        for name, value in given.items():
            monkeypatch.setenv(f"SHOPCLERK_{name}", value)

    return set_


def offers(sets: Sets, *options: dict[str, Any]) -> None:
    sets(SHIPPING=json.dumps(options, ensure_ascii=False))


def test_options_are_offered_in_the_order_they_are_written(sets: Sets) -> None:
    express = {"code": "express", "name": {"en": "Express", "zh-Hans": "特快"}, "fee": "18", "days": 2}
    offers(sets, POST, express)
    assert terms_of(load()).shipping == (
        ShippingOption(code="post", name=LocalizedText.single("en", "Post"), fee=Money(800, "CNY"), days=5),
        ShippingOption(
            code="express",
            name=LocalizedText.of({"en": "Express", "zh-Hans": "特快"}),
            fee=Money(1800, "CNY"),
            days=2,
        ),
    )


def test_a_plain_name_is_in_the_language_of_the_shop(sets: Sets) -> None:
    sets(LANGUAGE="de")
    offers(sets, POST)
    assert terms_of(load()).shipping[0].name == LocalizedText.single("de", "Post")


def test_in_the_file_the_list_may_have_several_lines(workplace: Path) -> None:
    lines = '[\n  {"code": "post", "name": "邮政", "fee": "8.00",\n   "days": 5}\n]'
    (workplace / ".env").write_text(f"SHOPCLERK_SHIPPING='{lines}'\n")
    assert terms_of(load()).shipping[0].name.in_("zh-Hans") == "邮政"


@pytest.mark.parametrize(
    ("currency", "fee", "minor"),
    [("JPY", "500", 500), ("CNY", "0.10", 10), ("KWD", "1.005", 1005), ("CNY", 8, 800), ("CNY", 0, 0)],
)
def test_a_fee_is_read_exactly_by_the_digits_of_the_currency(
    sets: Sets, currency: str, fee: object, minor: int
) -> None:
    sets(CURRENCY=currency)
    offers(sets, POST | {"fee": fee})
    assert terms_of(load()).shipping[0].fee == Money(minor, currency)


def test_a_fee_without_quotes_is_the_text_that_was_written(sets: Sets) -> None:
    sets(CURRENCY="KWD", SHIPPING='[{"code": "post", "name": "Post", "fee": 0.005, "days": 5}]')
    assert terms_of(load()).shipping[0].fee == Money(5, "KWD")


@pytest.mark.parametrize(
    ("changed", "entry", "reason"),
    [
        ({"fee": "8.005"}, "entry 1, fee", "an amount in CNY with at most 2 decimals, such as 12.50"),
        ({"fee": "-1"}, "entry 1, fee", "an amount in CNY"),
        ({"fee": "free"}, "entry 1, fee", "an amount in CNY"),
        ({"fee": True}, "entry 1, fee", "valid string"),
        ({"days": "soon"}, "entry 1, days", "a whole number"),
        ({"days": -1}, "entry 1, days", "greater than or equal to 0"),
        ({"code": "Very fast"}, "entry 1, code", "pattern"),
        ({"name": ""}, "entry 1, name", "at least 1 character"),
        ({"name": {}}, "entry 1, name", "one for each language"),
        ({"name": {"english": "Post"}}, "entry 1, name", "english is not a language tag"),
        ({"price": "8"}, "entry 1, price", "not permitted"),
    ],
)
def test_a_wrong_entry_is_named_with_its_place_and_reason(
    sets: Sets, changed: dict[str, Any], entry: str, reason: str
) -> None:
    offers(sets, POST | changed)
    with pytest.raises(SettingsRefused) as refused:
        load()
    assert f"SHOPCLERK_SHIPPING ({entry}" in str(refused.value)
    assert reason in str(refused.value)


def test_a_field_that_is_missing_is_named(sets: Sets) -> None:
    offers(sets, {"code": "post", "name": "Post", "fee": "8.00"})
    with pytest.raises(SettingsRefused, match=r"SHOPCLERK_SHIPPING \(entry 1, days\): Field required"):
        load()


def test_a_code_names_one_option(sets: Sets) -> None:
    offers(sets, POST, POST)
    with pytest.raises(SettingsRefused, match=r"entry 2, code\): stands twice in the list"):
        load()


@pytest.mark.parametrize("given", ["post", '[{"code": "post",]', "{}"])
def test_what_is_no_list_is_told_where_it_breaks(sets: Sets, given: str) -> None:
    sets(SHIPPING=given)
    with pytest.raises(SettingsRefused, match=r"SHOPCLERK_SHIPPING: "):
        load()


def test_a_wrong_currency_is_told_alone(sets: Sets) -> None:
    sets(CURRENCY="XYZ", RETURNS__FEE="1")
    offers(sets, POST)
    with pytest.raises(SettingsRefused) as refused:
        load()
    assert "SHIPPING" not in str(refused.value)
    assert "RETURNS" not in str(refused.value)


def test_the_customer_pays_the_way_back_for_the_reasons_that_are_set(sets: Sets) -> None:
    sets(RETURNS__FEE="12", RETURNS__FEE_FOR="changed_mind")
    returns = terms_of(load()).returns
    fees = {reason: returns.fee(CaseKind.RETURN, reason, "CNY").minor for reason in CaseReason}
    assert {reason for reason, fee in fees.items() if fee} == {CaseReason.CHANGED_MIND}
    assert fees[CaseReason.CHANGED_MIND] == 1200
    assert not returns.fee(CaseKind.REFUND_ONLY, CaseReason.CHANGED_MIND, "CNY").minor


def test_unless_it_is_set_the_shop_pays_the_way_back(sets: Sets) -> None:
    assert terms_of(load()).returns.fees == ()


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("RETURNS__FEE", "12.345", "an amount in CNY with at most 2 decimals"),
        ("RETURNS__FEE", "a lot", "an amount in CNY"),
        ("RETURNS__FEE_FOR", "[changed_mind", "should be a list"),
    ],
)
def test_a_wrong_return_fee_is_named(sets: Sets, name: str, given: str, reason: str) -> None:
    sets(**{name: given})
    with pytest.raises(SettingsRefused) as refused:
        load()
    assert f"SHOPCLERK_{name}: " in str(refused.value)
    assert reason in str(refused.value)


def test_a_reason_that_there_is_not_is_told_with_those_there_are(sets: Sets) -> None:
    sets(RETURNS__FEE_FOR="changed_mind, boredom")
    with pytest.raises(SettingsRefused, match=r"SHOPCLERK_RETURNS__FEE_FOR \(entry 2\): .*'wrong_item'"):
        load()
