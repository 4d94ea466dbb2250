"""Letting a payment through, or not, when a provider asks before it takes the money."""

import asyncio

import pytest

from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.checking import Objection
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.places(li, mug=2)


async def asked(
    shop: Shop, tried: PaymentAttempt, question: str = "q1", *, amount: Money | None = None
) -> Objection | None:
    return await shop.check_payment(
        provider=tried.provider, attempt_id=tried.id, amount=amount or tried.amount, question=question
    )


async def test_what_is_due_is_let_through(shop: Shop, order: Order) -> None:
    assert await asked(shop, await shop.starts_paying(order)) is None


async def test_the_same_question_has_the_same_answer(shop: Shop, order: Order) -> None:
    tried = await shop.starts_paying(order)
    assert [await asked(shop, tried, "q1") for _ in range(3)] == [None, None, None]


async def test_of_two_payers_at_once_one_is_let_through(shop: Shop, order: Order) -> None:
    tried = await shop.starts_paying(order)
    answers = await asyncio.gather(*(asked(shop, tried, f"q{number}") for number in range(5)))
    assert sorted(answers, key=str) == [None, *[Objection.UNDER_WAY] * 4]


async def test_after_a_payment_that_went_wrong_another_is_let_through(shop: Shop, order: Order) -> None:
    tried = await shop.starts_paying(order)
    for question in ("q1", "q2", "q3"):
        assert await asked(shop, tried, question) is None
        shop.clock.advance(seconds=29)
        assert await asked(shop, tried, "too soon") is Objection.UNDER_WAY
        shop.clock.advance(seconds=1)


async def test_what_is_paid_is_not_paid_again(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    (tried,) = await shop.attempts(order)
    assert await asked(shop, tried) is Objection.PAID


async def test_what_was_cancelled_takes_no_money(shop: Shop, order: Order) -> None:
    tried = await shop.starts_paying(order)
    await shop.cancels(order)
    assert await asked(shop, tried) is Objection.OVER


@pytest.mark.parametrize(
    ("seconds", "told"), [(30 * 60 - 21, None), (30 * 60 - 20, Objection.OVER), (30 * 60, Objection.OVER)]
)
async def test_what_would_be_paid_too_late_is_not_begun(
    shop: Shop, order: Order, seconds: int, told: Objection | None
) -> None:
    tried = await shop.starts_paying(order)
    shop.clock.advance(seconds=seconds)
    assert await asked(shop, tried) is told


async def test_what_expired_meanwhile_takes_no_money(shop: Shop, order: Order) -> None:
    tried = await shop.starts_paying(order)
    shop.clock.advance(minutes=31)
    await shop.expire_unpaid()
    assert await asked(shop, tried) is Objection.OVER


async def test_an_older_invoice_of_the_order_is_replaced(shop: Shop, order: Order) -> None:
    older = await shop.starts_paying(order, "card")
    newer = await shop.starts_paying(order, "alipay")
    assert await asked(shop, older) is Objection.REPLACED
    assert await asked(shop, newer) is None


@pytest.mark.parametrize("amount", [Money(7_799, "CNY"), Money(7_801, "CNY"), Money(7_800, "JPY")])
async def test_another_amount_than_is_due_is_not_taken(shop: Shop, order: Order, amount: Money) -> None:
    assert await asked(shop, await shop.starts_paying(order), amount=amount) is Objection.REPLACED


async def test_after_less_came_the_rest_is_let_through_and_no_more(shop: Shop, order: Order) -> None:
    first = await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay(first.link or "", amount=Money(1_000, "CNY")))
    rest = await shop.starts_paying(order)
    assert await asked(shop, first) is Objection.REPLACED
    assert await asked(shop, rest, amount=Money(6_800, "CNY")) is None


async def test_of_what_is_none_of_ours_nothing_is_known(shop: Shop, order: Order) -> None:
    tried = await shop.starts_paying(order)
    for provider, attempt_id in (("fake", AttemptId("nobody's")), ("another", tried.id)):
        told = await shop.check_payment(
            provider=provider, attempt_id=attempt_id, amount=tried.amount, question="q"
        )
        assert told is Objection.UNKNOWN
