"""Every permutation and repetition of a set of provider events ends alike."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopclerk.core.domain.ids import RefundId
from shopclerk.core.domain.ledger import balance
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind, PaymentAttempt
from shopclerk.core.ports.payments import FactKind, PaymentFact
from tests.shopfloor.shop import Shop

PRICE: Final = 7800


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of attempt number `attempt`; `amount` is minor units of `currency`."""

    attempt: int
    kind: FactKind
    amount: int = PRICE
    currency: str = "CNY"
    name: str = ""


Story: TypeAlias = tuple[Told, ...]
Before: TypeAlias = Callable[[Shop, Order], Awaitable[object]]
Ending: TypeAlias = tuple[object, ...]

AMOUNTS: Final = st.sampled_from([2000, 3900, 5800, PRICE, PRICE + 500])


def payments() -> st.SearchStrategy[Story]:
    """What can be told of three attempts to pay, each captured at most once."""
    attempts = [
        st.builds(_of_attempt, st.just(number), st.none() | AMOUNTS, st.sets(st.sampled_from(_REST)))
        for number in range(3)
    ]
    return st.tuples(*attempts).map(lambda stories: sum(stories, ()))


_REST: Final = (
    Told(0, FactKind.AUTHORIZED),
    Told(0, FactKind.FAILED),
    Told(0, FactKind.CAPTURED, currency="USD", name="in dollars"),
)


def _of_attempt(attempt: int, amount: int | None, rest: frozenset[Told]) -> Story:
    told = [
        Told(attempt, one.kind, one.amount, one.currency, one.name and f"{one.name} {attempt}")
        for one in rest
    ]
    if amount is not None:
        told.append(Told(attempt, FactKind.CAPTURED, amount))
    return tuple(sorted(told, key=str))


async def _nothing(shop: Shop, order: Order) -> None:
    """The order waits."""


async def _cancels(shop: Shop, order: Order) -> None:
    await shop.cancels(order)


async def _expires(shop: Shop, order: Order) -> None:
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()


async def _expires_and_sells_out(shop: Shop, order: Order) -> None:
    await _expires(shop, order)
    await shop.places(shop.customer("Wang"), mug=5)


BEFORE: Final[Sequence[Before]] = (_nothing, _cancels, _expires, _expires_and_sells_out)


async def _told(story: Sequence[Told], before: Before) -> Ending:
    shop = Shop()
    await shop.stocks("MUG", 5, price="39.00")
    order = await shop.places(shop.customer("Li"), mug=2)
    attempts = [await shop.starts_paying(order, method) for method in shop.gateway.methods]
    await before(shop, order)
    await shop.hears(*(_fact(shop, attempts, one) for one in story))
    return await _ending(shop, order)


def _fact(shop: Shop, attempts: Sequence[PaymentAttempt], one: Told) -> PaymentFact:
    """The same words are the same event."""
    attempt = attempts[one.attempt]
    return PaymentFact(
        provider=shop.gateway.provider,
        event_id=str(one),
        attempt_id=attempt.id,
        reference=one.name or attempt.reference or "",
        kind=one.kind,
        amount=Money(one.amount, one.currency),
        reason="insufficient_funds",
        at=shop.clock.now(),
    )


async def _ending(shop: Shop, order: Order) -> Ending:
    """Everything that must not depend on the order of arrival: states, ledger, money that goes back."""
    kept, money, refunds = await shop.order(order), await shop.money(order), await shop.refunds(order)
    left = balance(order.total.currency, money, refunds)
    return (
        kept.status,
        kept.cancelled_because,
        [(one.id, one.status) for one in await shop.attempts(order)],
        sorted((entry.kind, entry.reference, entry.amount.minor) for entry in money),
        sorted(left.promised.items()),
        sorted((one.kind, one.reference, one.told.minor) for one in await shop.discrepancies(order)),
        await shop.holds(order) and [(hold.sku_id, hold.held) for hold in await shop.holds(order)],
    )


