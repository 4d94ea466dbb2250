"""The unit of work."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest

from shopclerk.adapters.memory.database import memory_database
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.errors import EmptyCart, NotFound, OutOfStock
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import OrderId, PersonId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import Reservation
from shopclerk.core.ports.changeset import Admitted, Changeset, Key, Record, Refused, Stale, StockDelta
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.ports.store import Query, Store
from shopclerk.core.usecases.unit_of_work import TRIES, UnitOfWork
from shopclerk.core.usecases.work import ClaimForgotten, FamilyNotSaved, Work
from tests.shopfloor.shop import Shop

R = TypeVar("R", bound=Record)
T = TypeVar("T")

LI = PersonId("Li")


@dataclass(slots=True)
class SlowStore:
    """Somebody else is faster than us, the first `losses` times that we commit. `asked` are the claims that
    somebody asked for.
    """

    behind: Store
    losses: int
    commits: list[Changeset] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def load(self, kind: type[R], id: str) -> R | None:
        return await self.behind.load(kind, id)

    async def find(self, query: Query[T]) -> tuple[T, ...]:
        return await self.behind.find(query)

    async def owner(self, scope: str, key: str) -> str | None:
        self.asked.append(key)
        return await self.behind.owner(scope, key)

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        self.commits.append(changeset)
        if len(self.commits) <= self.losses:
            return Refused(Stale(Key(Cart, LI)))
        return await self.behind.commit(changeset)


def work_on(shop: Shop, losses: int) -> tuple[UnitOfWork, SlowStore]:
    store = SlowStore(memory_database().store, losses)
    return replace(shop.unit_of_work, store=store), store


async def test_a_decision_is_made_again_on_what_is_true_by_then(shop: Shop) -> None:
    unit_of_work, store = work_on(shop, losses=3)
    seen = []

    async def decide(work: Work) -> str:
        shop.clock.advance(seconds=1)
        seen.append((work.id, work.at))
        work.save(await work.peek(Cart, LI) or Cart(id=LI))
        return f"try {len(seen)}"

    assert await unit_of_work.transact(decide) == "try 4"
    assert shop.pause.tries == [1, 2, 3]
    assert len(set(seen)) == 4
    assert await store.load(Cart, LI) is not None


async def test_who_always_loses_is_told_of_the_conflict(shop: Shop) -> None:
    unit_of_work, store = work_on(shop, losses=TRIES)

    async def decide(work: Work) -> None:
        work.save(Cart(id=LI))

    with pytest.raises(Conflict):
        await unit_of_work.transact(decide)
    assert len(store.commits) == TRIES
    assert await store.load(Cart, LI) is None


async def test_nothing_is_written_when_the_decision_raises(shop: Shop) -> None:
    unit_of_work, store = work_on(shop, losses=0)

    async def decide(work: Work) -> None:
        work.save(Cart(id=LI))
        raise EmptyCart

    with pytest.raises(EmptyCart):
        await unit_of_work.transact(decide)
    assert store.commits == []


async def test_a_decision_that_changes_nothing_commits_nothing(shop: Shop) -> None:
    unit_of_work, store = work_on(shop, losses=0)

    async def decide(work: Work) -> int:
        work.expect(Cart(id=LI))
        return 42

    assert await unit_of_work.transact(decide) == 42
    assert store.commits == []


async def test_units_that_are_gone_at_commit_are_out_of_stock(shop: Shop) -> None:
    unit_of_work, store = work_on(shop, losses=0)

    async def decide(work: Work) -> None:
        work.move_stock(StockDelta(sku_id=SkuId("mug"), reserved=2))

    with pytest.raises(OutOfStock) as refused:
        await unit_of_work.transact(decide)
    assert refused.value == OutOfStock("mug", 2, 0)
    assert len(store.commits) == 1


async def test_a_part_of_an_order_is_never_saved_without_the_order(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    order = await shop.places(li, mug=1)

    async def decide(work: Work) -> None:
        for reservation in await work.find(ReservationsOf(order.id)):
            work.release(reservation)

    with pytest.raises(FamilyNotSaved):
        await shop.unit_of_work.transact(decide)
    assert [hold.held for hold in await shop.holds(order)] == [1]


async def test_a_saved_record_is_read_back_as_it_was_saved(shop: Shop) -> None:
    work = Work(shop.store, id="1", at=shop.clock.now())
    cart = Cart(id=LI).with_quantity(SkuId("mug"), 1)
    work.save(cart)
    assert await work.get(Cart, LI) == cart
    assert await shop.store.load(Cart, LI) is None


async def test_saving_a_record_again_replaces_what_was_remembered(shop: Shop) -> None:
    work = Work(shop.store, id="1", at=shop.clock.now())
    work.save(Cart(id=LI), Cart(id=LI).with_quantity(SkuId("mug"), 1))
    (saved,) = work.changeset().saves
    assert saved == await work.get(Cart, LI)


async def test_what_is_not_there_is_not_found(shop: Shop) -> None:
    work = Work(shop.store, id="1", at=shop.clock.now())
    assert await work.peek(Order, "nobody's") is None
    with pytest.raises(NotFound) as refused:
        await work.get(Order, "nobody's")
    assert refused.value == NotFound("order", "nobody's")


@pytest.mark.invariant(8)
async def test_releasing_what_holds_nothing_has_no_effect(shop: Shop) -> None:
    work = Work(shop.store, id="1", at=shop.clock.now())
    empty = Reservation(
        id="o:mug", order_id=OrderId("o"), sku_id=SkuId("mug"), held=0, expires_at=None, version=3
    )
    work.release(empty)
    assert work.changeset().is_empty


async def test_every_appended_row_has_a_name_of_its_own(shop: Shop) -> None:
    work = Work(shop.store, id="1", at=shop.clock.now())
    for _ in range(3):
        work.tell(OrderPlaced(OrderId("o")))
    entries = work.changeset().appends
    assert len({entry.id for entry in entries}) == 3
    assert [entry.id for entry in entries] == sorted(entry.id for entry in entries)


async def _once(work: Work) -> str:
    """Something that is done once a request."""
    cart = await work.peek(Cart, LI)
    if await work.already("request", "r1"):
        return "already"
    if cart is not None:
        raise EmptyCart
    work.claim("request", "r1", LI)
    work.save(Cart(id=LI))
    return "now"


async def test_what_is_done_once_asks_nobody_the_first_time(shop: Shop) -> None:
    unit_of_work, store = work_on(shop, losses=0)
    assert await unit_of_work.transact(_once) == "now"
    assert store.asked == []


async def test_a_repetition_that_would_raise_is_answered_as_what_it_is(shop: Shop) -> None:
    unit_of_work, _ = work_on(shop, losses=0)
    assert [await unit_of_work.transact(_once) for _ in range(3)] == ["now", "already", "already"]


async def test_a_repetition_that_would_do_it_again_is_refused_without_a_pause(
    shop: Shop,
) -> None:
    unit_of_work, store = work_on(shop, losses=0)

    async def decide(work: Work) -> str:
        if await work.already("request", "r1"):
            return "already"
        work.claim("request", "r1", LI)
        return "now"

    assert [await unit_of_work.transact(decide) for _ in range(2)] == ["now", "already"]
    assert len(store.commits) == 2
    assert shop.pause.tries == []


async def test_a_repetition_that_finds_nothing_to_do_is_answered_as_what_it_is(shop: Shop) -> None:
    unit_of_work, _ = work_on(shop, losses=0)

    async def decide(work: Work) -> str:
        cart = await work.peek(Cart, LI)
        if await work.already("request", "r1"):
            return "already"
        if cart is not None:
            return "nothing to do"
        work.claim("request", "r1", LI)
        work.save(Cart(id=LI))
        return "now"

    assert [await unit_of_work.transact(decide) for _ in range(2)] == ["now", "already"]


async def test_a_decision_that_forgets_what_it_was_to_claim_is_a_defect(shop: Shop) -> None:
    async def decide(work: Work) -> None:
        await work.already("request", "r1")
        work.save(Cart(id=LI))

    with pytest.raises(ClaimForgotten):
        await shop.unit_of_work.transact(decide)
