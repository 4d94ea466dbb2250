"""Prices and counts as merchants type them: `¥88`, `88元`, `1,299.00`, `12,50 €`, `50 pcs`, `库存：50`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.currencies import EXPONENTS
from shopclerk.core.domain.errors import CurrencyMismatch, InvalidAmount, InvalidQuantity
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.stocktaking import MOST_UNITS

_SPOKEN: Final[Mapping[str, str]] = {
    "CNY": "¥ 元 元整 块 块钱 圆 人民币 rmb yuan",
    "JPY": "¥ 円 日元 yen",
    "USD": "$ us$ 美元 dollar dollars",
    "HKD": "$ hk$ 港币 港元",
    "TWD": "$ nt$ 元 台币 新台币",
    "SGD": "$ s$ 新币",
    "AUD": "$ a$",
    "CAD": "$ c$",
    "MXN": "$",
    "EUR": "€ 欧元 euro euros",
    "GBP": "£ 英镑 pound pounds",
    "KRW": "₩ 韩元 won",
    "INR": "₹ rs",
    "RUB": "₽",
    "THB": "฿",
    "VND": "₫",
    "PHP": "₱",
    "UAH": "₴",
    "TRY": "₺",
    "BRL": "r$",
    "PLN": "zł",
    "MYR": "rm",
    "IDR": "rp",
    "XTR": "⭐ ⭐\ufe0f stars",
}
"""Signs and words of currencies; one may be that of several."""

_ENGLISH: Final = frozenset({"ALL", "BOB", "COP", "CUP", "GEL", "MAD", "PEN", "TOP", "TRY"})
"""Codes that are words as well."""


def _words() -> dict[str, frozenset[str]]:
    words = {code.casefold(): {code} for code in EXPONENTS if code not in _ENGLISH}
    for code, spoken in _SPOKEN.items():
        for word in spoken.split():
            words.setdefault(plainly(word), set()).add(code)
    return {word: frozenset(codes) for word, codes in words.items()}


CURRENCIES: Final[Mapping[str, frozenset[str]]] = _words()
"""Which currencies a sign or a word may mean."""

_CURRENCY: Final = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
_OF_PRICE: Final = "price|cost|售价|单价|价格|价钱|价"
_OF_UNITS: Final = "in stock|stock|qty|quantity|库存|数量|存货|现货|共|有|剩"
_UNIT: Final = (
    r"pcs?\.?|pieces?|units?|items?|in stock|left|available|"
    "[件个只盒包瓶套台本张把双箱袋份条支罐](?:现货|库存)?|现货|库存"
)
_FACT: Final = re.compile(
    rf"\s*(?:(?P<of_price>{_OF_PRICE})|(?P<of_units>{_OF_UNITS}))?\s*[:=]?\s*"
    rf"(?P<before>{_CURRENCY})?\s*(?P<times>[x×*]\s*)?(?P<number>\d(?:[\d.,']*\d)?)\s*"
    rf"(?:(?P<after>{_CURRENCY})|(?P<unit>{_UNIT}))?(?:/\S+)?(?:(?=\s|$)|(?<=[^\x00-\x7f])(?=\d))",
    re.ASCII,
)


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


def facts_in(text: str) -> list[Fact] | None:
    """The numbers, when the text is nothing else; None when it is something else, too many, or empty."""
    plain = plainly(text).casefold()
    facts: list[Fact] = []
    end = 0
    while end < len(plain):
        found = _FACT.match(plain, end)
        if found is None or len(facts) == MOST:
            return None
        facts.append(_fact(found))
        end = found.end()
    return facts or None


def _fact(found: re.Match[str]) -> Fact:
    sign = found["before"] or found["after"]
    if sign or found["of_price"]:
        return Fact(found["number"], What.PRICE, CURRENCIES[sign] if sign else frozenset())
    if found["unit"] or found["of_units"] or found["times"]:
        return Fact(found["number"], What.UNITS)
    return Fact(found["number"], What.EITHER)


def price_of(fact: Fact, currency: str) -> Money:
    """The price; raises CurrencyMismatch for another currency's, InvalidAmount for what it cannot be."""
    if fact.currencies and currency not in fact.currencies:
        raise CurrencyMismatch(currency, min(fact.currencies))
    return Money.parse(_decimal(fact.number), currency)


def units_of(fact: Fact) -> int:
    """The whole number, or InvalidQuantity."""
    digits = _ungrouped(fact.number)
    if not digits.isdecimal() or len(digits) > len(str(MOST_UNITS)) or int(digits) > MOST_UNITS:
        raise InvalidQuantity(fact.number, MOST_UNITS)
    return int(digits)


def read_price(text: str, currency: str) -> Money:
    """What was typed when a price was asked for. Raises as `price_of` does."""
    match facts_in(text):
        case [Fact(what=What.PRICE | What.EITHER) as fact]:
            return price_of(fact, currency)
    raise InvalidAmount(text, currency)


def read_units(text: str) -> int:
    """What was typed when a number of units was asked for, or InvalidQuantity."""
    match facts_in(text):
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
