"""Nothing personal can be read in the file, and keys can be changed."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.sealer import KeyRefused, Sealer, WrongKey
from shopclerk.conversation.session import Draft, Session
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Contact, Role
from shopclerk.core.ports.files import File
from tests.contracts.after_sales import case
from tests.contracts.examples import MINUTE, NOON, Decisions, commit, contact, order, scan, shipment

PHONE, NAME, ADDRESS = "+8613912345678", "韩梅梅", "88 Hidden Lane, Hangzhou"
TYPED = f"{NAME}, {PHONE}, {ADDRESS}"


async def test_the_file_holds_nothing_that_a_person_typed(database: Database, path: Path) -> None:
    personal = contact(name=NAME, phone=PHONE, address=ADDRESS)
    courier = scan("s1", description=TYPED, place=ADDRESS)
    claim = case(note=TYPED, return_tracking=PHONE)
    await commit(database, Decisions().of(personal, order(), shipment(), claim, appends=(courier,)))
    await database.inbox.accept("web", "u1", "web:a", TYPED.encode(), NOON)
    await database.inbox.accept("web", "u2", "web:b", TYPED.encode(), NOON)
    failed, _ = await database.inbox.claim(("web",), NOON, MINUTE, 10)
    await database.inbox.finish(failed.id, NOON, "unreadable")
    draft = Draft(name=NAME, phone=PHONE, address=ADDRESS)
    session = Session(address="web:a", person_id="ann", draft=draft)
    await database.sessions.save(session, placed=None, applied=None, at=NOON)
    slip = await database.files.put(File(TYPED.encode(), "application/pdf"))
    assert await database.files.get(slip) == File(TYPED.encode(), "application/pdf")
    await database.identities.recognise("web:1", "web:a", "en", PersonId("ann"), NAME)
    line = await database.transcript.say("web:a", "k1", mine=True, body=TYPED.encode(), at=NOON)
    await database.transcript.edit("web:a", line.id, "k2", body=TYPED.encode() * 2)

    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"N-order" in written
    for secret in (NAME, PHONE, ADDRESS):
        for spelled in (secret.encode(), secret.encode("unicode_escape"), secret.encode("utf-16-le")):
            assert spelled not in written


async def test_an_invitation_cannot_be_read_from_the_file(database: Database, path: Path) -> None:
    await database.identities.invite("single-use-token", Role.OWNER, NOON + timedelta(days=1))
    assert b"single-use-token" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


async def test_a_new_key_in_front_still_opens_what_the_old_one_sealed(url: str) -> None:
    old, new = Sealer.new_key(), Sealer.new_key()
    shop = open_database(url, Sealer([old]))
    await commit(shop, Decisions().of(contact()))
    await shop.close()
    shop = open_database(url, Sealer([new, old]))
    assert await shop.store.load(Contact, "contact") == contact(version=1)
    await commit(shop, Decisions().of(contact(version=1)))
    await shop.close()
    shop = open_database(url, Sealer([new]))
    assert await shop.store.load(Contact, "contact") == contact(version=2)
    await shop.close()


async def test_a_name_whose_key_was_taken_away_comes_anew_with_the_next_word(url: str) -> None:
    for key in (Sealer.new_key(), Sealer.new_key()):
        shop = open_database(url, Sealer([key]))
        assert await shop.people.names([PersonId("ann")]) == {}
        for _ in range(2):
            person = await shop.identities.recognise("web:1", "web:a", "en", PersonId("ann"), NAME)
            assert person.name == NAME
        assert await shop.people.names([PersonId("ann")]) == {PersonId("ann"): NAME}
        await shop.close()


async def typed_contact(shop: Database) -> None:
    await commit(shop, Decisions().of(contact()))


async def requested_case(shop: Database) -> None:
    await commit(shop, Decisions().of(order(), case()))


async def typed_line(shop: Database) -> None:
    await shop.transcript.say("web:a", "k1", mine=True, body=b"hello", at=NOON)


async def sent_update(shop: Database) -> None:
    await shop.inbox.accept("web", "u1", "web:a", b"hello", NOON)


@pytest.mark.parametrize("seal_something", [typed_contact, requested_case, typed_line, sent_update])
async def test_a_lost_key_is_told_at_start(
    url: str, seal_something: Callable[[Database], Awaitable[None]]
) -> None:
    shop = open_database(url, Sealer([Sealer.new_key()]))
    await seal_something(shop)
    await shop.close()
    with pytest.raises(WrongKey, match="add that key"):
        open_database(url, Sealer([Sealer.new_key()]))


@pytest.mark.parametrize(
    ("keys", "number"), [([], 0), (["short"], 1), ([Sealer.new_key(), "x" * 44], 2), (["钥匙"], 1)]
)
def test_a_key_that_is_none_is_refused_by_its_number(keys: list[str], number: int) -> None:
    with pytest.raises(KeyRefused) as refused:
        Sealer(keys)
    assert refused.value.number == number