@pytest.mark.invariant(18)
@settings(max_examples=300, deadline=None)
@given(payments(), st.sampled_from(BEFORE), st.data())
def test_payments_told_in_any_order_and_however_often_end_alike(
    story: Story, before: Before, data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(story), max_size=4)) if story else []
    shuffled = data.draw(st.permutations([*story, *again]))
    assert asyncio.run(_told(shuffled, before)) == asyncio.run(_told(story, before))


@pytest.mark.invariant(14, 15, 25)
@settings(max_examples=100, deadline=None)
@given(payments(), st.sampled_from(BEFORE))
def test_no_more_goes_back_than_came_and_no_more_is_kept_than_is_due(story: Story, before: Before) -> None:
    status, _, attempts, money, promised, *_ = asyncio.run(_told(story, before))
    assert isinstance(money, list)
    assert isinstance(promised, list)
    assert isinstance(attempts, list)
    came = sum(minor for kind, _, minor in money if kind is MoneyKind.CAPTURED)
    kept = came - sum(minor for _, minor in promised)
    due = {"confirmed": (PRICE,), "cancelled": (0,)}.get(str(status), range(PRICE))
    assert kept in due
    assert sum(each is AttemptStatus.CAPTURED for _, each in attempts) == len(money)


OF_A_REFUND: Final = (FactKind.REFUNDED, FactKind.REFUND_FAILED)


@pytest.mark.invariant(18)
@settings(max_examples=100, deadline=None)
@given(
    st.sets(st.sampled_from(["second payment", "chargeback", "not ours", *OF_A_REFUND]), min_size=1),
    st.data(),
)
def test_what_is_told_of_refunds_and_chargebacks_ends_alike(story: set[str], data: st.DataObject) -> None:
    told = sorted(story)
    again = data.draw(st.lists(st.sampled_from(told), max_size=4))
    shuffled = data.draw(st.permutations([*told, *again]))
    assert asyncio.run(_after_a_refund(shuffled)) == asyncio.run(_after_a_refund(told))


async def _after_a_refund(story: Sequence[str]) -> Ending:
    """A paid order, of which ten yuan are on their way back; how the money is spread over the payments, and
    what was reported, may differ, for what has been sent back cannot be called back.
    """
    shop = Shop()
    await shop.stocks("MUG", 5, price="39.00")
    order = await shop.places(shop.customer("Li"), mug=2)
    await shop.starts_paying(order, "alipay")
    await shop.starts_paying(order, "card")
    await shop.hears(shop.gateway.tells(shop.gateway.payment("fake-1"), FactKind.CAPTURED))
    shop.gateway.only_accepts_refund()
    (refund,) = await shop.refunds_amount(order, "10.00")
    facts = {name: _named(shop, name, refund.id) for name in sorted(set(story))}
    await shop.hears(*(facts[name] for name in story))
    status, reason, attempts, money, promised, _, holds = await _ending(shop, order)
    assert isinstance(promised, list)
    (kept, *_) = await shop.refunds(order)
    return status, reason, attempts, money, holds, kept.status, sum(minor for _, minor in promised)


def _named(shop: Shop, name: str, refund_id: RefundId) -> PaymentFact:
    first, second = shop.gateway.payment("fake-1"), shop.gateway.payment("fake-2")
    amount = Money(1000, "CNY")
    match name:
        case "second payment":
            return shop.gateway.tells(second, FactKind.CAPTURED)
        case "chargeback":
            return shop.gateway.charge_back("fake-1", amount)
        case "not ours":
            return shop.gateway.tells(first, FactKind.REFUNDED, amount=amount, reference="by hand")
        case _:
            kind = FactKind(name)
            return shop.gateway.tells(
                first, kind, amount=amount, reference="fake-refund-1", refund_id=refund_id
            )


def test_the_stories_tell_what_they_should() -> None:
    """Guards the tests above against stories that never get anywhere."""
    endings = Counter(
        str(asyncio.run(_told((Told(0, FactKind.CAPTURED), Told(1, FactKind.CAPTURED)), before))[0])
        for before in BEFORE
    )
    assert endings == {"confirmed": 2, "cancelled": 2}
