import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import InvalidSetting
from shopclerk.core.domain.hours import ALWAYS_CLOSED, Span
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.setting_values import plain, valued
from shopclerk.core.domain.shop_settings import SPANS, Setting, ShopSettings, Value, sound

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
OWNER = Actor(PersonId("owner"), Role.OWNER)
POST = ShippingOption(
    code="post",
    name=LocalizedText.of({"en": "Post", "zh-Hans": "邮政"}),
    fee=Money(800, "CNY"),
    other_fees=(Money(200, "EUR"),),
    free_from=(Money(9900, "CNY"),),
    days=5,
)
SOUND: dict[Setting, Value] = {
    Setting.NAME: "Tea House",
    Setting.LANGUAGE: "zh-Hans",
    Setting.ZONE: "Asia/Shanghai",
    Setting.HOURS: ALWAYS_CLOSED.on(0, Span(540, 1080)),
    Setting.CURRENCIES: ("EUR", "JPY"),
    Setting.METHODS: ("card", "alipay"),
    Setting.SHIPPING: (POST,),
    Setting.UNDECIDED: Undecided.APPROVE,
    Setting.RESTOCKS: False,
    Setting.ADDRESS: "Tea Garden Returns\n12 Lake Road",
    Setting.FEES: (Money(1200, "CNY"), Money(200, "EUR")),
    Setting.CHARGED_FOR: frozenset({CaseReason.CHANGED_MIND}),
    **dict.fromkeys(SPANS, timedelta(hours=36)),
}


@pytest.mark.parametrize("setting", Setting)
def test_every_setting_can_be_something_and_comes_back_from_json_as_it_was(setting: Setting) -> None:
    value = SOUND[setting]
    assert sound(setting, value) == value
    assert valued(setting, json.loads(json.dumps(plain(value)))) == value
    assert valued(setting, plain(None)) is None


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (Setting.NAME, ""),
        (Setting.NAME, "x" * 61),
        (Setting.NAME, " Tea"),
        (Setting.NAME, "Tea\nHouse"),
        (Setting.NAME, True),
        (Setting.ADDRESS, "x" * 401),
        (Setting.ADDRESS, "a\x07b"),
        (Setting.CURRENCIES, ("EUR", "EUR")),
        (Setting.CURRENCIES, ("ZZZ",)),
        (Setting.CURRENCIES, ("XTR",)),
        (Setting.METHODS, ()),
        (Setting.METHODS, ("card", "card")),
        (Setting.FEES, (Money(0, "CNY"),)),
        (Setting.FEES, (Money(1, "CNY"), Money(2, "CNY"))),
        (Setting.PAY_WITHIN, timedelta(seconds=59)),
        (Setting.PAY_WITHIN, timedelta(days=366)),
        (Setting.PAY_WITHIN, "soon"),
        (Setting.RESTOCKS, "yes"),
        (Setting.SHIPPING, (POST, POST)),
        (Setting.SHIPPING, (replace(POST, days=366),)),
        (Setting.SHIPPING, (replace(POST, fee=Money(-1, "CNY")),)),
        (Setting.SHIPPING, (replace(POST, other_fees=(Money(1, "CNY"),)),)),
        (Setting.SHIPPING, (replace(POST, name=LocalizedText.single("en", "x" * 41)),)),
        (Setting.SHIPPING, tuple(replace(POST, code=f"post-{n}") for n in range(9))),
    ],
)
def test_what_a_setting_cannot_be_is_refused(setting: Setting, value: Value) -> None:
    with pytest.raises(InvalidSetting) as refused:
        sound(setting, value)
    assert refused.value.setting == setting.value


def test_the_last_choice_of_a_setting_counts_and_those_before_are_known() -> None:
    hour = timedelta(hours=1)
    settings = ShopSettings().choosing(Setting.NAME, "Tea", by=OWNER, at=NOON)
    settings = settings.choosing(Setting.ZONE, "UTC", by=OWNER, at=NOON + hour)
    settings = settings.choosing(Setting.NAME, "Teas", by=OWNER, at=NOON + 2 * hour)
    last = settings.last(Setting.NAME)
    then = settings.at(NOON + hour).last(Setting.NAME)
    assert last is not None
    assert then is not None
    assert (last.value, then.value) == ("Teas", "Tea")
    assert settings.last(Setting.NAME, since=2) == last
    assert settings.last(Setting.ZONE, since=2) is None
    assert settings.last(Setting.HOURS) is None
