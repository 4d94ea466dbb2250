"""What was acknowledged is there after the shop was closed and opened again."""

from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Draft, Session
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import OrderId, PersonId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.ports.changeset import Claim, OutboxEntry
from shopclerk.core.ports.files import File
from shopclerk.core.ports.queries.stock import Levels
from tests.contracts.conftest import nobody
from tests.contracts.databases import Opener
from tests.contracts.examples import MINUTE, NOON, Decisions, commit, contact, order, stocked


async def test_a_restart_forgets_nothing(opener: Opener) -> None:
    shop = opener(nobody)
    entry = OutboxEntry(id="e1", event=OrderPlaced(OrderId("order")), at=NOON)
    claim = Claim("checkout", "token", "me")
    everything = Decisions().of(order(), contact(), claims=(claim,), stock=(stocked(5),), appends=(entry,))
    await commit(shop, everything)
    await shop.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    file_id = await shop.files.put(File(b"picture", "image/png"))
    session = Session(address="web:a", person_id="ann", draft=Draft(name="Li Lei"))
    placed = Placement("order:1", "web:a", "m1")
    await shop.sessions.save(session, placed=placed, applied=None, at=NOON)
    ann = await shop.identities.recognise("web:1", "web:a", "en", PersonId("ann"), "Ann")
    line = await shop.transcript.say("web:a", "k1", mine=True, body=b"hello", at=NOON)
    await shop.close()

    shop = opener(nobody)
    assert await shop.store.load(Order, "order") == order(version=1)
    assert await shop.store.load(Contact, "contact") == contact(version=1)
    assert [level.on_hand for level in await shop.store.find(Levels((SkuId("sku"),)))] == [5]
    assert await shop.store.owner("checkout", "token") == "me"
    assert entry in await shop.outbox.undirected(10)
    assert [message.payload for message in await shop.inbox.claim(("web",), NOON, MINUTE, 10)] == [b"hello"]
    assert await shop.files.get(file_id) == File(b"picture", "image/png")
    assert await shop.sessions.load("web:a", "ann") == session
    assert await shop.placements.of("order:1") == (placed,)
    assert await shop.identities.recognise("web:1", "web:a", "en", PersonId("new")) == ann
    assert await shop.transcript.since("web:a", 0, 10) == (line,)
    await shop.close()
