"""Everything a chat can reach of the shop."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from shopclerk.conversation.desks.addresses import AddressDesk
from shopclerk.conversation.desks.campaigns import CampaignDesk
from shopclerk.conversation.desks.cases import CaseDesk
from shopclerk.conversation.desks.choices import ChoiceDesk
from shopclerk.conversation.desks.counter import CounterDesk
from shopclerk.conversation.desks.deeds import DeedDesk
from shopclerk.conversation.desks.discounts import DiscountDesk
from shopclerk.conversation.desks.failures import FailureDesk
from shopclerk.conversation.desks.finding import FindingDesk
from shopclerk.conversation.desks.goods import GoodsDesk
from shopclerk.conversation.desks.orders import OrderDesk
from shopclerk.conversation.desks.parcels import ParcelDesk
from shopclerk.conversation.desks.privacy import PrivacyDesk
from shopclerk.conversation.desks.settings import SettingsDesk
from shopclerk.conversation.desks.shelf import ShelfDesk
from shopclerk.conversation.desks.staffing import StaffDesk
from shopclerk.conversation.desks.stock import StockDesk
from shopclerk.conversation.desks.threads import ThreadDesk
from shopclerk.conversation.desks.till import TillDesk
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.usecases.terms import TermsOfNow, promised


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The use cases by area, and the few facts of the shop that screens show.

    `payable` are all the payment methods that there are; `return_url` is where a pay page leads back to.
    `carriers` are the codes that can be booked with.
    """

    terms: TermsOfNow
    payable: tuple[str, ...]
    return_url: str | None
    carriers: tuple[str, ...]
    clock: Clock
    ids: IdSource
    shelf: ShelfDesk
    finding: FindingDesk
    till: TillDesk
    addresses: AddressDesk
    orders: OrderDesk
    parcels: ParcelDesk
    goods: GoodsDesk
    stock: StockDesk
    cases: CaseDesk
    privacy: PrivacyDesk
    staff: StaffDesk
    deeds: DeedDesk
    counter: CounterDesk
    choices: ChoiceDesk
    campaigns: CampaignDesk
    failures: FailureDesk
    settings: SettingsDesk
    threads: ThreadDesk
    discounts: DiscountDesk

    @property
    def shop_name(self) -> str:
        return self.terms.now.name

    @property
    def currency(self) -> str:
        return self.terms.now.currency

    @property
    def language(self) -> str:
        """The shop's own, in which it names what it sells."""
        return self.terms.now.language

    @property
    def zone(self) -> tzinfo:
        """In which times are told."""
        return ZoneInfo(self.terms.now.zone)

    @property
    def returns(self) -> ReturnPolicy:
        """What is promised of after-sales to whoever orders now."""
        return self.terms.now.returns

    @property
    def methods(self) -> tuple[str, ...]:
        """The payment methods in the order to offer them."""
        return self.terms.now.offered(self.payable)

    def promised(self, placed_at: datetime) -> ReturnPolicy:
        """What is promised of after-sales to who has ordered then."""
        return promised(self.terms, placed_at)
