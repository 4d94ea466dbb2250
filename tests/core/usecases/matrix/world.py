"""The shop of the matrix: who there is in it, and a moment of it that can be lived through many times."""

import copy
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.ids import CaseId, DiscrepancyId, OrderId, OrderLineId, PersonId, ShipmentId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import SYSTEM, Actor, Role
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Move, TimelineEntry
from shopclerk.core.usecases.checkout import Recipient
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.gateway import Payment
from tests.shopfloor.shop import HOME, Shop
from tests.shopfloor.time_and_names import CountingIds, FakeClock

R = TypeVar("R", PaymentAttempt, Shipment, Refund, AfterSalesCase, Discrepancy)
State = Callable[[Shop], Awaitable[Order | None]]
"""Brings a shop into a state; answers the order that the state is about, if it is about one."""


class Who(StrEnum):
    """Who asks, seen from the order that the state is about."""

    OWN = "its customer"
    OTHER = "another customer"
    CLERK = "clerk"
    OWNER = "owner"
    SYSTEM = "system"


PEOPLE: Final[Mapping[Who, Actor]] = {
    Who.OWN: Actor(PersonId("Li"), Role.CUSTOMER),
    Who.OTHER: Actor(PersonId("Wang"), Role.CUSTOMER),
    Who.CLERK: Actor(PersonId("Clerk"), Role.CLERK),
    Who.OWNER: Actor(PersonId("Owner"), Role.OWNER),
    Who.SYSTEM: SYSTEM,
}
LI: Final = PEOPLE[Who.OWN]
WANG: Final = PEOPLE[Who.OTHER]
CLERK: Final = PEOPLE[Who.CLERK]
TERMS: Final = Terms(
    currency="CNY",
    shipping=(
        ShippingOption(code="post", name=LocalizedText.single("en", "Post"), fee=Money(500, "CNY"), days=3),
    ),
    returns=ReturnPolicy(fees=(Money(800, "CNY"),)),
)
HIDEAWAY: Final = Recipient(name="Li Ming", phone="13911112222", address="3 Hidden Lane, Hangzhou")
"""Where the orders of the states go."""
FREE: Final = "FREE"
"""A code that takes off everything."""


async def opened() -> Shop:
    """A shop with goods, a code, an order of another customer, and a question of this one."""
    shop = Shop(terms=TERMS)
    await shop.stocks("MUG", 20, price="39.00")
    await shop.stocks("TEA", 20, price="12.00")
    await shop.stocks("POT", 20, price="99.00")
    await shop.create_discount(actor=shop.owner, request_id="free", code=FREE, percentage=10_000)
    await shop.pays(await orders(shop, customer=WANG))
    await shop.ask_shop(actor=LI, request_id="question", text="Do you deliver to Hangzhou?")
    return shop


async def orders(
    shop: Shop, *, customer: Actor = LI, discount: str = "", mug: int = 2, tea: int = 1
) -> Order:
    """Two mugs and a tea, sent by post."""
    await shop.fills(customer, mug=mug, tea=tea)
    recipient = HIDEAWAY if customer == LI else HOME
    return await shop.checks_out(customer, recipient=recipient, shipping="post", discount=discount)


async def fills_every_cart(shop: Shop) -> None:
    """Everybody could order something else now."""
    for actor in PEOPLE.values():
        await shop.fills(actor, mug=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a state is about, by its names; those of `NOTHING` where there is none."""

    order_id: OrderId
    number: str
    line_ids: tuple[OrderLineId, ...]
    parcel_id: ShipmentId
    case_id: CaseId
    discrepancy_id: DiscrepancyId
    attempt: PaymentAttempt | None = None
    refund: Refund | None = None
    secrets: frozenset[str] = frozenset()
    """What another customer must never read."""


NOTHING: Final = Scene(
    order_id=OrderId("no-order"),
    number="no-number",
    line_ids=(OrderLineId("no-line"),),
    parcel_id=ShipmentId("no-parcel"),
    case_id=CaseId("no-case"),
    discrepancy_id=DiscrepancyId("no-discrepancy"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A shop in a state, for one scene to be played in it."""

    shop: Shop
    scene: Scene

    @property
    def memory(self) -> Memory:
        return memory_of(self.shop)

    def again(self, scene: Scene | None = None) -> "Stage":
        """The same moment once more: what is done to it is not done to this one."""
        return Stage(twin(self.shop), scene or self.scene)


async def staged(state: State) -> Stage:
    shop = await opened()
    order = await state(shop)
    if order:
        await fills_every_cart(shop)
    return Stage(shop, _scene(memory_of(shop), await shop.order(order)) if order else NOTHING)


def memory_of(shop: Shop) -> Memory:
    memory = shop.database.memory  # type: ignore[attr-defined]  # the shopfloor stands on memory here
    assert isinstance(memory, Memory)
    return memory


def moves_of(memory: Memory) -> dict[str, Move]:
    """The timelines of all orders, by the ids of their rows."""
    filed = (rows.values() for (kind, _), rows in memory.filed.items() if kind is TimelineEntry)
    return {row.id: row.move for rows in filed for row in rows if isinstance(row, TimelineEntry)}


def _scene(memory: Memory, order: Order) -> Scene:
    parcel, case = _latest(memory, Shipment, order), _latest(memory, AfterSalesCase, order)
    discrepancy, refund = _latest(memory, Discrepancy, order), _latest(memory, Refund, order)
    attempt = _latest(memory, PaymentAttempt, order)
    named = (order, parcel, case, discrepancy, refund, attempt)
    return Scene(
        order_id=order.id,
        number=order.number,
        line_ids=tuple(line.id for line in order.lines),
        parcel_id=parcel.id if parcel else NOTHING.parcel_id,
        case_id=case.id if case else NOTHING.case_id,
        discrepancy_id=discrepancy.id if discrepancy else NOTHING.discrepancy_id,
        attempt=attempt,
        refund=refund,
        secrets=frozenset(
            {order.number, HIDEAWAY.phone, HIDEAWAY.address, *(one.id for one in named if one)}
        ),
    )


def _latest(memory: Memory, kind: type[R], order: Order) -> R | None:
    return max(memory.find(kind, "order", order.id), key=lambda each: each.id, default=None)


def twin(shop: Shop) -> Shop:
    """A shop that stands where this one stands, and goes its own way from here."""
    clock = FakeClock(shop.clock.at)
    other = Shop(
        clock=clock,
        ids=CountingIds(made=shop.ids.made),
        terms=shop.terms,
        database=memory_database(copied(memory_of(shop))),
    )
    other.gateway, other.carrier = copied(shop.gateway), copied(shop.carrier)
    other.gateway.clock = other.carrier.clock = clock
    return other


def copied(value: Any) -> Any:
    """A copy, down to what never changes and is shared; all values of a dict are of one kind."""
    same = copy.copy(value)
    if isinstance(value, dict):
        if isinstance(next(iter(value.values()), None), dict | Payment):
            same.update((key, copy.copy(each)) for key, each in value.items())
    elif is_dataclass(value):
        for field in fields(value):
            each = getattr(value, field.name)
            if isinstance(each, dict | list | set | deque):
                setattr(same, field.name, copied(each))
    return same
