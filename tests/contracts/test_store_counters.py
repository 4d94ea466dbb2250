"""A counter stops at its bound, whoever comes at once."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.ports.changeset import (
    Admitted,
    Key,
    Refused,
    Spent,
    Stale,
)
from shopclerk.core.ports.queries.discounts import Counts
from tests.contracts.after_sales import counting
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    Decisions,
    commit,
    order,
    reserving,
)

CART = Cart(id=PersonId("person"))
SPRING = "discount:SPRING"


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def test_a_counter_moves_up_to_its_bound(shop: Shop, decide: Decisions) -> None:
    admitted = await commit(
        shop, decide.of(counters=(counting(1, 2), counting(1, 2), counting(5, name="free")))
    )
    assert dict(admitted.counters) == {SPRING: 2, "free": 5}
    assert await shop.store.commit(decide.of(CART, counters=(counting(1, 2),))) == Refused(Spent(SPRING, 2))
    assert await shop.store.find(Counts((SPRING, "never moved", "free"))) == (2, 0, 5)
    assert await shop.store.load(Cart, CART.id) is None


async def test_a_counter_that_is_given_back_can_be_used_again_and_stays_above_zero(
    shop: Shop, decide: Decisions
) -> None:
    await commit(shop, decide.of(counters=(counting(1, 1),)))
    await commit(shop, decide.of(counters=(counting(-3),)))
    assert await shop.store.find(Counts((SPRING,))) == (0,)
    await commit(shop, decide.of(counters=(counting(1, 1),)))
    assert await shop.store.find(Counts((SPRING,))) == (1,)


async def test_a_bound_that_was_lowered_refuses_further_use_and_takes_uses_back(
    shop: Shop, decide: Decisions
) -> None:
    await commit(shop, decide.of(counters=(counting(5, 9),)))
    assert await shop.store.commit(decide.of(counters=(counting(1, 3),))) == Refused(Spent(SPRING, 3))
    await commit(shop, decide.of(counters=(counting(-1, 3),)))
    assert await shop.store.find(Counts((SPRING,))) == (4,)


async def test_counters_are_judged_after_versions_and_before_stock(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(CART))
    spent_and_short = decide.of(counters=(counting(1, 0),), stock=(reserving(1),))
    assert await shop.store.commit(spent_and_short) == Refused(Spent(SPRING, 0))
    stale = replace(spent_and_short, saves=(CART,))
    assert await shop.store.commit(stale) == Refused(Stale(Key(Cart, CART.id)))


async def test_of_a_hundred_customers_with_a_code_for_ten_exactly_ten_use_it(
    shop: Shop, decide: Decisions
) -> None:
    uses = [decide.of(order(f"order-{n:03d}"), counters=(counting(1, 10),)) for n in range(100)]
    verdicts = await asyncio.gather(*(shop.store.commit(use) for use in uses))
    assert sum(isinstance(verdict, Admitted) for verdict in verdicts) == 10
    assert {verdict for verdict in verdicts if isinstance(verdict, Refused)} == {Refused(Spent(SPRING, 10))}
    assert await shop.store.find(Counts((SPRING,))) == (10,)
