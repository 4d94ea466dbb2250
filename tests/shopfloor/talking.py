"""A shop that people talk to: the whole conversation over the whole shop, in memory.

    shop = TalkingShop()
    await shop.stocks("mug", 5)
    ana = shop.visitor("Ana")
    await ana.says("/start")

An update goes through the inbox to the dialogue, as in a running shop; then everybody is told what there is
to tell. Every update is handled by a new `Dialogue`: whatever a script relies on was kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from shopclerk.adapters.memory.database import MemoryDatabase, memory_database
from shopclerk.adapters.qr_codes.drawing import SegnoQrCodes
from shopclerk.app.desks import desk_of
from shopclerk.app.desks.means import Means
from shopclerk.app.handlers import ChatUpdates
from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.dialogue import Dialogue
from shopclerk.conversation.incoming import Incoming
from shopclerk.conversation.notices import ChatNotifier
from shopclerk.conversation.ports.sessions import Sessions
from shopclerk.conversation.update_codec import encode_incoming
from shopclerk.conversation.words import LOCALES, Wording
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.inbox import Received
from shopclerk.core.ports.queries.orders import OrderNumbered
from shopclerk.core.usecases.relaying import RelayBroadcasts, RelayOutbox
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.chat import ScriptedChat
from tests.shopfloor.papers import WrittenPapers
from tests.shopfloor.people import Visitor
from tests.shopfloor.shop import Shop

R = TypeVar("R")

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
SOURCE: Final = "chat:test"


@dataclass(slots=True, kw_only=True)
class TalkingShop(Shop):
    """`sessions` may be replaced by ones that fail; `undeliverable` lets notices fail, else a defect."""

    terms: Terms = field(default_factory=lambda: Terms(currency="CNY", name="Tea & Paper", zone=SHANGHAI.key))
    database: MemoryDatabase = field(default_factory=memory_database)
    chat: ScriptedChat = field(default_factory=ScriptedChat)
    sessions: Sessions = field(init=False)
    undeliverable: bool = False
    handled: Callable[[str, str], None] = field(default=lambda address, update_id: None)

    def __post_init__(self) -> None:
        Shop.__post_init__(self)
        self.sessions = self.database.sessions

    def visitor(self, name: str, *, locale: str = "en") -> Visitor:
        """Somebody new, who has not said anything yet."""
        return Visitor(self, name, locale)

    async def staff(self, name: str, *, role: Role = Role.CLERK, locale: str = "en") -> Visitor:
        """Somebody who came in by an invitation."""
        token = self.ids.token()
        await self.database.identities.invite(token, role, self.clock.now() + timedelta(days=1))
        joining = self.visitor(name, locale=locale)
        await joining.says(f"/start {token}")
        return joining

    async def hears_update(self, incoming: Incoming) -> None:
        """An update arrives and is worked through; an exception on the way leaves it in the inbox."""
        await self.database.inbox.accept(
            SOURCE,
            f"{incoming.address}#{incoming.update_id}",
            incoming.address,
            encode_incoming(incoming),
            self.clock.now(),
        )
        await self.works()

    async def works(self) -> None:
        """Empty the inbox, then the outbox."""
        while claimed := await self.due_updates():
            for received in claimed:
                await self.updates.handle(received)
        await self.relays()

    async def due_updates(self) -> tuple[Received, ...]:
        """What is to be handled now; nobody holds it afterwards."""
        return await self.database.inbox.claim((SOURCE,), self.clock.now(), timedelta(0), 64)

    async def relays(self) -> None:
        notifier = self.chat_notifier
        relays = [each(self.database.outbox, notifier, self.clock) for each in (RelayOutbox, RelayBroadcasts)]
        while sum([await relay() for relay in relays]):
            pass
        failures = [sent.failure for sent in self.database.memory.deliveries.values() if sent.failure]
        assert self.undeliverable or not failures, failures

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """The clock moves on, and what is due then is done."""
        self.clock.advance(days=days, hours=hours, minutes=minutes)
        await self.expire_unpaid()
        await self.submit_refunds()
        await self.poll_tracking()
        await self.watch_parcels()
        await self.complete_delivered()
        await self.expire_cases()
        await self.relays()

    async def carries(self, parcel: Shipment, status: ShipmentStatus, place: str = "") -> None:
        """The parcel is scanned, and the carrier is asked after it when that is due."""
        self.clock.advance(minutes=1)
        self.carrier.scans(parcel.id, status, place=place)
        await self.time_passes(days=1)

    async def numbered(self, number: str) -> Order:
        (order,) = await self.store.find(OrderNumbered(number))
        return order

    def kept(self, kind: type[R]) -> list[R]:
        """Every record of a kind."""
        return [record for record in self.database.memory.records.values() if isinstance(record, kind)]

    async def actor(self, visitor: Visitor) -> Actor:
        """Who a visitor is to the shop."""
        memory = self.database.memory
        return memory.people[memory.accounts[visitor.account]].actor

    @property
    def wording(self) -> Wording:
        return Wording.load(SHANGHAI)

    @property
    def chats(self) -> Chats:
        return Chats({self.chat.platform: self.chat})

    @property
    def dialogue(self) -> Dialogue:
        return Dialogue(
            desk=self.counter,
            identities=self.database.identities,
            sessions=self.sessions,
            placements=self.database.placements,
            rooms=self.database.rooms,
            people=self.database.people,
            qr_codes=SegnoQrCodes(self.database.files),
            papers=WrittenPapers(),
            chats=self.chats,
            wording=self.wording,
        )

    @property
    def updates(self) -> ChatUpdates:
        return ChatUpdates(self.dialogue, self.database.inbox, self.clock, self.handled)

    @property
    def chat_notifier(self) -> ChatNotifier:
        """Who tells people of what happened."""
        database = self.database
        return ChatNotifier(
            self.counter,
            database.identities,
            database.rooms,
            database.placements,
            self.chats,
            self.wording,
        )

    @property
    def relay_outbox(self) -> RelayOutbox:
        return RelayOutbox(self.database.outbox, self.chat_notifier, self.clock)

    @property
    def relay_broadcasts(self) -> RelayBroadcasts:
        return RelayBroadcasts(self.database.outbox, self.chat_notifier, self.clock)

    @property
    def counter(self) -> Desk:
        means = Means(
            store=self.database.store,
            views=self.database.views,
            files=self.database.files,
            people=self.database.people,
            letters=self.database.dead_letters,
            personal=self.database.personal,
            staff=self.database.staff,
            outbox=self.database.outbox,
            unit_of_work=self.unit_of_work,
            gateways=self.gateways,
            carrier=self.carrier,
            search=self.search,
            clock=self.clock,
            ids=self.ids,
            terms=self.trades(),
            languages=LOCALES,
            zones=("UTC", "Asia/Shanghai", "Europe/Berlin"),
        )
        return desk_of(means, return_url=None)
