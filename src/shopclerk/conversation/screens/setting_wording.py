"""What can be typed of a setting or chosen with one press, and what comes of changing it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Final

from shopclerk.conversation.words import Words
from shopclerk.core.domain.shop_settings import ADDRESS_LIMIT, NAME_LIMIT, SPANS, Setting


def how_to(words: Words, setting: Setting) -> tuple[str, str]:
    """What can be typed, and an example for the input field; empty where nothing is typed."""
    match setting:
        case _ if setting in SPANS:
            return (
                words.text("Choose, or type another span: minutes, hours, days or weeks, up to a year."),
                words.text("For example: 90 min, 36 hours, 14 days"),
            )
        case Setting.NAME:
            return (
                words.text("Type the name: one line of at most {n} characters.", n=NAME_LIMIT),
                words.text("For example: Tea House"),
            )
        case Setting.ADDRESS:
            return (
                words.text(
                    "Type the address, in one line or several: at most {n} characters.", n=ADDRESS_LIMIT
                ),
                words.text("For example: 12 Lake Road, 310000 Hangzhou"),
            )
        case Setting.ZONE:
            return (
                words.text("Type a city in your time zone, or the name of the zone."),
                words.text("For example: {zone}", zone="Europe/Berlin"),
            )
        case Setting.CURRENCIES:
            return (
                words.text("Type the codes of the currencies to sell in besides your own, seven at most."),
                words.text("For example: {codes}", codes="EUR, USD"),
            )
        case Setting.FEES:
            return (
                words.text("Type what the customer pays, with commas between currencies."),
                words.text("For example: {amounts}", amounts="12.00, 2.50 EUR"),
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


def consequence(words: Words, setting: Setting) -> str:
    """What comes of changing it for what is under way."""
    return _CONSEQUENCES[setting](words)


def _of_returns(words: Words) -> str:
    return words.text("It holds for orders from now on; older ones keep what was promised.")


def _of_requests(words: Words) -> str:
    return words.text("It holds for open requests too.")


def _of_paying(words: Words) -> str:
    return words.text("Orders waiting for payment keep the time they were given.")


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
        "Orders that have arrived keep their day of completion."
    ),
    Setting.EXTEND_BY: lambda words: words.text("Orders already given more time keep it."),
    Setting.SILENT_AFTER: lambda words: words.text("It holds for parcels that are under way too."),
    Setting.SEND_BACK_WITHIN: lambda words: words.text("Returns that are granted already keep their time."),
    Setting.SHIPPING: lambda words: words.text(
        "Placed orders keep their delivery and its fee. Whoever is ordering right now sees the change first."
    ),
    Setting.METHODS: lambda words: words.text("Payments that were begun another way are still taken."),
    Setting.CURRENCIES: lambda words: words.text(
        "Placed orders keep their currency. Goods and delivery options need a price in each of them."
    ),
    Setting.ZONE: lambda words: words.text("All times are shown in this time zone from now on."),
    Setting.LANGUAGE: lambda words: words.text(
        "New goods are named in it. What there is keeps its words, and people their own language."
    ),
}
