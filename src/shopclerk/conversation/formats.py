"""Money, dates, durations and lists as people of a language write them: CLDR's data, by way of Babel."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_currency, get_currency_name, get_currency_symbol
from babel.units import format_unit

from shopclerk.core.domain.money import Money, exponent

STARS: Final = "XTR"
"""Telegram's own currency, which CLDR does not know; Telegram shows it as a star."""

_SPACE: Final = "\N{NO-BREAK SPACE}"
_MINUTE: Final = 60
MOST_AMOUNTS: Final = 4096
"""How many are remembered as they are written: screens show few prices, again and again."""


@lru_cache(MOST_AMOUNTS)
def money(locale: Locale, amount: Money) -> str:
    """Exact, with the digits of ISO 4217: CLDR's differ from them for more than a dozen currencies."""
    return format_currency(
        Decimal(amount.decimal()),
        amount.currency,
        format=_currency_pattern(locale, amount.currency),
        locale=locale,
        currency_digits=False,
    )


def currency_name(locale: Locale, currency: str) -> str:
    """What it is called; Telegram's stars by their sign."""
    return "⭐" if currency == STARS else get_currency_name(currency, locale=locale)


@cache
def _currency_pattern(locale: Locale, currency: str) -> str:
    digits = exponent(currency)
    pattern = re.sub(
        r"\.0+", "." + "0" * digits if digits else "", locale.currency_formats["standard"].pattern
    )
    if currency == STARS:
        return pattern.replace("¤", f"⭐{_SPACE}")
    return (
        pattern.replace("¤#", f"¤{_SPACE}#")
        if _wants_space(get_currency_symbol(currency, locale))
        else pattern
    )


def _wants_space(symbol: str) -> bool:
    """A symbol that ends like a word stands apart from the digits (UTS 35, currency spacing)."""
    return unicodedata.category(symbol[-1])[0] not in "SZ"


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


def ago(locale: Locale, span: timedelta) -> str:
    """How long ago something was, in its biggest unit: `2 minutes ago`."""
    return format_timedelta(-max(span, timedelta()), add_direction=True, locale=locale)


def _unit(locale: Locale, unit: str, amount: int) -> str:
    """Where a language writes a unit one way only, CLDR has it as the short one and Babel misses the long."""
    name = f"duration-{unit}"
    long = format_unit(amount, name, length="long", locale=locale)
    return format_unit(amount, name, length="short", locale=locale) if long.endswith(name) else long


def enumeration(locale: Locale, items: Sequence[str]) -> str:
    """`a, b, and c`."""
    return format_list(items, locale=locale)
