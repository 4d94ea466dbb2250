"""Everything that is kept of a person is found, and goes with them."""

import json
from dataclasses import replace

from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Draft, Session
from shopclerk.core.domain.addresses import AddressBook, SavedAddress
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.ids import ContactId, FileId, PersonId, ThreadId
from shopclerk.core.domain.people import Actor, Contact, Role
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.domain.threads import Message, Thread
from shopclerk.core.domain.timeline import Axis
from shopclerk.core.ports.files import File
from shopclerk.core.ports.privacy import Personal
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ScansOf, ShipmentsOf
from shopclerk.core.usecases.auditing.audit import Audit
from shopclerk.core.usecases.watching import WatchStock
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON, Decisions, commit
from tests.shopfloor.shop import Shop as ShopFloor

ANN, BOB = PersonId("ann"), PersonId("bob")
BOSS = PersonId("boss")
CHAT, PHONE = "web:shop:1", "telegram:77"
CARD = b'{"paragraphs": [{"text": "Li Ming, 1 Long Lane"}, {"text": "Ann asks: Is it green?"}], "rows": []}'
"""What staff were shown of Ann."""


async def lives(shop: Shop) -> ShopFloor:
    """Ann has done everything that a customer can do; what she ordered is over."""
    floor = ShopFloor(database=shop)
    ann = Actor(ANN, Role.CUSTOMER)
    for account, address, who in (("web:1", CHAT, ANN), ("web:1", PHONE, ANN), ("web:2", "web:b", BOB)):
        await shop.identities.recognise(account, address, "en", who, who.capitalize())
    await floor.stocks("MUG", 9)
    await floor.stocks("TEA", 0)
    await WatchStock(floor.unit_of_work)(actor=ann, sku_id=await floor.sku("TEA"))
    evidence = await shop.files.put(File(b"a crack", "image/jpeg"))
    order = await floor.pays(await floor.places(ann, mug=2))
    await floor.delivers(await floor.ships(order))
    case = await floor.asks(order, CaseKind.RETURN, 1, evidence=(evidence,))
    await floor.takes_back(await floor.approves(case), 1, 1)
    floor.clock.advance(days=30)
    await floor.complete_delivered()
    await floor.fills(ann, mug=1)
    home = SavedAddress(id=ContactId("home"), name="Ann", phone="110", address="1 Long Lane")
    said = (Message(by=ANN, from_shop=False, at=NOON, text="Is it green?", pictures=(evidence,)),)
    thread = Thread(id=ThreadId("t1"), customer_id=ANN, opened_at=NOON, waiting_since=NOON, messages=said)
    await commit(shop, Decisions().of(AddressBook(id=ANN, entries=(home,)), Preferences(id=ANN), thread))
    await talks(shop)
    return floor


async def talks(shop: Shop) -> None:
    body = b'{"text": "where is it?", "picture": "' + b"a" * 64 + b'"}'
    await shop.transcript.say(CHAT, "k1", mine=True, body=body, at=NOON)
    await shop.transcript.say(CHAT, "k2", mine=False, body=b"{}", at=NOON)
    await shop.transcript.say("web:b", "k1", mine=True, body=b"{}", at=NOON)
    await shop.identities.recognise("web:boss", "web:boss", "en", BOSS, "Boss")
    await shop.staff.invite("token", Role.OWNER, NOON + MINUTE)
    await shop.identities.join("token", BOSS, NOON)
    await shop.transcript.say("web:boss", "k1", mine=False, body=CARD, at=NOON)
    for who in (ANN, BOB):
        session = Session(address="telegram:-5", person_id=who, draft=Draft(name=f"{who.capitalize()} Lee"))
        await shop.sessions.save(session, placed=None, applied=None, at=NOON)
    await shop.placements.place(Placement("order:1", CHAT, "m1"))
    await shop.placements.place(Placement("order:1", "telegram:-5", "m1"))
    await shop.inbox.accept("chat", f"{CHAT}#1", CHAT, b"hello", NOON)
    (message,) = await shop.inbox.claim(("chat",), NOON, MINUTE, 9)
    await shop.inbox.finish(message.id, NOON)


async def found(shop: Shop) -> Personal:
    mine = await shop.personal.of(ANN)
    assert mine is not None
    return mine


async def test_nobody_is_known_who_was_never_seen(shop: Shop) -> None:
    assert await shop.personal.of(ANN) is None
    assert await shop.personal.erase(ANN) == ()


async def test_everything_of_a_person_is_found(shop: Shop) -> None:
    await lives(shop)
    mine = await found(shop)
    assert (mine.name, mine.role, mine.language) == ("Ann", "customer", "en")
    assert mine.accounts == ("web:1",)
    assert mine.chats == (PHONE, CHAT)
    assert [contact.name for contact in mine.contacts] == ["Li Ming"]
    assert (len(mine.orders), len(mine.watches)) == (1, 1)
    assert mine.drafts == ({"name": "Ann Lee"},)
    assert [remark.body["text"] for remark in mine.said] == ["where is it?"]


