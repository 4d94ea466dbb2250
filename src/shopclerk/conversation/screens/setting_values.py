"""What a setting is called, what it is, what it can be, and what comes of changing it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from babel.dates import get_day_names

from shopclerk.conversation.plain_text import lines, one_line
from shopclerk.conversation.screens.case_parts import case_reason
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.screens.names import name
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.sums import fee_of
from shopclerk.conversation.words import LOCALES, Words, own_name
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.hours import OpeningHours, Span
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.shop_settings import SPANS, Setting

_LABELS: Final[Mapping[Setting, Callable[[Words], str]]] = {
    Setting.NAME: lambda words: words.text("Name of the shop"),
    Setting.LANGUAGE: lambda words: words.text("Language of the goods"),
    Setting.ZONE: lambda words: words.text("Time zone"),
    Setting.HOURS: lambda words: words.text("Opening hours"),
    Setting.CURRENCIES: lambda words: words.text("Other currencies"),
    Setting.PAY_WITHIN: lambda words: words.text("Time to pay"),
    Setting.REMIND_BEFORE: lambda words: words.text("Reminder before it ends"),
    Setting.COMPLETE_AFTER: lambda words: words.text("Automatic completion"),
    Setting.EXTEND_BY: lambda words: words.text("More time to confirm receipt"),
    Setting.SILENT_AFTER: lambda words: words.text("Stuck parcel alert"),
    Setting.METHODS: lambda words: words.text("Payment methods"),
    Setting.SHIPPING: lambda words: words.text("Delivery options"),
    Setting.WINDOW: lambda words: words.text("After-sales period"),
    Setting.REMIND_AFTER: lambda words: words.text("Reminder to decide"),
    Setting.DECIDE_WITHIN: lambda words: words.text("Time to decide"),
    Setting.UNDECIDED: lambda words: words.text("If not decided in time"),
    Setting.SEND_BACK_WITHIN: lambda words: words.text("Time to send goods back"),
    Setting.RESTOCKS: lambda words: words.text("Goods returned intact"),
    Setting.ADDRESS: lambda words: words.text("Address for returns"),
    Setting.FEES: lambda words: words.text("Return shipping fee"),
    Setting.CHARGED_FOR: lambda words: words.text("Fee charged for"),
}


def label(words: Words, setting: Setting) -> str:
    return _LABELS[setting](words)


def value_text(words: Words, setting: Setting, value: Any) -> str:
    """In a line, or a few."""
    if setting in SPANS:
        return words.duration(value)
    return _VALUES[setting](words, value) if setting in _VALUES else str(value)


def undecided_text(words: Words, value: Undecided) -> str:
    if value is Undecided.APPROVE:
        return words.text("approved automatically")
    return words.text("closed without a decision")


def restocks_text(words: Words, *, value: bool) -> str:
    return words.text("sold again") if value else words.text("not sold again")


def option_text(words: Words, option: ShippingOption) -> str:
    """What it is called, its fees, from when it is free, and how long it takes."""
    free = [words.money(amount) for amount in option.free_from]
    parts = (
        name(words, option.name),
        words.list([fee_of(words, fee) for fee in option.fees]),
        words.text("free from {amount}", amount=words.list(free)) if free else "",
        words.plural("within {n} day", "within {n} days", option.days)
        if option.days
        else words.text("the same day"),
    )
    return DOT.join(filter(None, parts))


def day_names(words: Words) -> Sequence[str]:
    """From Monday on, short."""
    names = get_day_names("abbreviated", context="stand-alone", locale=words.locale)
    return [names[day] for day in range(7)]


def hours_text(words: Words, hours: OpeningHours | None) -> str:
    """One line for each stretch of days alike."""
    if hours is None:
        return words.text("not set")
    told = []
    for spans, alike in groupby(enumerate(day_names(words)), key=lambda day: hours.days[day[0]]):
        named = [day for _, day in alike]
        days = named[0] if len(named) == 1 else f"{named[0]}–{named[-1]}"
        told.append(f"{days} {day_text(words, spans)}")
    return "\n".join(told)


def day_text(words: Words, spans: Sequence[Span]) -> str:
    if not spans:
        return words.text("closed")
    return ", ".join(f"{clock(span.begins)}–{clock(span.ends)}" for span in spans)


def clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def _names(words: Words, value: Sequence[str]) -> str:
    return words.list(value) if value else words.text("none")


def _amounts(words: Words, value: Sequence[Money]) -> str:
    return words.list([words.money(amount) for amount in value]) if value else words.text("none")


def _reasons(words: Words, value: Collection[CaseReason]) -> str:
    reasons = [case_reason(words, reason) for reason in CaseReason if reason in value]
    return words.list(reasons) if reasons else words.text("no reason")


def _options(words: Words, value: Sequence[ShippingOption]) -> str:
    named = "\n".join(option_text(words, option) for option in value)
    return named or words.text("none: delivery is free, with nothing to choose")


_VALUES: Final[Mapping[Setting, Callable[[Words, Any], str]]] = {
    Setting.NAME: lambda words, value: one_line(value),
    Setting.ADDRESS: lambda words, value: lines(value) or words.text("none: you tell each customer"),
    Setting.LANGUAGE: lambda words, value: own_name(value) if value in LOCALES else value,
    Setting.HOURS: hours_text,
    Setting.UNDECIDED: undecided_text,
    Setting.RESTOCKS: lambda words, value: restocks_text(words, value=value),
    Setting.CURRENCIES: _names,
    Setting.FEES: _amounts,
    Setting.CHARGED_FOR: _reasons,
    Setting.METHODS: lambda words, value: words.list([method_name(words, one) for one in value]),
    Setting.SHIPPING: _options,
}
