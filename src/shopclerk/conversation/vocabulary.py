"""The words that merchants put beside numbers, in every language that is spoken here: staff keep theirs when
they change the language of the screens.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.currencies import EXPONENTS

SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "¥": (
        "CNY",
        "JPY",
    ),
    "$": (
        "USD",
        "HKD",
        "TWD",
        "SGD",
        "AUD",
        "CAD",
        "MXN",
    ),
    "us$": ("USD",),
    "hk$": ("HKD",),
    "nt$": ("TWD",),
    "s$": ("SGD",),
    "a$": ("AUD",),
    "c$": ("CAD",),
    "r$": ("BRL",),
    "€": ("EUR",),
    "£": ("GBP",),
    "₩": ("KRW",),
    "₹": ("INR",),
    "₽": ("RUB",),
    "฿": ("THB",),
    "₫": ("VND",),
    "₱": ("PHP",),
    "₴": ("UAH",),
    "₺": ("TRY",),
    "zł": ("PLN",),
    "⭐": ("XTR",),
    "⭐\ufe0f": ("XTR",),
}
"""Signs of currencies; one may be that of several."""

_WORDS_TOO: Final = frozenset({"ALL", "BOB", "COP", "CUP", "GEL", "MAD", "PEN", "TOP", "TRY"})
"""Codes of currencies that are English words as well."""


def _spoken(words: Words) -> Mapping[str, str]:
    """What people call currencies, by code."""
    return {
        "CNY": words.context("typed for CNY", "yuan, rmb"),
        "USD": words.context("typed for USD", "dollar, dollars"),
        "EUR": words.context("typed for EUR", "euro, euros"),
        "GBP": words.context("typed for GBP", "pound, pounds"),
        "JPY": words.context("typed for JPY", "yen"),
        "HKD": words.context("typed for HKD", "hkd"),
        "XTR": words.context("typed for XTR", "star, stars"),
    }


def _before_title(words: Words) -> str:
    return words.context("typed before a title", "title, name, product")


def _before_price(words: Words) -> str:
    return words.context("typed before a price", "price, cost")


def _before_count(words: Words) -> str:
    return words.context("typed before a count", "in stock, stock, quantity, qty")


def _after_count(words: Words) -> str:
    return words.context(
        "typed after a count",
        "pcs, pc, pieces, piece, units, unit, items, item, in stock, left, available",
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`number` finds a number with what stands beside it, in text that is plain and lower-cased: its groups
    are `number`, `of_price`, `of_units`, `before`, `after`, `times`, `unit`. `titled` is what may stand
    before a title. `currencies` says which ones a sign or a word may mean.
    """

    number: re.Pattern[str]
    titled: re.Pattern[str]
    currencies: Mapping[str, frozenset[str]]


@cache
def vocabulary(wording: Wording) -> Vocabulary:
    spoken = [wording.into(tag) for tag, _ in wording.languages]
    currencies = _currencies(spoken)
    of_price, of_units = _any_of(spoken, _before_price), _any_of(spoken, _before_count)
    unit, sign = _any_of(spoken, _after_count), _alternatives(currencies)
    return Vocabulary(
        number=re.compile(
            rf"\s*(?:(?P<of_price>{of_price})|(?P<of_units>{of_units}))?\s*[:=]?\s*"
            rf"(?P<before>{sign})?\s*(?P<times>[x×*]\s*)?(?P<number>\d(?:[\d.,']*\d)?)\s*"
            rf"(?:(?P<after>{sign})|(?P<unit>(?:{unit})\.?(?:\s*(?:{unit}))?))?(?:/\S+)?"
            r"(?:(?=\s|$)|(?<=[^\x00-\x7f])(?=\d))",
            re.ASCII,
        ),
        titled=re.compile(rf"^(?:{_any_of(spoken, _before_title)})\s*[:：]\s*", re.IGNORECASE),
        currencies=currencies,
    )


def _currencies(spoken: list[Words]) -> Mapping[str, frozenset[str]]:
    found = {code.casefold(): {code} for code in EXPONENTS if code not in _WORDS_TOO}
    for sign, codes in SIGNS.items():
        found.setdefault(sign, set()).update(codes)
    for words in spoken:
        for code, names in _spoken(words).items():
            for name in _listed(names):
                found.setdefault(name, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def _any_of(spoken: list[Words], say: Callable[[Words], str]) -> str:
    return _alternatives({name for words in spoken for name in _listed(say(words))})


def _listed(names: str) -> Iterator[str]:
    return (plainly(name).casefold() for name in names.split(","))


def _alternatives(names: Iterable[str]) -> str:
    """As a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