async def test_an_erased_person_is_gone_and_the_books_stay(shop: Shop) -> None:
    floor = await lives(shop)
    mine = await found(shop)
    assert await shop.personal.erase(ANN) == ()
    assert await shop.personal.of(ANN) is None
    assert await shop.store.load(Contact, mine.contacts[0].id) is None
    assert await shop.store.load(Thread, "t1") is None
    assert await shop.store.load(AddressBook, ANN) is None
    assert await shop.store.load(Preferences, ANN) is None
    assert await shop.store.load(Cart, ANN) is None
    assert await shop.identities.reach(person_id=ANN) == ()
    assert await shop.people.names([ANN, BOB]) == {BOB: "Bob"}
    assert await shop.transcript.since(CHAT, 0, 9) == ()
    assert await shop.placements.of("order:1") == (Placement("order:1", "telegram:-5", "m1"),)
    assert (await shop.sessions.load("telegram:-5", ANN)).draft == Draft()
    assert (await shop.sessions.load("telegram:-5", BOB)).draft.name == "Bob Lee"
    assert len(await shop.transcript.since("web:b", 0, 9)) == 1
    again = await shop.identities.recognise("web:1", CHAT, "en", PersonId("new"))
    assert again.id == "new"
    assert (await Audit(shop.store)()).breaches == []
    assert len(await floor.money(await floor.order(mine.orders[0]))) > 0
    assert await shop.personal.erase(ANN) == ()


async def test_what_was_written_about_an_order_goes_and_its_steps_stay(shop: Shop) -> None:
    await lives(shop)
    (order_id,) = (await found(shop)).orders
    (before,) = await shop.store.find(CasesOf(order_id))
    steps = await shop.store.find(TimelineOf(order_id))
    await shop.personal.erase(ANN)
    (case,) = await shop.store.find(CasesOf(order_id))
    assert (case.note, case.return_tracking, case.evidence) == ("", "", ())
    assert case.version > before.version, "who read it before could write the words back"
    assert replace(case, version=0) == replace(before, note="", return_tracking="", evidence=(), version=0)
    assert await shop.files.get(before.evidence[0]) is None
    left = await shop.store.find(TimelineOf(order_id))
    assert [entry.move.to for entry in left] == [entry.move.to for entry in steps]
    assert not any(entry.move.why for entry in left if entry.move.axis is Axis.CASE)
    for parcel in await shop.store.find(ShipmentsOf(order_id)):
        assert parcel.label is None
        for event in await shop.store.find(ScansOf(parcel.id)):
            assert (event.scan.place, event.scan.description) == ("", "")


async def test_what_staff_were_shown_of_an_erased_person_is_blotted_out(shop: Shop) -> None:
    await lives(shop)
    await shop.personal.erase(ANN)
    (line,) = await shop.transcript.since("web:boss", 0, 9)
    assert json.loads(line.body) == {
        "paragraphs": [{"text": "…, …"}, {"text": "… asks: …"}],
        "rows": [],
    }


async def test_a_picture_that_staff_sent_to_others_too_is_theirs(shop: Shop) -> None:
    await lives(shop)
    sizes = await shop.files.put(File(b"sizes", "image/png"))
    alone = await shop.files.put(File(b"for Ann alone", "image/png"))
    for name, who, pictures in (("t2", ANN, (sizes, alone)), ("t3", BOB, (sizes,))):
        asked = Message(by=who, from_shop=False, at=NOON, text="Which size?")
        told = Message(by=BOSS, from_shop=True, at=NOON, text="Look here", pictures=pictures)
        thread = Thread(
            id=ThreadId(name), customer_id=who, opened_at=NOON, waiting_since=NOON, messages=(asked, told)
        )
        await commit(shop, Decisions().of(thread))
    await shop.personal.erase(ANN)
    assert await shop.files.get(sizes) is not None
    assert await shop.files.get(alone) is None


async def test_what_the_shop_shows_to_many_stays_when_one_of_them_goes(shop: Shop) -> None:
    await lives(shop)
    offer = await shop.files.put(File(b"an offer to everybody", "image/png"))
    for address in (CHAT, "web:b"):
        body = json.dumps({"paragraphs": [{"text": "News"}], "picture": offer}).encode()
        await shop.transcript.say(address, "news", mine=False, body=body, at=NOON)
    await shop.personal.erase(ANN)
    assert await shop.files.get(offer) is not None


async def test_nobody_goes_while_an_order_is_open(shop: Shop) -> None:
    floor = await lives(shop)
    order = await floor.places(Actor(ANN, Role.CUSTOMER), mug=1)
    assert await shop.personal.erase(ANN) == (order.number,)
    assert len((await found(shop)).contacts) == 2
    await floor.ships(await floor.pays(order))
    assert await shop.personal.erase(ANN) == (order.number,)
    (shown,) = await floor.pictures("mug", b"a crack")
    await floor.delivers((await floor.parcels(order))[0])
    floor.clock.advance(days=30)
    await floor.complete_delivered()
    assert await shop.personal.erase(ANN) == ()
    assert await shop.files.get(FileId(shown)) is not None, "a product shows it too"
