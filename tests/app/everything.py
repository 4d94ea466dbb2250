"""A shop with something in every table, whose books are right."""

from datetime import timedelta

from shopclerk.adapters.db.database import Database
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.ports.rooms import Room
from shopclerk.conversation.session import Session
from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.addresses import AddressBook, SavedAddress
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus, Segment
from shopclerk.core.domain.ids import CampaignId, ContactId, PersonId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.preferences import Consent, NoticeKind, Preferences, QuietHours
from shopclerk.core.ports.files import File
from tests.app.test_audit import goes_on, trade
from tests.contracts.after_sales import counting, discount, watch
from tests.contracts.examples import NOON, Decisions, category, commit, picture, product
from tests.contracts.settings import settings
from tests.contracts.test_thread_queries import thread

LATER = NOON + timedelta(days=1)
CHOICES = Preferences(
    id=PersonId("ann"),
    currency="EUR",
    muted=frozenset((NoticeKind.PARCELS,)),
    broadcasts=Consent(given=True, at=NOON),
    asked_at=NOON,
    quiet=QuietHours(22 * 60, 7 * 60, "Europe/Paris"),
)

BOOK = AddressBook(
    id=PersonId("ann"),
    entries=(SavedAddress(id=ContactId("home"), name="Ann", phone="13800138000", address="8 Harbour Road"),),
)


CAMPAIGN = Campaign(
    id=CampaignId("campaign"),
    created_by=PersonId("boss"),
    created_at=NOON,
    text="Spring tea is here",
    segment=Segment("zh-Hans", Bought.LATELY, 30),
    status=CampaignStatus.DONE,
    started_at=NOON,
    ended_at=LATER,
)


async def fill(database: Database) -> None:
    await trade(database)
    await _goes_on(database)
    shown = await database.files.put(File(b"\x00picture" * 1000, "image/png"))
    records = (
        category(),
        product(pictures=(shown,)),
        picture(),
        discount(),
        watch(),
        CHOICES,
        CAMPAIGN,
        BOOK,
        thread(),
        settings(),
    )
    acted = Acted(id="n", act=Act.STAFF_INVITED, by=PersonId("boss"), at=NOON, role=Role.CLERK)
    await commit(database, Decisions().of(*records, counters=(counting(1),), appends=(acted,)))
    await database.sent_files.remember("telegram:1:photo", shown, "AgAD")
    await _chats(database)


async def _goes_on(database: Database) -> None:
    """A charge back that fits no rule of ours, a cart, and an event on its way to two."""
    shop = goes_on(database)
    wu = shop.customer("Wu")
    order = await shop.pays(await shop.places(wu, mug=1))
    (entry,) = await shop.money(order)
    await shop.hears(shop.gateway.charge_back(entry.reference, Money(3900, "CNY")))
    await shop.fills(wu, mug=1)
    event, *_ = await database.outbox.undirected(1)
    await database.outbox.direct(event, ("chat:1", "chat:2"))


async def _chats(database: Database) -> None:
    """The last number that placements were given is of none that is still there."""
    await database.identities.recognise("web:1", "chat:1", "zh-Hans", PersonId("ann"), "Ann")
    await database.identities.invite("token", Role.CLERK, LATER)
    for subject in ("order:1", "order:2"):
        await database.placements.place(Placement(subject, "chat:1", subject))
    await database.placements.place(Placement("", "chat:1", "order:2"))
    await database.rooms.open(Room("group:1", "zh-Hans"))
    session = Session(address="chat:1", person_id="ann")
    await database.sessions.save(session, placed=None, applied=None, at=NOON)
    await database.transcript.say("chat:1", "k1", mine=True, body="你好".encode(), at=NOON)
    await database.leases.take("poll", "worker", NOON, LATER)
    await database.inbox.accept("web", "u1", "chat:1", b"hello", NOON)
