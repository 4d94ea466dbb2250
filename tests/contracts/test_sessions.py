"""Where chats stand."""

import asyncio
from datetime import timedelta
from typing import get_args

import pytest

from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.awaited.casework import AwaitAmount, AwaitCounts, AwaitRejection
from shopclerk.conversation.awaited.checkout import AwaitContact, AwaitDiscount, AwaitQuantity
from shopclerk.conversation.awaited.claiming import AwaitEvidence, AwaitNote, AwaitReturnNumber, AwaitUnits
from shopclerk.conversation.awaited.finding import AwaitSearch
from shopclerk.conversation.awaited.listing import AwaitListing
from shopclerk.conversation.awaited.shipping import AwaitNumber, AwaitRecipient, AwaitSound, AwaitTracking
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Draft, Listing, Session
from shopclerk.core.domain.ids import CaseId, OrderId, ShipmentId, SkuId
from tests.contracts.databases import Shop
from tests.contracts.examples import NOON
from tests.conversation.any_of_a_kind import example_of

AWAITED: tuple[Awaited | None, ...] = (
    None,
    AwaitContact("phone"),
    AwaitContact("address", "31.24590,121.49070"),
    AwaitQuantity(SkuId("sku")),
    AwaitTracking(OrderId("order"), "1.2"),
    AwaitUnits(OrderId("order"), "claim"),
    AwaitNote(OrderId("order"), "claim"),
    AwaitReturnNumber(CaseId("case")),
    AwaitRejection(CaseId("case")),
    AwaitCounts(CaseId("case")),
    AwaitDiscount(),
    AwaitAmount(CaseId("case")),
    AwaitEvidence(CaseId("case")),
    AwaitSound(ShipmentId("parcel")),
    AwaitNumber(ShipmentId("parcel")),
    AwaitRecipient(OrderId("order"), "name"),
    AwaitListing("token", "price"),
    AwaitSearch(),
)
OTHERS = [kind for kind in get_args(Awaited) if kind not in {type(each) for each in AWAITED}]
EVERY = (*AWAITED, *map(example_of, OTHERS))
LISTINGS = (
    Listing(token="bare"),
    Listing(
        token="full",
        pictures=("aa", "bb"),
        album="1",
        title="茶",
        price=1250,
        units=0,
        description="Green\nSpring",
        code="TEA",
        product_id="product",
    ),
)
DRAFT = Draft(name="李雷", phone="+8613800138000", address="1 Long Street\nHangzhou", tracking="SF1234567")


def test_nothing_that_can_be_awaited_is_forgotten() -> None:
    assert {type(each) for each in EVERY if each} == set(get_args(Awaited))


async def test_a_chat_begins_with_a_fresh_session(shop: Shop) -> None:
    assert await shop.sessions.load("web:a", "ann") == Session(address="web:a", person_id="ann")


@pytest.mark.parametrize("awaited", EVERY, ids=lambda each: type(each).__name__)
async def test_a_session_comes_back_as_it_was_saved(shop: Shop, awaited: Awaited | None) -> None:
    session = Session(
        address="web:a",
        person_id="ann",
        awaited=awaited,
        draft=DRAFT,
        asking="m7",
        question="m8",
        told="m9",
        listed="m10",
        listings=LISTINGS,
    )
    await shop.sessions.save(session, placed=None, applied=None, at=NOON)
    assert await shop.sessions.load("web:a", "ann") == session
    fresh = Session(address="web:a", person_id="ann")
    await shop.sessions.save(fresh, placed=None, applied=None, at=NOON)
    assert await shop.sessions.load("web:a", "ann") == fresh


async def test_each_person_has_a_session_in_each_chat(shop: Shop) -> None:
    here = Session(address="web:a", person_id="ann", draft=DRAFT)
    await shop.sessions.save(here, placed=None, applied=None, at=NOON)
    assert (await shop.sessions.load("web:a", "bob")).draft == Draft()
    assert (await shop.sessions.load("web:b", "ann")).draft == Draft()


async def test_saving_finishes_the_update_and_places_the_answer(shop: Shop) -> None:
    await shop.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    (message,) = await shop.inbox.claim(("web",), NOON, timedelta(0), 10)
    placed = Placement("order:1", "web:a", "m1")
    session = Session(address="web:a", person_id="ann")
    await shop.sessions.save(session, placed=placed, applied=message.id, at=NOON)
    assert await shop.inbox.claim(("web",), NOON, timedelta(0), 10) == ()
    assert await shop.placements.of("order:1") == (placed,)


async def test_a_session_that_did_not_change_is_not_written_again(shop: Shop) -> None:
    kept = Session(address="web:a", person_id="ann", draft=DRAFT)
    await shop.sessions.save(kept, placed=None, applied=None, at=NOON)
    await shop.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    (message,) = await shop.inbox.claim(("web",), NOON, timedelta(0), 10)
    await shop.sessions.save(
        Session(address="web:a", person_id="ann"),
        changed=False,
        placed=Placement("order:o1", "web:a", "m1"),
        applied=message.id,
        at=NOON,
    )
    assert await shop.sessions.load("web:a", "ann") == kept
    assert await shop.placements.of("order:o1") == (Placement("order:o1", "web:a", "m1"),)
    assert await shop.inbox.claim(("web",), NOON, timedelta(0), 10) == ()


async def test_many_chats_are_saved_at_once(shop: Shop) -> None:
    everybody = [Session(address=f"web:{name}", person_id=name, draft=DRAFT) for name in "abcdefgh"]
    for name in "abcdefgh":
        await shop.inbox.accept("web", name, f"web:{name}", b"hello", NOON)
    messages = await shop.inbox.claim(("web",), NOON, timedelta(0), 10)
    await asyncio.gather(
        *(
            shop.sessions.save(
                session, placed=Placement("order:o1", session.address, "m1"), applied=message.id, at=NOON
            )
            for session, message in zip(everybody, messages, strict=True)
        )
    )
    found = await asyncio.gather(*(shop.sessions.load(each.address, each.person_id) for each in everybody))
    assert list(found) == everybody
    assert {each.address for each in await shop.placements.of("order:o1")} == {
        each.address for each in everybody
    }
    assert await shop.inbox.claim(("web",), NOON, timedelta(0), 10) == ()
