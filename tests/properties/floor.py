"""The shop that anything happens to: who acts in it, and how several things happen at once."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.identities import MemoryIdentities
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry
from shopclerk.core.domain.people import SYSTEM, Actor, Role
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.changeset import Record
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.usecases.terms import Terms
from tests.properties.crashes import Crashes
from tests.shopfloor.shop import Shop

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Command = Callable[[], Awaitable[object]]

BUYERS: Final = ("Li", "Wang", "Sun")
COLLEAGUES: Final = {"Owner": Role.OWNER, "Chen": Role.CLERK, "Bo": Role.CLERK}
STRANGER: Final = "Zhao"
LANGUAGES: Final = ("en", "zh-Hans")
CURRENCY: Final = "CNY"
OTHER_CURRENCY: Final = "USD"
CURRENCIES: Final = (CURRENCY, OTHER_CURRENCY)
EXPECTED: Final = (DomainError, Unavailable, OutcomeUnknown)
"""How the shop refuses. A Conflict is no answer: so few people at once must not lose every time."""


class Theirs(Protocol):
    """What belongs to one customer: an order, a thread."""

    @property
    def customer_id(self) -> PersonId: ...


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
buyers = st.sampled_from(BUYERS)
mostly_owner = st.sampled_from((Who.OWNER, Who.OWNER, Who.OWNER, *Who))
amounts = st.integers(1, 12_000).map(lambda minor: Money(minor, CURRENCY))


def pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


def _option(code: str, fee: str) -> ShippingOption:
    """It costs the same number in either currency."""
    name, fees = LocalizedText.single("en", code), [Money.parse(fee, each) for each in CURRENCIES]
    return ShippingOption(code=code, name=name, fee=fees[0], days=3, other_fees=tuple(fees[1:]))


TERMS: Final = Terms(
    currency=CURRENCY,
    other_currencies=(OTHER_CURRENCY,),
    shipping=(_option("post", "0.00"), _option("courier", "11.99")),
    returns=ReturnPolicy(fees=(Money.parse("5.00", CURRENCY),)),
)


class Floor(RuleBasedStateMachine):
    """`together` is how many more rules are waited for until all that they do happens at the same moment.
    `shelved` is what was put on the shelf ever, by what put it there; `put_back` are requests that did so
    with returned parcels. `erased` counts how often somebody was taken out of the books: they come back as
    somebody else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.memory = Memory()
        self.crashes = Crashes(self.memory)
        self.shop = Shop(database=memory_database(self.memory), terms=TERMS)
        self.identities = MemoryIdentities(self.memory)
        self.together = 0
        self.waiting: list[Command] = []
        self.shelved: dict[str, int] = {}
        self.put_back: set[str] = set()
        self.erased: Counter[str] = Counter()

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
        of: Theirs | None,
        command: Callable[[Actor, str], Awaitable[object]],
        times: int = 1,
        *,
        buyer: str = BUYERS[0],
    ) -> None:
        """Somebody asks for it, with one request so many times at the same moment. Of what is another
        customer's, strangers get nothing. A customer of nothing in particular is that buyer.
        """
        request = self.shop.request()

        async def asked() -> None:
            actor = await self.comes(who, of, buyer)
            await command(actor, request)
            theirs = of is None or actor.is_staff or actor.person_id == of.customer_id
            assert theirs, f"{actor} may {command}"

        self.does(*[asked] * times)

    async def comes(self, who: Who, of: Theirs | None, buyer: str) -> Actor:
        """Who that is at this moment; the shop has seen them by then, as its conversation would have."""
        actor = self.actor(who, of, buyer)
        if actor.person_id not in self.memory.people and who is not Who.SYSTEM:
            await self.is_seen(actor.person_id)
        return actor

    async def is_seen(self, person_id: PersonId) -> None:
        name = person_id.partition(" ")[0]
        language = LANGUAGES[len(name) % 2]
        await self.identities.recognise(f"account:{name}", f"chat:{person_id}", language, person_id, name)

    def actor(self, who: Who, of: Theirs | None = None, buyer: str = BUYERS[0]) -> Actor:
        match who:
            case Who.CUSTOMER:
                return self.customer(of.customer_id.partition(" ")[0] if of else buyer)
            case Who.STRANGER:
                return self.customer(STRANGER)
            case Who.CLERK:
                return self.colleague("Chen")
            case Who.OWNER:
                return self.colleague("Owner")
            case Who.SYSTEM:
                return SYSTEM

    def customer(self, name: str) -> Actor:
        """Who it is by now: somebody who was erased comes back as somebody else."""
        return self.shop.customer(f"{name} {self.erased[name]}" if self.erased[name] else name)

    def colleague(self, name: str) -> Actor:
        """In the role that they have by now, if they still work here."""
        person = self.memory.people.get(PersonId(name))
        return Actor(PersonId(name), person.role if person else Role.CUSTOMER)

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

    def is_alone(self) -> bool:
        """Whether what is asked for next happens by itself, and once."""
        return self.together <= 1 and not self.waiting and not self.crashes.is_armed

    def passes(self, **span: float) -> None:
        self.shop.clock.advance_by(timedelta(**span))
