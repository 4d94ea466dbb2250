"""Prices and counts as merchants type them: `¥88`, `88 yuan`, `1,299.00`, `50 pcs`, `stock: 50`."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.vocabulary import Vocabulary
from shopclerk.core.domain.editing import MOST_MINOR
from shopclerk.core.domain.errors import CurrencyMismatch, InvalidAmount, InvalidQuantity
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.stocktaking import MOST_UNITS

MOST: Final = 8
"""Numbers that a piece of text is read for; merchants write two."""


class What(Enum):
    PRICE = "price"
    UNITS = "units"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, what it says of itself, and the currencies that its sign may mean; none: no sign."""

    number: str
    what: What
    currencies: frozenset[str] = frozenset()


def facts_in(text: str, vocabulary: Vocabulary) -> list[Fact] | None:
    """The numbers, when the text is nothing else; None when it is something else, too many, or empty."""
    plain = plainly(text).casefold()
    facts: list[Fact] = []
    end = 0
    while end < len(plain):
        found = vocabulary.number.match(plain, end)
        if found is None or len(facts) == MOST:
            return None
        facts.append(_fact(found, vocabulary))
        end = found.end()
    return facts or None


def _fact(found: re.Match[str], vocabulary: Vocabulary) -> Fact:
    sign = found["before"] or found["after"]
    if sign or found["of_price"]:
        return Fact(found["number"], What.PRICE, vocabulary.currencies[sign] if sign else frozenset())
    if found["unit"] or found["of_units"] or found["times"]:
        return Fact(found["number"], What.UNITS)
    return Fact(found["number"], What.EITHER)


def price_of(fact: Fact, currency: str) -> Money:
    """The price; raises CurrencyMismatch for another currency's, InvalidAmount for what it cannot be."""
    if fact.currencies and currency not in fact.currencies:
        raise CurrencyMismatch(currency, min(fact.currencies))
    price = Money.parse(_decimal(fact.number), currency)
    if price.minor > MOST_MINOR:
        raise InvalidAmount(fact.number, currency)
    return price


def units_of(fact: Fact) -> int:
    """The whole number, or InvalidQuantity."""
    digits = _ungrouped(fact.number)
    if not digits.isdecimal() or len(digits) > len(str(MOST_UNITS)) or int(digits) > MOST_UNITS:
        raise InvalidQuantity(fact.number, MOST_UNITS)
    return int(digits)


def read_price(text: str, currency: str, vocabulary: Vocabulary) -> Money:
    """What was typed when a price was asked for. Raises as `price_of` does."""
    match facts_in(text, vocabulary):
        case [Fact(what=What.PRICE | What.EITHER) as fact]:
            return price_of(fact, currency)
    raise InvalidAmount(text, currency)


def read_units(text: str, vocabulary: Vocabulary) -> int:
    """What was typed when a number of units was asked for, or InvalidQuantity."""
    match facts_in(text, vocabulary):
        case [Fact(what=What.UNITS | What.EITHER) as fact]:
            return units_of(fact)
    raise InvalidQuantity(text, MOST_UNITS)


def _decimal(number: str) -> str:
    """With a point for its decimals, if it has any, and no other mark."""
    plain = _ungrouped(number)
    if "," in plain and "." in plain:
        grouping = "," if plain.rindex(",") < plain.rindex(".") else "."
        plain = plain.replace(grouping, "")
    return plain.replace(",", ".")


def _ungrouped(number: str) -> str:
    """Without marks between groups of three digits: `1,299`, `1'299'000`, `1.299.000`."""
    plain = number.replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}", plain):
        return re.sub(r"[.,]", "", plain)
    return plain
