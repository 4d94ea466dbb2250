"""Anything may happen to a shop, in any order, at any moment, twice, and half of it before a crash: what must
always hold (design §8) holds after every step.

Checked: stock (1) (2) (3) (8) (9) (10) (11), money (14) (17), lifecycle (28) (31) (33), crashes (38), two
schedulers (39), and that no unit and no payment appears from nowhere or is lost.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Final, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import FactKind, PaymentFact
from tests.invariants import violations
from tests.properties.crashes import Crashes
from tests.shopfloor.shop import Shop

T = TypeVar("T")
Command = Callable[[], Awaitable[object]]

STOCK: Final = {"mug": 6, "tea": 4}
BUYERS: Final = ("Li", "Wang")
METHODS: Final = ("alipay", "card")
MINUTES: Final = (1, 9, 21, 60 * 24 * 8)

EXPECTED: Final = (DomainError, Unavailable, OutcomeUnknown)
"""How the shop refuses. A Conflict is no answer: so few people at once must not lose every time."""

which = st.integers(0, 99)
"""Picks one of however many there are by then."""


def pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


class LifeOfAShop(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.memory = Memory()
        self.crashes = Crashes(self.memory)
        self.shop = Shop(database=memory_database(self.memory))
        self.heard: set[str] = set()

    @initialize()
    def open_the_shop(self) -> None:
        async def with_goods() -> None:
            for sku, units in STOCK.items():
                await self.shop.stocks(sku, units)
            for buyer in BUYERS:
                await self.shop.places(self.shop.customer(buyer), mug=1, tea=1)

        self.run(with_goods)

    @rule(
        buyer=st.sampled_from(BUYERS), mugs=st.integers(0, 3), teas=st.integers(0, 3), taps=st.integers(1, 3)
    )
    def somebody_orders(self, buyer: str, mugs: int, teas: int, taps: int) -> None:
        customer, token, request = self.shop.customer(buyer), self.shop.ids.token(), self.shop.request()
        before = len(self.orders())
        self.does(lambda: self.shop.fills(customer, mug=mugs, tea=teas))
        self.does(*[lambda: self.shop.checks_out(customer, token=token, request_id=request)] * taps)
        assert len(self.orders()) <= before + 1

    @rule(
        number=which,
        method=st.sampled_from(METHODS),
        luck=st.sampled_from(["page", "page", "captured", "declined", "lost", "down"]),
    )
    def a_payment_is_started(self, number: int, method: str, luck: str) -> None:
        order, request = pick(self.orders(), number), self.shop.request()
        gateway = self.shop.gateway
        match luck:
            case "captured":
                gateway.approves_at_once()
            case "declined":
                gateway.declines_at_once("card_expired")
            case "lost":
                gateway.answer_gets_lost()
            case "down":
                gateway.is_down()
        self.does(lambda: self.shop.starts_paying(order, method, request_id=request))
        gateway.forgets_its_script()

    @precondition(lambda self: self.payable())
    @rule(number=which, method=st.sampled_from(METHODS))
    def an_order_is_paid_without_ado(self, number: int, method: str) -> None:
        order = pick(self.payable(), number)
        self.does(lambda: self.shop.starts_paying(order, method))
        for payment in self.shop.gateway.payments.values():
            if payment.is_open and payment.request.order_number == order.number:
                self.we_hear(self.shop.gateway.tells(payment, FactKind.CAPTURED))

    @precondition(lambda self: self.shop.gateway.payments)
    @rule(number=which, captured=st.booleans(), heard=st.booleans())
    def the_provider_says_something(self, number: int, captured: bool, heard: bool) -> None:
        """Also what it should not: that it captured what we voided, or declined what it captured."""
        payment = pick(list(self.shop.gateway.payments.values()), number)
        kind = FactKind.CAPTURED if captured else FactKind.FAILED
        told = self.shop.gateway.tells(payment, kind, reason=None if captured else "insufficient_funds")
        if heard:
            self.we_hear(told)

    @precondition(lambda self: self.shop.gateway.told)
    @rule(number=which, times=st.integers(1, 3))
    def we_hear_of_it(self, number: int, times: int) -> None:
        self.we_hear(pick(self.shop.gateway.told, number), times)

    @rule(number=which, by_staff=st.booleans())
    def an_order_is_cancelled(self, number: int, by_staff: bool) -> None:
        order, request = pick(self.orders(), number), self.shop.request()
        by = self.shop.owner if by_staff else None
        self.does(lambda: self.shop.cancels(order, by=by, request_id=request))

    @rule(number=which, clerks=st.integers(1, 3))
    def an_order_is_shipped(self, number: int, clerks: int) -> None:
        order = pick(self.orders(), number)
        self.does(*(self.shipping(order) for _ in range(clerks)))

    @rule(number=which)
    def an_order_is_received(self, number: int) -> None:
        order, request = pick(self.orders(), number), self.shop.request()
        self.does(lambda: self.shop.receives(order, request_id=request))

    @precondition(lambda self: self.parcels())
    @rule(number=which, status=st.sampled_from(ShipmentStatus), ago=st.integers(-2, 30), heard=st.booleans())
    def a_parcel_is_scanned(self, number: int, status: ShipmentStatus, ago: int, heard: bool) -> None:
        parcel = pick(self.parcels(), number)
        told = self.shop.carrier.scans(parcel.id, status, at=self.shop.clock.now() - timedelta(hours=ago))
        if heard:
            self.does(*[lambda: self.shop.tracks(parcel, told)] * 2)

    @precondition(lambda self: self.shop.gateway.told)
    @rule(number=which, told=which)
    def everything_happens_at_once(self, number: int, told: int) -> None:
        order, fact = pick(self.orders(), number), pick(self.shop.gateway.told, told)
        self.does(
            lambda: self.shop.cancels(order),
            lambda: self.shop.hears(fact),
            self.shop.expire_unpaid,
            self.shipping(order),
            lambda: self.shop.receives(order),
            self.shop.poll_tracking,
        )
        self.remember(fact)

    @rule(minutes=st.sampled_from(MINUTES))
    def time_passes(self, minutes: int) -> None:
        self.shop.clock.advance(minutes=minutes)

    @rule(schedulers=st.integers(1, 2))
    def the_shop_looks_after_itself(self, schedulers: int) -> None:
        for chore in (self.shop.expire_unpaid, self.shop.poll_tracking, self.shop.complete_delivered):
            self.does(*[chore] * schedulers)

    @rule()
    def people_are_told(self) -> None:
        self.does(self.shop.relays)

    @rule(after=st.booleans(), commits=st.integers(1, 3))
    def the_process_will_die(self, after: bool, commits: int) -> None:
        self.crashes.arm(after=after, commits=commits)

    @invariant()
    def what_must_always_hold_holds(self) -> None:
        assert self.run(lambda: violations(self.shop.store)) == []

    @invariant()
    def every_payment_we_heard_of_is_booked_once(self) -> None:
        entries = self.memory.find(MoneyEntry)
        booked = [entry.reference for entry in entries if entry.kind is MoneyKind.CAPTURED]
        assert len(booked) == len(set(booked))
        assert self.heard <= set(booked)

    @invariant()
    def what_is_not_on_the_shelf_is_in_a_parcel(self) -> None:
        on_hand = sum(level.on_hand for level in self.memory.levels.values())
        sent = sum(line.quantity for parcel in self.parcels() for line in parcel.lines)
        assert on_hand + sent in (0, sum(STOCK.values()))

    def teardown(self) -> None:
        """Left alone the shop comes to rest: nobody waits for a payment, and nobody is left untold."""
        self.crashes.disarm()
        self.shop.clock.advance(days=1)
        self.run(self.shop.expire_unpaid)
        self.run(self.shop.relays)
        assert self.payable() == []
        assert self.run(self.shop.expire_unpaid) == 0
        assert self.run(self.shop.untold) == ()
        self.what_must_always_hold_holds()
        self.runner.close()

    def shipping(self, order: Order) -> Command:
        request = self.shop.request()
        return lambda: self.shop.ships(order, request_id=request)

    def we_hear(self, fact: PaymentFact, times: int = 1) -> None:
        self.does(*[lambda: self.shop.hears(fact)] * times)
        self.remember(fact)

    def remember(self, fact: PaymentFact) -> None:
        if fact.kind is FactKind.CAPTURED:
            self.heard.add(fact.reference)

    def orders(self) -> list[Order]:
        return sorted(self.memory.find(Order), key=lambda order: order.id)

    def payable(self) -> list[Order]:
        return [order for order in self.orders() if order.is_payable]

    def parcels(self) -> list[Shipment]:
        return sorted(self.memory.find(Shipment), key=lambda parcel: parcel.id)

    def run(self, command: Callable[[], Awaitable[T]]) -> T:
        async def now() -> T:
            return await command()

        return self.runner.run(now())

    def does(self, *commands: Command) -> None:
        """All of it at the same moment. The shop may refuse; whoever was cut off by a crash asks again."""

        async def at_once() -> list[object]:
            return await asyncio.gather(*map(self.crashes.survive, commands), return_exceptions=True)

        for answer in self.run(at_once):
            if isinstance(answer, BaseException) and not isinstance(answer, EXPECTED):
                raise answer


TestLifeOfAShop = pytest.mark.timeout(600)(LifeOfAShop.TestCase)  # a failure takes its time to be made short
TestLifeOfAShop.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
