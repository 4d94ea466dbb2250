"""Whatever customers, staff and the clock do after a sale, in whatever order."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, Inspected
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.ledger import balance
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.packing import summed
from shopclerk.core.domain.refund import Refund, units_refunded
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.queries.stock import Movements
from tests.invariants import violations
from tests.shopfloor.shop import Shop, buyer

PRICES: Final = {"mug": "33.37", "plate": "20.00", "bowl": "50.01"}
BOUGHT: Final = 3


@dataclass(slots=True)
class Story:
    """A shop in which three mugs were delivered, and all orders that came of it."""

    shop: Shop = field(default_factory=Shop)
    orders: list[Order] = field(default_factory=list)

    async def begins(self) -> None:
        for sku, price in PRICES.items():
            await self.shop.stocks(sku, 12, price=price)
        order = await self.shop.pays(await self.shop.places(self.shop.customer("Li"), mug=BOUGHT))
        await self.shop.delivers(await self.shop.ships(order))
        self.orders.append(order)

    async def order(self, place: int) -> Order:
        return await self.shop.order(self.orders[place % len(self.orders)])

    async def cases(self) -> list[AfterSalesCase]:
        return [case for order in self.orders for case in await self.shop.cases(order)]

    async def open_case(self) -> AfterSalesCase | None:
        return next((case for case in await self.cases() if case.is_open), None)

    async def asks(self, place: int, kind: CaseKind, units: int, instead: str) -> None:
        wanted = await self.shop.sku(instead) if kind is CaseKind.EXCHANGE else None
        await self.shop.asks(await self.order(place), kind, units, instead=wanted)

    async def approves(self, percent: int | None) -> None:
        if case := await self.open_case():
            amount = None if percent is None else f"{percent}.00"
            granted = await self.shop.approves(case, amount, why="so much")
            if granted.replacement_id is not None:
                self.orders.append(await self.shop.order(granted.replacement_id))

    async def claims(self, place: int, kind: CaseKind, units: int, instead: str) -> None:
        """Ask, and be granted it."""
        await self.asks(place, kind, units, instead)
        await self.approves(None)

    async def rejects(self) -> None:
        if case := await self.open_case():
            await self.shop.rejects(case)

    async def withdraws(self) -> None:
        if case := await self.open_case():
            await self.shop.withdraws(case, by=buyer(self.orders[0]))

    async def takes_back(self, received: int, resellable: int) -> None:
        if case := await self.open_case():
            await self.shop.goods_arrive(case)
            found = [Inspected(case.lines[0].order_line_id, received, resellable)]
            await self.shop.inspect_return(
                actor=self.shop.owner, request_id=self.shop.request(), case_id=case.id, found=found
            )

    async def takes_everything_back(self) -> None:
        if case := await self.open_case():
            await self.takes_back(case.lines[0].quantity, case.lines[0].quantity)

    async def concludes(self) -> None:
        """The difference is paid, everything comes back and is settled."""
        await self.pays()
        await self.takes_everything_back()
        await self.settles(None)

    async def settles(self, amount: int | None) -> None:
        if case := await self.open_case():
            await self.shop.settles(case, None if amount is None else f"{amount}.00", why="so much")

    async def pays(self) -> None:
        for place in range(len(self.orders)):
            if (await self.order(place)).is_payable:
                await self.shop.pays(await self.order(place))

    async def sends(self) -> None:
        for place in range(len(self.orders)):
            await tried(self._sends(await self.order(place)))

    async def _sends(self, order: Order) -> None:
        await self.shop.delivers(await self.shop.ships(order))

    async def cancels(self, place: int) -> None:
        await self.shop.cancels(await self.order(place))

    async def refunds(self, place: int, amount: int) -> None:
        await self.shop.refunds_amount(await self.order(place), f"{amount}.00")

    async def refunds_units(self, place: int, units: int) -> None:
        await self.shop.refunds_units(await self.order(place), units)

    async def the_next_refund_fails(self) -> None:
        self.shop.gateway.refuses_refund()

    async def time_passes(self, days: int) -> None:
        self.shop.clock.advance(days=days)
        await self.shop.expire_unpaid()
        await self.shop.expire_cases()
        await self.shop.complete_delivered()

    async def ends(self) -> None:
        """Staff finish what they have begun, and time does the rest."""
        while await self.open_case():
            await tried(self.settles(None))
            await self.time_passes(30)
        await self.time_passes(30)
        await self.sends()
        for order in self.orders:
            for failed in await self.shop.refunds(order):
                if failed.status is RefundStatus.FAILED and failed.case_id is None:
                    await self._refunds_again(order, failed)

    async def _refunds_again(self, order: Order, failed: Refund) -> None:
        """The owner sends what is no case's until it goes through."""
        while failed.status is RefundStatus.FAILED:
            (failed,) = await self.shop.refunds_amount(order, failed.amount.decimal())


async def tried(step: Awaitable[object]) -> None:
    """What the shop refuses changes nothing."""
    try:
        await step
    except DomainError:
        return


