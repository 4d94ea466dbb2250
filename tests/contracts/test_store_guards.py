"""A changeset is written whole or not at all, and only while what it relied on is true."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.events import OrderPlaced, StockCameBack, StockRanLow
from shopclerk.core.domain.ids import OrderId, OrderLineId, PersonId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.changeset import (
    Admitted,
    Changeset,
    Claim,
    Expect,
    Key,
    Moved,
    OutboxEntry,
    Refused,
    Short,
    Stale,
    Taken,
)
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.queries.discounts import Counts
from shopclerk.core.ports.queries.stock import Levels, Movements
from tests.contracts.after_sales import counting
from tests.contracts.databases import Opener, Shop, Wake
from tests.contracts.examples import (
    NOON,
    Decisions,
    commit,
    order,
    reserving,
    stocked,
    timeline,
)

SKU = SkuId("sku")
CART = Cart(id=PersonId("person"))
LINE = OrderLineId("order-1")
SPRING = "discount:SPRING"
MINE = Claim("checkout", "token", "me")


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def level(shop: Shop) -> StockItem:
    (found,) = await shop.store.find(Levels((SKU,)))
    return found


async def test_a_record_is_written_one_version_on(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(CART))
    await commit(shop, decide.of(replace(CART, version=1)))
    assert await shop.store.load(Cart, CART.id) == replace(CART, version=2)


@pytest.mark.invariant(32)
@pytest.mark.parametrize("version", [0, 2])
async def test_a_record_read_at_another_version_is_stale(shop: Shop, decide: Decisions, version: int) -> None:
    await commit(shop, decide.of(CART))
    verdict = await shop.store.commit(decide.of(replace(CART, version=version)))
    assert verdict == Refused(Stale(Key(Cart, CART.id)))
    assert await shop.store.load(Cart, CART.id) == replace(CART, version=1)


@pytest.mark.invariant(32)
async def test_what_a_decision_relied_on_must_be_unchanged(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(CART))
    key = Key(Cart, CART.id)
    assert await shop.store.commit(decide.of(order(), expects=(Expect(key, 0),))) == Refused(Stale(key))
    await commit(shop, decide.of(order(), expects=(Expect(key, 1),)))
    assert await shop.store.load(Cart, CART.id) == replace(CART, version=1)


async def test_a_claim_has_one_owner_for_good(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(claims=(MINE,)))
    theirs = replace(MINE, owner="they")
    assert await shop.store.commit(decide.of(CART, claims=(theirs,))) == Refused(Taken(theirs, "me"))
    assert await shop.store.owner("checkout", "token") == "me"
    assert await shop.store.load(Cart, CART.id) is None
    await commit(shop, decide.of(claims=(replace(theirs, scope="request"),)))


async def test_claims_are_judged_before_versions_and_versions_before_stock(
    shop: Shop, decide: Decisions
) -> None:
    await commit(shop, decide.of(CART, claims=(MINE,)))
    stale_and_short = decide.of(CART, stock=(reserving(1),))
    assert await shop.store.commit(stale_and_short) == Refused(Stale(Key(Cart, CART.id)))
    all_wrong = replace(stale_and_short, claims=(MINE,))
    assert await shop.store.commit(all_wrong) == Refused(Taken(MINE, "me"))


@pytest.mark.invariant(3)
async def test_stock_is_reserved_while_there_is_some(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(3, safety_stock=1),)))
    admitted = await commit(shop, decide.of(stock=(reserving(2),)))
    assert admitted.levels == (StockItem(sku_id=SKU, on_hand=3, reserved=2, safety_stock=1),)
    assert await shop.store.commit(decide.of(stock=(reserving(2),))) == Refused(Short(SKU, 2, 1))
    assert await level(shop) == admitted.levels[0]


@pytest.mark.invariant(5)
async def test_lines_that_name_a_sku_twice_are_judged_summed(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(3),)))
    verdict = await shop.store.commit(decide.of(stock=(reserving(2), reserving(2))))
    assert verdict == Refused(Short(SKU, 4, 3))
    await commit(shop, decide.of(stock=(reserving(2), reserving(1))))
    assert (await level(shop)).available == 0


@pytest.mark.invariant(7)
async def test_all_lines_are_reserved_or_none(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(3),)))
    verdict = await shop.store.commit(decide.of(stock=(reserving(1), reserving(1, "other"))))
    assert verdict == Refused(Short(SkuId("other"), 1, 0))
    assert await level(shop) == StockItem(sku_id=SKU, on_hand=3)


@pytest.mark.invariant(12)
async def test_a_correction_of_a_count_that_has_moved_is_refused(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(3),)))
    assert await shop.store.commit(decide.of(stock=(stocked(1, expected_on_hand=2),))) == Refused(
        Moved(SKU, 3)
    )
    await commit(shop, decide.of(stock=(stocked(1, expected_on_hand=3),)))


@pytest.mark.invariant(1)
async def test_the_sum_of_the_movements_is_what_is_on_hand(shop: Shop, decide: Decisions) -> None:
    for change in (stocked(5), stocked(-2), reserving(1), stocked(-1, reserved=-1)):
        await commit(shop, decide.of(stock=(change,)))
    ledger = await shop.store.find(Movements(SKU))
    assert [row.quantity for row in ledger] == [5, -2, -1]
    assert sum(row.quantity for row in ledger) == (await level(shop)).on_hand


@pytest.mark.invariant(13)
async def test_running_low_is_told_once_a_crossing(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(5, safety_stock=2),)))
    for change in (reserving(3), reserving(1), reserving(-4), reserving(4)):
        await commit(shop, decide.of(stock=(change,)))
    told = await shop.outbox.undirected(10)
    assert [entry.event for entry in told] == [
        StockCameBack(SKU, 5),
        StockRanLow(SKU, 2),
        StockRanLow(SKU, 1),
    ]


async def test_coming_back_is_told_when_there_was_nothing_to_promise(shop: Shop, decide: Decisions) -> None:
    for change in (stocked(2), reserving(2), reserving(-1), stocked(4)):
        await commit(shop, decide.of(stock=(change,)))
    told = [entry.event for entry in await shop.outbox.undirected(10)]
    assert [event for event in told if isinstance(event, StockCameBack)] == [
        StockCameBack(SKU, 2),
        StockCameBack(SKU, 1),
    ]


@pytest.mark.invariant(7)
async def test_a_refused_decision_leaves_nothing_at_all(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order("other"), stock=(stocked(5),)))
    refused = decide.of(
        order(),
        CART,
        order("other"),
        claims=(MINE,),
        stock=(reserving(1), stocked(1)),
        counters=(counting(1),),
        appends=(timeline("t"), OutboxEntry(id="e", event=OrderPlaced(OrderId("order")), at=NOON)),
    )
    assert await shop.store.commit(refused) == Refused(Stale(Key(Order, OrderId("other"))))
    assert await shop.store.owner("checkout", "token") is None
    assert await shop.store.load(Order, "order") is None
    assert await shop.store.load(Cart, CART.id) is None
    assert await level(shop) == StockItem(sku_id=SKU, on_hand=5)
    assert [each.event for each in await shop.outbox.undirected(10)] == [StockCameBack(SKU, 5)]
    assert await shop.store.find(Counts((SPRING,))) == (0,)
    await commit(shop, replace(refused, saves=(order(), CART)))


@pytest.mark.invariant(32)
async def test_of_two_decisions_over_one_order_one_wins(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order()))
    rivals = [decide.of(order(version=1), appends=(timeline(f"t{rival}"),)) for rival in range(20)]
    verdicts = await asyncio.gather(*(shop.store.commit(rival) for rival in rivals))
    assert sum(isinstance(verdict, Admitted) for verdict in verdicts) == 1
    assert {verdict for verdict in verdicts if isinstance(verdict, Refused)} == {
        Refused(Stale(Key(Order, OrderId("order"))))
    }


async def test_of_many_claims_on_one_key_one_wins(shop: Shop, decide: Decisions) -> None:
    rivals = [decide.of(claims=(replace(MINE, owner=f"rival {n}"),)) for n in range(20)]
    verdicts = await asyncio.gather(*(shop.store.commit(rival) for rival in rivals))
    assert sum(isinstance(verdict, Admitted) for verdict in verdicts) == 1


@pytest.mark.invariant(4)
async def test_a_thousand_buyers_of_a_hundred_units_buy_exactly_a_hundred(
    shop: Shop, decide: Decisions
) -> None:
    await commit(shop, decide.of(stock=(stocked(100),)))
    buys = [decide.of(order(f"order-{n:04d}"), stock=(reserving(1),)) for n in range(1000)]
    verdicts = await asyncio.gather(*(shop.store.commit(buy) for buy in buys))
    assert sum(isinstance(verdict, Admitted) for verdict in verdicts) == 100
    assert await level(shop) == StockItem(sku_id=SKU, on_hand=100, reserved=100)
    placed = [await shop.store.load(Order, f"order-{n:04d}") is not None for n in range(1000)]
    assert placed == [isinstance(verdict, Admitted) for verdict in verdicts]


@pytest.mark.invariant(6)
async def test_baskets_in_opposite_order_do_not_block_each_other(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(50, "a"), stocked(50, "b"))))
    baskets = [("a", "b"), ("b", "a")] * 30
    buys = [decide.of(stock=tuple(reserving(1, each) for each in basket)) for basket in baskets]
    verdicts = await asyncio.gather(*(shop.store.commit(buy) for buy in buys))
    assert sum(isinstance(verdict, Admitted) for verdict in verdicts) == 50


@pytest.mark.invariant(4, 6)
async def test_two_processes_sell_what_there_is_and_neither_blocks_the_other(
    shop: Shop, opener: Opener, wake: Wake, decide: Decisions
) -> None:
    await commit(shop, decide.of(stock=(stocked(30, "a"), stocked(30, "b"))))
    beside = opener(wake)
    one = [decide.of(stock=(reserving(1, "a"), reserving(1, "b"))) for _ in range(20)]
    other = [decide.of(stock=(reserving(1, "b"), reserving(1, "a"))) for _ in range(20)]

    async def sold(process: Shop, buys: list[Changeset]) -> int:
        """One after the other: each is a transaction of its own, among those of the other process."""
        return sum([isinstance(await process.store.commit(buy), Admitted) for buy in buys])

    try:
        assert sum(await asyncio.gather(sold(shop, one), sold(beside, other))) == 30
    finally:
        await beside.close()
    levels = await shop.store.find(Levels((SkuId("a"), SkuId("b"))))
    assert [(each.on_hand, each.reserved) for each in levels] == [(30, 30), (30, 30)]


async def test_one_broken_decision_does_not_harm_those_that_wait_beside_it(
    shop: Shop, decide: Decisions
) -> None:
    await commit(shop, decide.of(order()))
    good = [decide.of(order(f"good-{n}")) for n in range(5)]
    broken = decide.of(order("second", number="N-order"))
    *verdicts, failure = await asyncio.gather(
        *(shop.store.commit(each) for each in (*good, broken)), return_exceptions=True
    )
    assert verdicts == [Admitted()] * 5
    assert isinstance(failure, Conflict)
