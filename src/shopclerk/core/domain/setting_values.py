"""What a setting is, in plain values that can be kept as JSON, and back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.hours import OpeningHours, Span
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.shop_settings import SPANS, Setting, Value


def plain(value: Value) -> Any:
    """Texts, numbers, truths, lists and mappings of them; spans of time in seconds."""
    match value:
        case timedelta():
            return int(value.total_seconds())
        case OpeningHours():
            return [[[span.begins, span.ends] for span in day] for day in value.days]
        case frozenset():
            return sorted(reason.value for reason in value)
        case tuple():
            return [_plain_member(member) for member in value]
        case Undecided():
            return value.value
        case _:
            return value


def valued(setting: Setting, kept: Any) -> Value:
    """The inverse of `plain`."""
    match setting:
        case _ if kept is None:
            return None
        case _ if setting in SPANS:
            return timedelta(seconds=kept)
        case Setting.HOURS:
            return OpeningHours(tuple(tuple(Span(*span) for span in day) for day in kept))
        case Setting.CHARGED_FOR:
            return frozenset(map(CaseReason, kept))
        case Setting.UNDECIDED:
            return Undecided(kept)
        case Setting.FEES:
            return _amounts(kept)
        case Setting.SHIPPING:
            return tuple(map(_option, kept))
        case Setting.CURRENCIES | Setting.METHODS:
            return tuple(map(str, kept))
        case _:
            return kept if isinstance(kept, bool) else str(kept)


def _plain_member(member: str | Money | ShippingOption) -> Any:
    match member:
        case Money(minor, currency):
            return [minor, currency]
        case ShippingOption():
            return {
                "code": member.code,
                "name": [list(pair) for pair in member.name.texts],
                "fees": [_plain_member(fee) for fee in member.fees],
                "free_from": [_plain_member(amount) for amount in member.free_from],
                "days": member.days,
            }
        case _:
            return member


def _option(kept: Mapping[str, Any]) -> ShippingOption:
    fee, *others = _amounts(kept["fees"])
    return ShippingOption(
        code=kept["code"],
        name=LocalizedText(tuple((language, text) for language, text in kept["name"])),
        fee=fee,
        days=kept["days"],
        other_fees=tuple(others),
        free_from=_amounts(kept["free_from"]),
    )


def _amounts(kept: Sequence[Sequence[Any]]) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for minor, currency in kept)
