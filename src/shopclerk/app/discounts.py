"""`shopclerk discount add|list|end`: discount codes, by the word of whoever has the shop's machine."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from shopclerk.adapters.db.database import Database
from shopclerk.app.databases import opened, refusing
from shopclerk.app.discount_words import described
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings, load
from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.app.trading import terms_now
from shopclerk.core.domain.discount import Discount, discount_code, is_code
from shopclerk.core.domain.discount_terms import MOST, amount_of, begins, day_of, ends, percentage_of
from shopclerk.core.domain.errors import DiscountRefused, InvalidAmount, NotFound
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.usecases.discounting import CreateDiscount, EndDiscount, ListDiscounts
from shopclerk.core.usecases.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A code as it was typed at the terminal; None: not said."""

    code: str
    percent: str | None = None
    amount: str | None = None
    minimum: str | None = None
    since: str | None = None
    until: str | None = None
    uses: int | None = None
    per_customer: int | None = None


def add_discount(wanted: Wanted) -> int:
    settings = load()
    with refusing():
        settings = asyncio.run(_by_its_clocks(settings))
    made = read(wanted, settings)
    if made.until and made.until <= SystemClock().now():
        raise Refused(f"--until {wanted.until} is over already: the code would never be good")
    with refusing(), _telling(made.id):
        print(described(asyncio.run(_add(settings, made)), 0, settings.zone, SystemClock().now()))
    return 0


def list_discounts() -> int:
    settings = load()
    with refusing():
        listed = asyncio.run(_list(settings))
    if not listed:
        print("There are no discount codes yet: `shopclerk discount add` makes one.")
    return 0


def end_discount(code: str) -> int:
    settings = load()
    with refusing(), _telling(discount_code(code)):
        ended = asyncio.run(_end(settings, code))
    print(f"{ended.id} has ended. Orders that used it keep their price.")
    return 0


async def make_if_new(database: Database, made: Discount) -> None:
    """The code, unless there is one of that name."""
    try:
        await _create(database, made)
    except DiscountRefused as refused:
        if refused.why != "taken":
            raise


def read(wanted: Wanted, settings: Settings) -> Discount:
    """What was typed as a discount, or Refused with the option that is wrong."""
    code = discount_code(wanted.code)
    if not is_code(code):
        raise Refused(f"{wanted.code!r} is no code: 1 to 32 characters without colons, such as WELCOME10")
    since, until = _day(wanted.since, "--since"), _day(wanted.until, "--until")
    if since and until and until < since:
        raise Refused("--until is before --since: the code would never be good")
    return Discount(
        id=code,
        percentage=_hundredths(wanted.percent),
        amount=_money(wanted.amount, "--amount", settings.currency),
        minimum=_money(wanted.minimum, "--minimum", settings.currency),
        since=begins(since, settings.zone) if since else None,
        until=ends(until, settings.zone) if until else None,
        most_uses=_count(wanted.uses, "--uses"),
        most_per_customer=_count(wanted.per_customer, "--per-customer"),
    )


def _hundredths(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return percentage_of(text)
    except DiscountRefused:
        raise Refused(f"--percent {text}: a percentage from 0.01 to 100, such as 10 or 12.5") from None


def _money(text: str | None, option: str, currency: str) -> Money | None:
    if text is None:
        return None
    try:
        return amount_of(text, currency)
    except InvalidAmount:
        example = Money(1250, currency).decimal()
        raise Refused(f"{option} {text}: should be an amount in {currency}, such as {example}") from None


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return day_of(text)
    except DiscountRefused:
        raise Refused(f"{option} {text}: should be a day, such as 2026-12-31") from None


def _count(number: int | None, option: str) -> int | None:
    if number is not None and not 1 <= number <= MOST:
        raise Refused(f"{option} {number}: should be from 1 to {MOST}; leave it out for no limit")
    return number


@contextmanager
def _telling(code: str) -> Iterator[None]:
    try:
        yield
    except DiscountRefused as refused:
        raise Refused(
            f"there is a code {refused.code} already, or there was one: choose another name"
        ) from refused
    except NotFound as unknown:
        raise Refused(f"there is no code {code}; `shopclerk discount list` names them") from unknown


async def _add(settings: Settings, made: Discount) -> Discount:
    async with opened(settings) as database:
        return await _create(database, made)


async def _create(database: Database, made: Discount) -> Discount:
    return await CreateDiscount(_unit_of_work(database))(
        actor=SYSTEM,
        request_id=RandomIds().new(),
        code=made.id,
        percentage=made.percentage,
        amount=made.amount,
        minimum=made.minimum,
        since=made.since,
        until=made.until,
        most_uses=made.most_uses,
        most_per_customer=made.most_per_customer,
    )


async def _list(settings: Settings) -> int:
    """Print every code, page by page; answers how many there are."""
    now, after, listed = SystemClock().now(), "", 0
    async with opened(settings) as database:
        zone = ZoneInfo((await terms_now(settings, database)).now.zone)
        while page := await ListDiscounts(database.store)(actor=SYSTEM, after=after):
            for discount, used in page:
                print(described(discount, used, zone, now))
            after, listed = page[-1][0].id, listed + len(page)
    return listed


async def _by_its_clocks(settings: Settings) -> Settings:
    """Days begin where the shop is, which its owner may have chosen in the chat."""
    async with opened(settings) as database:
        zone = (await terms_now(settings, database)).now.zone
    return settings.model_copy(update={"timezone": zone})


async def _end(settings: Settings, code: str) -> Discount:
    async with opened(settings) as database:
        end = EndDiscount(_unit_of_work(database))
        return await end(actor=SYSTEM, request_id=RandomIds().new(), code=code)


def _unit_of_work(database: Database) -> UnitOfWork:
    return UnitOfWork(database.store, SystemClock(), RandomIds(), pause)
