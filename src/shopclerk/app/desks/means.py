"""What the use cases are made of."""

from collections.abc import Collection
from dataclasses import dataclass

from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.dead_letters import DeadLetters
from shopclerk.core.ports.files import Files
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.outbox import Outbox
from shopclerk.core.ports.people import People
from shopclerk.core.ports.privacy import PersonalData
from shopclerk.core.ports.search import ProductSearch
from shopclerk.core.ports.staff import Staff
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views
from shopclerk.core.usecases.booking import CarrierDesk
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.trading import PresentTerms
from shopclerk.core.usecases.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the use cases are made of. `languages` and `zones` are those that the owner may choose of."""

    store: Store
    views: Views
    files: Files
    people: People
    letters: DeadLetters
    personal: PersonalData
    staff: Staff
    outbox: Outbox
    unit_of_work: UnitOfWork
    gateways: Gateways
    carrier: Carrier
    search: ProductSearch
    clock: Clock
    ids: IdSource
    terms: PresentTerms
    languages: Collection[str]
    zones: Collection[str]

    @property
    def bookings(self) -> CarrierDesk:
        return CarrierDesk(self.unit_of_work, self.carrier, self.files)
