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
