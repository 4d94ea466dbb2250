"""A discount code in one line, for the terminal."""

from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final

from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.money import Money

DAY: Final = timedelta(days=1)
HUNDRED: Final = 100


def described(discount: Discount, used: int, zone: tzinfo, now: datetime) -> str:
    """`WELCOME10: 10 % off, from 50.00 CNY, until 2026-12-31, uses: 3 of 100, at most 1 per customer`."""
    parts = (
        f"{_off(discount)} off",
        f"from {_amount(discount.minimum)}" if discount.minimum else "",
        f"since {discount.since.astimezone(zone).date()}" if discount.since else "",
        _until(discount.until, zone, now),
        f"uses: {used} of {discount.most_uses}" if discount.most_uses else f"uses: {used}",
        f"at most {discount.most_per_customer} per customer" if discount.most_per_customer else "",
    )
    return f"{discount.id}: {', '.join(filter(None, parts))}"


def _off(discount: Discount) -> str:
    if discount.amount is not None:
        return _amount(discount.amount)
    share = Decimal(discount.percentage or 0) / HUNDRED
    return f"{share.normalize():f} %"


def _amount(money: Money) -> str:
    return f"{money.decimal()} {money.currency}"


def _until(until: datetime | None, zone: tzinfo, now: datetime) -> str:
    """The last day on which it is good, when it ends with a day."""
    if until is None:
        return ""
    local = until.astimezone(zone)
    if until <= now:
        return f"ended {local:%Y-%m-%d %H:%M}"
    return f"until {(local - DAY).date()}" if local == local.replace(hour=0, minute=0) else f"until {local}"
