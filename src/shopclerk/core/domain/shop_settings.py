"""What the owner of a shop has chosen in the chat; whatever is not here is as the environment says."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.currencies import EXPONENTS
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import InvalidSetting
from shopclerk.core.domain.hours import OpeningHours
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.policy import Undecided

NAME_LIMIT: Final = 60
ADDRESS_LIMIT: Final = 400
SHORTEST: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(days=365)
MOST_CURRENCIES: Final = 8
MOST_OPTIONS: Final = 8
OPTION_NAME_LIMIT: Final = 40
MOST_DAYS: Final = 365
NOT_BESIDE_OTHERS: Final = "XTR"
"""Telegram's Stars are taken by a shop that takes nothing else."""


class Setting(StrEnum):
    """Everything that can be chosen, by the place that it has in `Terms`."""

    NAME = "name"
    LANGUAGE = "language"
    ZONE = "zone"
    HOURS = "hours"
    CURRENCIES = "other_currencies"
    PAY_WITHIN = "pay_within"
    REMIND_BEFORE = "remind_before"
    COMPLETE_AFTER = "complete_after"
    EXTEND_BY = "extend_by"
    SILENT_AFTER = "silent_after"
    METHODS = "methods"
    SHIPPING = "shipping"
    WINDOW = "returns.window"
    REMIND_AFTER = "returns.remind_after"
    DECIDE_WITHIN = "returns.decide_within"
    UNDECIDED = "returns.undecided"
    SEND_BACK_WITHIN = "returns.send_back_within"
    RESTOCKS = "returns.restocks"
    ADDRESS = "returns.address"
    FEES = "returns.fees"
    CHARGED_FOR = "returns.charged_for"


Value: TypeAlias = (
    str
    | bool
    | timedelta
    | Undecided
    | OpeningHours
    | tuple[str, ...]
    | tuple[Money, ...]
    | tuple[ShippingOption, ...]
    | frozenset[CaseReason]
    | None
)
"""What a setting can be; None where it was put back to what the environment says."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a setting, by whom and when."""

    setting: Setting
    value: Value
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSettings:
    """There is one for the shop, and none before something was chosen. `choices` are all that were ever made,
    oldest first, one for each version: the last of a setting is in force.
    """

    id: str = "shop"
    choices: tuple[Choice, ...] = ()
    version: int = 0

    def choosing(self, setting: Setting, value: Value, *, by: Actor, at: datetime) -> "ShopSettings":
        """With that value, which is `sound`, from then on."""
        return replace(self, choices=(*self.choices, Choice(setting, value, by, at)))

    def at(self, moment: datetime) -> "ShopSettings":
        """As they were then."""
        return replace(self, choices=tuple(one for one in self.choices if one.at <= moment))

    def last(self, setting: Setting, *, since: int = 0) -> Choice | None:
        """Who chose last what the setting is, after that version."""
        later = (one for one in reversed(self.choices[since:]) if one.setting is setting)
        return next(later, None)


def sound(setting: Setting, value: Value) -> Value:
    """The value, if the setting can be that; else InvalidSetting."""
    if value is not None and not _is_sound(setting, value):
        raise InvalidSetting(setting.value)
    return value


def _is_sound(setting: Setting, value: Value) -> bool:
    match setting, value:
        case Setting.NAME, str():
            return 1 <= len(value) <= NAME_LIMIT and value.strip() == value and value.isprintable()
        case Setting.ADDRESS, str():
            return len(value) <= ADDRESS_LIMIT and all(line.isprintable() for line in value.split("\n"))
        case ((Setting.LANGUAGE | Setting.ZONE), str()):
            return bool(value)
        case Setting.HOURS, OpeningHours():
            return True
        case Setting.UNDECIDED, Undecided():
            return True
        case Setting.RESTOCKS, bool():
            return True
        case Setting.CHARGED_FOR, frozenset():
            return True
        case ((Setting.CURRENCIES | Setting.METHODS | Setting.FEES | Setting.SHIPPING), tuple()):
            return _is_list(setting, value)
        case _, timedelta():
            return setting in SPANS and SHORTEST <= value <= LONGEST
        case _:
            return False


def _is_list(setting: Setting, value: tuple[object, ...]) -> bool:
    match setting:
        case Setting.CURRENCIES:
            known = all(one in EXPONENTS and one != NOT_BESIDE_OTHERS for one in value)
            return known and len(set(value)) == len(value) < MOST_CURRENCIES
        case Setting.METHODS:
            return bool(value) and len(set(value)) == len(value)
        case Setting.FEES:
            fees = [fee for fee in value if isinstance(fee, Money) and fee.minor > 0]
            return len({fee.currency for fee in fees}) == len(value)
        case _:
            options = [one for one in value if isinstance(one, ShippingOption) and _is_option(one)]
            return len({one.code for one in options}) == len(value) <= MOST_OPTIONS


def _is_option(option: ShippingOption) -> bool:
    names = [text for _, text in option.name.texts]
    named = bool(names) and all(1 <= len(name) <= OPTION_NAME_LIMIT for name in names)
    fees = len({fee.currency for fee in option.fees}) == len(option.fees)
    priced = all(amount.minor >= 0 for amount in (*option.fees, *option.free_from))
    return bool(option.code) and named and fees and priced and 0 <= option.days <= MOST_DAYS


SPANS: Final = frozenset(
    {
        Setting.PAY_WITHIN,
        Setting.REMIND_BEFORE,
        Setting.COMPLETE_AFTER,
        Setting.EXTEND_BY,
        Setting.SILENT_AFTER,
        Setting.WINDOW,
        Setting.REMIND_AFTER,
        Setting.DECIDE_WITHIN,
        Setting.SEND_BACK_WITHIN,
    }
)
"""Those that are spans of time."""
