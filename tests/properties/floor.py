"""The shop that anything happens to: who acts in it, and how several things happen at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import SYSTEM, Actor, Role
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.usecases.terms import Terms
from tests.properties.crashes import Crashes
from tests.shopfloor.shop import Shop

R = TypeVar("R", Order, PaymentAttempt, Shipment, Refund, AfterSalesCase, Discrepancy)
T = TypeVar("T")
Command = Callable[[], Awaitable[object]]

BUYERS: Final = ("Li", "Wang")
CURRENCY: Final = "CNY"
EXPECTED: Final = (DomainError, Unavailable, OutcomeUnknown)
"""How the shop refuses. A Conflict is no answer: so few people at once must not lose every time."""


class Who(StrEnum):
    """Somebody, as seen from an order: its own customer, somebody else's, or one of the shop."""

    CUSTOMER = "customer"
    STRANGER = "stranger"
    CLERK = "clerk"
    OWNER = "owner"
    SYSTEM = "system"


which = st.integers(0, 99)
"""Picks one of however many there are by then."""
taps = st.sampled_from((1, 1, 2, 3))
"""How often a button is pressed at the same moment."""
few = st.integers(1, 3)
mostly_staff = st.sampled_from((Who.OWNER, Who.CLERK, Who.OWNER, Who.CLERK, *Who))
mostly_customer = st.sampled_from((Who.CUSTOMER, Who.CUSTOMER, Who.CUSTOMER, *Who))
mostly_owner = st.sampled_from((Who.OWNER, Who.OWNER, Who.OWNER, *Who))
amounts = st.integers(1, 12_000).map(lambda minor: Money(minor, CURRENCY))


def pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


def _option(code: str, fee: str) -> ShippingOption:
    name = LocalizedText.single("en", code)
    return ShippingOption(code=code, name=name, fee=Money.parse(fee, CURRENCY), days=3)


TERMS: Final = Terms(
    currency=CURRENCY,
    shipping=(_option("post", "0.00"), _option("courier", "11.99")),
    returns=ReturnPolicy(fees=(Money.parse("5.00", CURRENCY),)),
)


class Floor(RuleBasedStateMachine):
    """`together` is how many more rules are waited for until all that they do happens at the same moment.
    `shelved` is what was put on the shelf ever, by what put it there; `put_back` are requests that did so
    with returned parcels.
    """

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.memory = Memory()
        self.crashes = Crashes(self.memory)
        self.shop = Shop(database=memory_database(self.memory), terms=TERMS)
        self.together = 0
        self.waiting: list[Command] = []
        self.shelved: dict[str, int] = {}
        self.put_back: set[str] = set()

    def teardown(self) -> None:
        self.runner.close()

    def run(self, command: Callable[[], Awaitable[T]]) -> T:
        async def now() -> T:
            return await command()

        return self.runner.run(now())

    def does(self, *commands: Command) -> None:
        """All of it at the same moment. The shop may refuse; whoever was cut off by a crash asks again."""
        self.waiting += commands
        self.together -= 1
        if self.together <= 0:
            self.nobody_waits()

    def nobody_waits(self) -> None:
        commands, self.waiting, self.together = self.waiting, [], 0

        async def at_once() -> list[object]:
            return await asyncio.gather(*map(self.crashes.survive, commands), return_exceptions=True)

        for answer in self.run(at_once):
            if isinstance(answer, BaseException) and not isinstance(answer, EXPECTED):
                raise answer

    def asks(
        self,
        who: Who,
        order: Order | None,
        command: Callable[[Actor, str], Awaitable[object]],
        times: int = 1,
    ) -> None:
        """Somebody asks for it, with one request so many times at the same moment. Of an order that is not
        theirs, strangers get nothing.
        """
        actor, request = self.actor(who, order), self.shop.request()

        async def asked() -> None:
            await command(actor, request)
            assert order is None or who is not Who.STRANGER, f"{who} may {command}"

        self.does(*[asked] * times)

    def actor(self, who: Who, order: Order | None = None) -> Actor:
        match who:
            case Who.CUSTOMER:
                return self.shop.customer(order.customer_id if order else BUYERS[0])
            case Who.STRANGER:
                return self.shop.customer("Zhao")
            case Who.CLERK:
                return self.shop.clerk("Chen")
            case Who.OWNER:
                return Actor(PersonId("Owner"), Role.OWNER)
            case Who.SYSTEM:
                return SYSTEM

    def orders(self) -> list[Order]:
        return self.kept(Order)

    def parcels(self) -> list[Shipment]:
        return self.kept(Shipment)

    def refunds(self) -> list[Refund]:
        return self.kept(Refund)

    def cases(self) -> list[AfterSalesCase]:
        return self.kept(AfterSalesCase)

    def kept(self, kind: type[R]) -> list[R]:
        """Every record of a kind, by id."""
        found = [record for record in self.memory.records.values() if isinstance(record, kind)]
        return sorted(found, key=lambda record: record.id)

    def ledger(self) -> list[MoneyEntry]:
        """Everything that was booked."""
        provider = self.shop.gateway.provider
        return self.memory.find(MoneyEntry, "provider", provider)

    def order_of(self, member: Shipment | Refund | AfterSalesCase) -> Order:
        return next(order for order in self.orders() if order.id == member.order_id)

    def one(self, records: Sequence[R], number: int, suits: Callable[[R], bool] = bool) -> R:
        """Mostly one that suits, if there is one; else any: people also ask for what makes no sense."""
        fitting = [record for record in records if suits(record)]
        return pick(fitting if fitting and number % 8 else records, number)

    def passes(self, **span: float) -> None:
        self.shop.clock.advance_by(timedelta(**span))
