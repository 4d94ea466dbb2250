"""Everything a chat can reach of the shop."""

from dataclasses import dataclass

from shopclerk.conversation.desks.addresses import AddressDesk
from shopclerk.conversation.desks.cases import CaseDesk
from shopclerk.conversation.desks.choices import ChoiceDesk
from shopclerk.conversation.desks.counter import CounterDesk
from shopclerk.conversation.desks.orders import OrderDesk
from shopclerk.conversation.desks.parcels import ParcelDesk
from shopclerk.conversation.desks.shelf import ShelfDesk
from shopclerk.conversation.desks.till import TillDesk
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.ids import IdSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The use cases by area, and the few facts of the shop that screens show.

    `language` is the shop's own, in which it names what it sells. `returns` is what is promised of
    after-sales; `methods` are the payment methods in the order to offer them; `return_url` is where a pay
    page leads back to. `carriers` are the codes that can be booked with.
    """

    shop_name: str
    currency: str
    language: str
    returns: ReturnPolicy
    methods: tuple[str, ...]
    return_url: str | None
    carriers: tuple[str, ...]
    clock: Clock
    ids: IdSource
    shelf: ShelfDesk
    till: TillDesk
    addresses: AddressDesk
    orders: OrderDesk
    parcels: ParcelDesk
    cases: CaseDesk
    counter: CounterDesk
    choices: ChoiceDesk
