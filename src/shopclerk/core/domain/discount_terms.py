"""What people type for the terms of a discount, read the same way wherever they type it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Final

from shopclerk.core.domain.discount import HUNDREDTHS, Discount, discount_code
from shopclerk.core.domain.errors import DiscountRefused, InvalidAmount, InvalidQuantity
from shopclerk.core.domain.money import Money

MOST: Final = 1_000_000_000
A_DAY: Final = timedelta(days=1)
_HUNDRED: Final = 100
FIELDS: Final = ("value", "minimum", "since", "until", "uses", "each")
"""The terms by name; all but the value may be left out."""


def percentage_of(text: str) -> int:
    """Hundredths of a percent, of `12.5` or `12.5%`; or DiscountRefused, `value`."""
    try:
        hundredths = Decimal(text.strip().rstrip("%％").strip()) * _HUNDRED
    except InvalidOperation:
        raise DiscountRefused("", "value") from None
    is_share = hundredths.is_finite() and 0 < hundredths <= HUNDREDTHS
    if not is_share or hundredths != int(hundredths):
        raise DiscountRefused("", "value")
    return int(hundredths)


def amount_of(text: str, currency: str) -> Money:
    """More than nothing; or InvalidAmount."""
    amount = Money.parse(text, currency)
    if not amount.minor:
        raise InvalidAmount(text, currency)
    return amount


def day_of(text: str) -> date:
    """`2026-12-31`; or DiscountRefused, `day`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise DiscountRefused("", "day") from None


def count_of(text: str) -> int:
    """How many orders; or InvalidQuantity."""
    plain = text.strip()
    if not (plain.isdecimal() and len(plain) <= len(str(MOST)) and 1 <= int(plain) <= MOST):
        raise InvalidQuantity(text, MOST)
    return int(plain)


def begins(day: date, zone: tzinfo) -> datetime:
    """Where the day begins in the shop's time zone."""
    return datetime.combine(day, time.min, zone)


def ends(day: date, zone: tzinfo) -> datetime:
    """Where the day is over in the shop's time zone: the last day on which something is good counts whole."""
    return begins(day + A_DAY, zone)


def last_day(until: datetime, zone: tzinfo) -> date:
    """The last day on which something is good that ends then."""
    return (until.astimezone(zone) - timedelta(microseconds=1)).date()


def with_term(known: Discount, field: str, text: str, *, currency: str, zone: tzinfo) -> Discount:
    """The discount with that term as it was typed; without a text the term is left out.

    A value with a percent sign is a share, any other an amount. Raises DiscountRefused, InvalidAmount,
    InvalidQuantity.
    """
    if field == "value":
        return _worth(known, text, currency)
    return _READ[field](known, text, currency, zone)


def _worth(known: Discount, text: str, currency: str) -> Discount:
    if text.strip().endswith(("%", "％")):
        return replace(known, percentage=percentage_of(text), amount=None)
    return replace(known, percentage=None, amount=amount_of(text, currency))


_READ: Final[Mapping[str, Callable[[Discount, str, str, tzinfo], Discount]]] = {
    "minimum": lambda known, text, currency, _: replace(
        known, minimum=amount_of(text, currency) if text else None
    ),
    "since": lambda known, text, _, zone: replace(known, since=begins(day_of(text), zone) if text else None),
    "until": lambda known, text, _, zone: replace(known, until=ends(day_of(text), zone) if text else None),
    "uses": lambda known, text, _, __: replace(known, most_uses=count_of(text) if text else None),
    "each": lambda known, text, _, __: replace(known, most_per_customer=count_of(text) if text else None),
}


def read_line(text: str, keywords: Mapping[str, str], *, currency: str, zone: tzinfo) -> Discount:
    """`SPRING 10% min 50 until 2026-12-31 uses 100 each 1`: the code, what it takes off if that is said yet,
    and terms after their keywords, which name their fields in lower case.

    Raises DiscountRefused (`word` for one that is no keyword), InvalidAmount, InvalidQuantity.
    """
    code, *rest = text.split() or [""]
    made = Discount(id=discount_code(code))
    if rest and rest[0].casefold() not in keywords:
        made = with_term(made, "value", rest.pop(0), currency=currency, zone=zone)
    while rest:
        field = keywords.get(rest.pop(0).casefold())
        if field is None or not rest:
            raise DiscountRefused(made.id, "word")
        made = with_term(made, field, rest.pop(0), currency=currency, zone=zone)
    return made


KEYWORDS: Final[Mapping[str, str]] = {
    "min": "minimum",
    "minimum": "minimum",
    "from": "since",
    "until": "until",
    "uses": "uses",
    "each": "each",
}
"""Those that are understood whatever language is spoken."""


def line_of(known: Discount, zone: tzinfo) -> str:
    """The inverse of `read_line`, in `KEYWORDS`."""
    return " ".join(
        part
        for part in (
            known.id,
            value_text(known),
            f"min {known.minimum.decimal()}" if known.minimum else "",
            f"from {known.since.astimezone(zone).date()}" if known.since else "",
            f"until {last_day(known.until, zone)}" if known.until else "",
            f"uses {known.most_uses}" if known.most_uses else "",
            f"each {known.most_per_customer}" if known.most_per_customer else "",
        )
        if part
    )


def value_text(known: Discount) -> str:
    """`12.5%`, or an amount without its currency; empty while neither is said."""
    if known.amount is not None:
        return known.amount.decimal()
    if known.percentage is None:
        return ""
    return f"{(Decimal(known.percentage) / _HUNDRED).normalize():f}%"
