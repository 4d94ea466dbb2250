"""What a setting is called, what it is, what it can be, and what comes of changing it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
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
from shopclerk.core.domain.shop_settings import ADDRESS_LIMIT, NAME_LIMIT, SPANS, Setting

_LABELS: Final[Mapping[Setting, Callable[[Words], str]]] = {
    Setting.NAME: lambda words: words.text("Name of the shop"),
    Setting.LANGUAGE: lambda words: words.text("Language of the goods"),
    Setting.ZONE: lambda words: words.text("Time zone"),
    Setting.HOURS: lambda words: words.text("Opening hours"),
    Setting.CURRENCIES: lambda words: words.text("Other currencies"),
    Setting.PAY_WITHIN: lambda words: words.text("Time to pay"),
    Setting.REMIND_BEFORE: lambda words: words.text("Reminder before it ends"),
    Setting.COMPLETE_AFTER: lambda words: words.text("Completes itself after"),
    Setting.EXTEND_BY: lambda words: words.text("More time to confirm receipt"),
    Setting.SILENT_AFTER: lambda words: words.text("A parcel is silent after"),
    Setting.METHODS: lambda words: words.text("Ways of paying"),
    Setting.SHIPPING: lambda words: words.text("Ways of delivery"),
    Setting.WINDOW: lambda words: words.text("Requests are taken for"),
    Setting.REMIND_AFTER: lambda words: words.text("You are reminded after"),
    Setting.DECIDE_WITHIN: lambda words: words.text("To be decided within"),
    Setting.UNDECIDED: lambda words: words.text("Undecided requests"),
    Setting.SEND_BACK_WITHIN: lambda words: words.text("Goods come back within"),
    Setting.RESTOCKS: lambda words: words.text("What came back sound"),
    Setting.ADDRESS: lambda words: words.text("Address for returns"),
    Setting.FEES: lambda words: words.text("The way back costs"),
    Setting.CHARGED_FOR: lambda words: words.text("The customer pays it for"),
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
        return words.text("are granted in the end")
    return words.text("end without a decision")


def restocks_text(words: Words, *, value: bool) -> str:
    return words.text("is sold again") if value else words.text("is never sold again")


def option_text(words: Words, option: ShippingOption) -> str:
    """What it is called, its fees, from when it is free, and how long it takes."""
    free = [words.money(amount) for amount in option.free_from]
    parts = (
        name(words, option.name),
        words.list([fee_of(words, fee) for fee in option.fees]),
        words.text("free from {amount}", amount=words.list(free)) if free else "",
        words.plural("at most {n} day", "at most {n} days", option.days)
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
        return words.text("not told")
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


def how_to(words: Words, setting: Setting) -> tuple[str, str]:
    """What can be typed, and an example for the input field; empty where nothing is typed."""
    match setting:
        case _ if setting in SPANS:
            return (
                words.text("Choose, or type another span: minutes, hours, days or weeks, up to a year."),
                words.text("e.g. 90 min, 36 hours, 14 days"),
            )
        case Setting.NAME:
            return (
                words.text("Type the name: one line of at most {n} characters.", n=NAME_LIMIT),
                words.text("e.g. Tea House"),
            )
        case Setting.ADDRESS:
            return (
                words.text(
                    "Type the address, in one line or several: at most {n} characters.", n=ADDRESS_LIMIT
                ),
                words.text("e.g. 12 Lake Road, 310000 Hangzhou"),
            )
        case Setting.ZONE:
            return (
                words.text("Type a city whose clocks are yours, or the name of its zone."),
                words.text("e.g. {zone}", zone="Europe/Berlin"),
            )
        case Setting.CURRENCIES:
            return (
                words.text("Type the codes of the currencies to sell in besides your own, seven at most."),
                words.text("e.g. {codes}", codes="EUR, USD"),
            )
        case Setting.FEES:
            return (
                words.text("Type what the customer pays; several currencies with commas between."),
                words.text("e.g. {amounts}", amounts="12.00, 2.50 EUR"),
            )
        case _:
            return ("", "")


def presets(setting: Setting) -> Sequence[timedelta]:
    """Spans to choose with one press."""
    minute, hour, day = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
    match setting:
        case Setting.PAY_WITHIN:
            return (15 * minute, 30 * minute, hour, day)
        case Setting.REMIND_BEFORE:
            return (5 * minute, 10 * minute, 30 * minute, 2 * hour)
        case Setting.REMIND_AFTER:
            return (4 * hour, 12 * hour, day, 2 * day)
        case Setting.DECIDE_WITHIN | Setting.SILENT_AFTER | Setting.EXTEND_BY:
            return (2 * day, 3 * day, 5 * day, 7 * day)
        case _ if setting in SPANS:
            return (7 * day, 14 * day, 30 * day, 60 * day)
        case _:
            return ()


def _names(words: Words, value: Sequence[str]) -> str:
    return words.list(value) if value else words.text("none")


def _amounts(words: Words, value: Sequence[Money]) -> str:
    return words.list([words.money(amount) for amount in value]) if value else words.text("nothing")


def _reasons(words: Words, value: Collection[CaseReason]) -> str:
    reasons = [case_reason(words, reason) for reason in CaseReason if reason in value]
    return words.list(reasons) if reasons else words.text("no reason")


def _options(words: Words, value: Sequence[ShippingOption]) -> str:
    named = "\n".join(option_text(words, option) for option in value)
    return named or words.text("none: it costs nothing, and nobody chooses")


_VALUES: Final[Mapping[Setting, Callable[[Words, Any], str]]] = {
    Setting.NAME: lambda words, value: one_line(value),
    Setting.ADDRESS: lambda words, value: lines(value) or words.text("none: you tell it yourselves"),
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


def consequence(words: Words, setting: Setting) -> str:
    """What comes of changing it for what is under way."""
    return _CONSEQUENCES[setting](words)


def _of_returns(words: Words) -> str:
    return words.text("It holds for orders from now on; older ones keep what was promised.")


def _of_requests(words: Words) -> str:
    return words.text("It holds for open requests too.")


def _of_paying(words: Words) -> str:
    return words.text("Orders that wait for their payment keep the time they were given.")


def _at_once(words: Words) -> str:
    return words.text("Customers see it at once.")


_CONSEQUENCES: Final[Mapping[Setting, Callable[[Words], str]]] = {
    **dict.fromkeys((Setting.PAY_WITHIN, Setting.REMIND_BEFORE), _of_paying),
    **dict.fromkeys((Setting.WINDOW, Setting.FEES, Setting.CHARGED_FOR), _of_returns),
    **dict.fromkeys(
        (Setting.DECIDE_WITHIN, Setting.UNDECIDED, Setting.REMIND_AFTER, Setting.RESTOCKS), _of_requests
    ),
    **dict.fromkeys((Setting.NAME, Setting.HOURS, Setting.ADDRESS), _at_once),
    Setting.COMPLETE_AFTER: lambda words: words.text(
        "Orders that have arrived keep the day that they complete on."
    ),
    Setting.EXTEND_BY: lambda words: words.text("Who has asked for more time keeps what was given."),
    Setting.SILENT_AFTER: lambda words: words.text("It holds for parcels that are under way too."),
    Setting.SEND_BACK_WITHIN: lambda words: words.text("Returns that are granted already keep their time."),
    Setting.SHIPPING: lambda words: words.text(
        "Placed orders keep what they chose and its fee. Who is about to order is shown it anew first."
    ),
    Setting.METHODS: lambda words: words.text("Payments that were begun another way are still taken."),
    Setting.CURRENCIES: lambda words: words.text(
        "Placed orders keep their currency. Goods and ways of delivery need a price in each of them."
    ),
    Setting.ZONE: lambda words: words.text("All times are told by these clocks from now on."),
    Setting.LANGUAGE: lambda words: words.text(
        "New goods are named in it. What there is keeps its words, and people their own language."
    ),
}