@dataclass(frozen=True, slots=True)
class Step:
    """One verb of the story with what it is told."""

    verb: str
    told: tuple[object, ...]

    async def happens(self, story: Story) -> None:
        await tried(getattr(story, self.verb)(*self.told))


PLACES: Final = st.integers(0, 3)


def step(act: Callable[..., Awaitable[object]], *told: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(act.__name__), st.tuples(*told))


CLAIMS: Final = (
    PLACES,
    st.sampled_from(CaseKind),
    st.integers(1, BOUGHT),
    st.sampled_from(sorted(PRICES)),
)
FAIR: Final = (
    *[step(Story.claims, *CLAIMS)] * 3,
    *[step(Story.concludes)] * 2,
    *[step(Story.sends)] * 2,
    step(Story.asks, *CLAIMS),
    step(Story.approves, st.none()),
    step(Story.rejects),
    step(Story.withdraws),
    step(Story.takes_everything_back),
    step(Story.settles, st.none()),
    step(Story.pays),
    step(Story.cancels, PLACES),
    step(Story.the_next_refund_fails),
    step(Story.time_passes, st.sampled_from([0, 1, 4, 15])),
)
ANY: Final = (
    *FAIR,
    step(Story.approves, st.integers(0, 120)),
    step(Story.takes_back, st.integers(0, 4), st.integers(0, 4)),
    step(Story.settles, st.integers(0, 120)),
    step(Story.refunds, PLACES, st.integers(1, 120)),
    step(Story.refunds_units, PLACES, st.integers(1, BOUGHT)),
)


@given(steps=st.lists(st.one_of(ANY), min_size=12, max_size=24))
@settings(max_examples=150, deadline=None)
def test_nothing_goes_back_twice_whatever_happens(steps: list[Step]) -> None:

    async def told() -> None:
        story = Story()
        await story.begins()
        for each in steps:
            await each.happens(story)
            await must_hold(story)

    asyncio.run(told())


@given(steps=st.lists(st.one_of(FAIR), min_size=12, max_size=24))
@settings(max_examples=150, deadline=None)
def test_customers_have_paid_for_what_they_keep_to_the_cent(steps: list[Step]) -> None:
    """When everything that comes back is found, and nobody grants anything by hand."""

    async def told() -> None:
        story = Story()
        await story.begins()
        for each in steps:
            await each.happens(story)
        await story.ends()
        await must_hold(story)
        assert await kept(story) == await worth_of_goods_outside(story)

    asyncio.run(told())


async def must_hold(story: Story) -> None:
    shop = story.shop
    skus = [await shop.sku(sku) for sku in PRICES]
    assert await violations(shop.store) == []
    for order in story.orders:
        await _money_and_units(shop, await shop.order(order))
    for sku_id in skus:
        ledger = await shop.store.find(Movements(sku_id))
        restocked = sum(row.quantity for row in ledger if row.reason is MovementReason.RESTOCKED)
        sent = -sum(row.quantity for row in ledger if row.reason is MovementReason.SHIPPED)
        assert 0 <= restocked <= sent


async def _money_and_units(shop: Shop, order: Order) -> None:
    refunds, cases = await shop.refunds(order), await shop.cases(order)
    sums = balance(order.total.currency, await shop.money(order), refunds)
    assert sum(sums.promised.values()) <= sums.total_captured
    assert sum(case.is_open for case in cases) <= 1
    if any(case.is_open for case in cases):
        await shop.complete_delivered()
        assert (await shop.order(order)).status is order.status
    sent = summed(line for parcel in await shop.parcels(order) for line in parcel.lines)
    for line in order.lines:
        assert units_refunded(refunds, line.id) <= line.quantity
        assert _received(cases, line.id) <= sent.get(line.id, 0)


def _received(cases: tuple[AfterSalesCase, ...], line_id: OrderLineId) -> int:
    found = [one for case in cases for one in case.inspected if one.order_line_id == line_id]
    assert all(one.resellable <= one.received for one in found)
    return sum(one.received for one in found)


async def kept(story: Story) -> Money:
    """What the shop has of the customer's money."""
    minor = 0
    for order in story.orders:
        sums = balance(order.total.currency, await story.shop.money(order), await story.shop.refunds(order))
        minor += sums.total_captured - sum(sums.promised.values())
    return Money(minor, "CNY")


async def worth_of_goods_outside(story: Story) -> Money:
    """What the customer has of the shop's goods and did not get paid back, at the price of its sale."""
    minor = 0
    for order in story.orders:
        cases = await story.shop.cases(order)
        if (await story.shop.order(order)).status is OrderStatus.CANCELLED:
            continue
        for line in order.lines:
            back = sum(one.received for case in cases for one in case.inspected)
            paid = sum(
                case.units[line.id]
                for case in cases
                if case.kind is CaseKind.REFUND_ONLY
                and case.status in (CaseStatus.CLOSED, CaseStatus.SETTLING)
            )
            minor += line.unit_price.minor * (line.quantity - back - paid)
    return Money(minor, "CNY")
