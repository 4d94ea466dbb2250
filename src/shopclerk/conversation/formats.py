"""Money, dates, durations and lists as people of a language write them: CLDR's data, by way of Babel."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_currency
from babel.units import format_unit

from shopclerk.core.domain.money import Money, exponent

_STARS: Final = "XTR"
"""Telegram's own currency, which CLDR does not know; Telegram shows it as a star."""

_MINUTE: Final = 60


def money(locale: Locale, amount: Money) -> str:
    """Exact, with the digits of ISO 4217: CLDR's differ from them for more than a dozen currencies."""
    pattern = _currency_pattern(locale, exponent(amount.currency))
    if amount.currency == _STARS:
        pattern = pattern.replace("¤", "⭐\N{NO-BREAK SPACE}")
    number = Decimal(amount.decimal())
    return format_currency(number, amount.currency, format=pattern, locale=locale, currency_digits=False)


@cache
def _currency_pattern(locale: Locale, digits: int) -> str:
    fraction = "." + "0" * digits if digits else ""
    return re.sub(r"\.0+", fraction, locale.currency_formats["standard"].pattern)


def date(locale: Locale, local: datetime) -> str:
    return format_date(local, "medium", locale=locale)


def time(locale: Locale, local: datetime) -> str:
    """Hours and minutes."""
    return format_time(local, "short", locale=locale)


def moment(locale: Locale, local: datetime) -> str:
    """Date and time to the minute, joined as the language joins them."""
    joined = str(get_datetime_format("medium", locale=locale))
    return joined.replace("{1}", date(locale, local)).replace("{0}", time(locale, local))


def duration(locale: Locale, span: timedelta) -> str:
    """At most two neighbouring units, to the nearest minute; under a minute in seconds; never negative."""
    seconds = max(0, round(span.total_seconds()))
    if seconds < _MINUTE:
        return _unit(locale, "second", seconds)
    minutes = round(seconds / _MINUTE)
    amounts = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    units = list(amounts)
    biggest = next(index for index, unit in enumerate(units) if amounts[unit])
    parts = [_unit(locale, unit, amounts[unit]) for unit in units[biggest : biggest + 2] if amounts[unit]]
    return format_list(parts, style="unit", locale=locale)


def _unit(locale: Locale, unit: str, amount: int) -> str:
    return format_unit(amount, f"duration-{unit}", length="long", locale=locale)


def enumeration(locale: Locale, items: Sequence[str]) -> str:
    """`a, b, and c`."""
    return format_list(items, locale=locale)
