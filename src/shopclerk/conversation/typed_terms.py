"""Spans of time, opening hours and amounts in several currencies, as owners type them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Final

from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.vocabulary import vocabulary
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.errors import InvalidAmount, InvalidSetting
from shopclerk.core.domain.hours import Span
from shopclerk.core.domain.money import Money

_MINUTES: Final = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
_HOURS: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*[-–—~]\s*(\d{1,2})(?:[:.](\d\d))?", re.ASCII)
_BETWEEN: Final = re.compile(r"[,;、\n]")


def _minute(words: Words) -> str:
    return words.context("typed after a span of minutes", "m, min, mins, minute, minutes")


def _hour(words: Words) -> str:
    return words.context("typed after a span of hours", "h, hr, hrs, hour, hours")


def _day(words: Words) -> str:
    return words.context("typed after a span of days", "d, day, days")


def _week(words: Words) -> str:
    return words.context("typed after a span of weeks", "w, week, weeks")


_UNITS: Final[Mapping[str, Callable[[Words], str]]] = {
    "minute": _minute,
    "hour": _hour,
    "day": _day,
    "week": _week,
}


@cache
def _units(wording: Wording) -> Mapping[str, int]:
    spoken = [wording.into(tag) for tag, _ in wording.languages]
    return {
        plainly(name).casefold(): _MINUTES[unit]
        for unit, say in _UNITS.items()
        for words in spoken
        for name in say(words).split(",")
    }


def read_span(text: str, wording: Wording, setting: str) -> timedelta:
    """`90 min`, `2 hours`, `7 天`, `1 day 12 h`; or InvalidSetting."""
    units = _units(wording)
    names = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    plain = plainly(text).casefold()
    parts = re.compile(rf"\s*(\d{{1,5}})\s*({names})(?![a-z])\.?\s*", re.ASCII)
    minutes, end = 0, 0
    while end < len(plain):
        found = parts.match(plain, end)
        if found is None:
            raise InvalidSetting(setting)
        minutes += int(found[1]) * units[found[2]]
        end = found.end()
    return timedelta(minutes=minutes)


def read_hours(text: str) -> tuple[Span, ...]:
    """`9-18`, `9:30-12:00, 14-18`; or InvalidSetting."""
    spans = []
    for part in _BETWEEN.split(plainly(text)):
        found = _HOURS.fullmatch(part.strip())
        if found is None:
            raise InvalidSetting("hours")
        begins, ends = (int(found[n]) * 60 + int(found[n + 1] or 0) for n in (1, 3))
        spans.append(Span(begins, ends))
    return tuple(sorted(spans, key=lambda span: span.begins))


def read_amounts(text: str, wording: Wording, currency: str, setting: str) -> tuple[Money, ...]:
    """`18`, `¥18.00`, `18 CNY, 2.50 EUR`: one for a currency, the shop's own first; or InvalidSetting."""
    amounts = tuple(_amounts(plainly(text).casefold(), wording, currency, setting))
    if not amounts or len({amount.currency for amount in amounts}) < len(amounts):
        raise InvalidSetting(setting)
    return tuple(sorted(amounts, key=lambda amount: amount.currency != currency))


def _amounts(text: str, wording: Wording, currency: str, setting: str) -> Iterator[Money]:
    currencies = vocabulary(wording).currencies
    for part in re.split(r"[;、\n]|,(?!\d)", text):
        found = re.fullmatch(r"\s*(\D*?)\s*(\d+(?:[.,]\d+)?)\s*(\D*?)\s*", part, re.ASCII)
        sign = (found[1] or found[3]) if found else ""
        meant = currencies.get(sign, frozenset()) if sign else frozenset({currency})
        if found is None or (found[1] and found[3]) or not meant:
            raise InvalidSetting(setting)
        try:
            yield Money.parse(found[2].replace(",", "."), currency if currency in meant else min(meant))
        except InvalidAmount as wrong:
            raise InvalidSetting(setting) from wrong
