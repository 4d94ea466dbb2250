"""Two processes on one database: as if one came after the other, whatever they do at the same time."""

import asyncio

import pytest

from shopclerk.adapters.db.database import Database
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Draft, Session
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import OrderId, PersonId, SkuId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.changeset import Admitted, Changeset, Claim, OutboxEntry, Refused, Taken
from shopclerk.core.ports.inbox import Received
from shopclerk.core.ports.queries.discounts import Counts
from shopclerk.core.ports.queries.stock import Levels
from tests.contracts.after_sales import counting
from tests.contracts.examples import MINUTE, NOON, Decisions, commit, order, reserving, stocked

ROUNDS = 20


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def both(here: Database, there: Database, changesets: list[Changeset]) -> list[Admitted | Refused]:
    """Commit all at once, by turns here and there."""
    stores = (here.store, there.store)
    return await asyncio.gather(
        *(stores[number % 2].commit(changeset) for number, changeset in enumerate(changesets))
    )


@pytest.mark.invariant(4)
async def test_a_thousand_buyers_in_two_processes_buy_exactly_a_hundred_units(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    await commit(database, decide.of(stock=(stocked(100),)))
    buys = [decide.of(order(f"order-{n:04d}"), stock=(reserving(1),)) for n in range(1000)]
    verdicts = await both(database, elsewhere, buys)
    assert sum(isinstance(verdict, Admitted) for verdict in verdicts) == 100
    (level,) = await database.store.find(Levels((SkuId("sku"),)))
    assert (level.on_hand, level.reserved) == (100, 100)


@pytest.mark.invariant(6)
async def test_baskets_in_opposite_order_do_not_block_each_other(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    await commit(database, decide.of(stock=(stocked(200, "a"), stocked(200, "b"))))
    for _ in range(ROUNDS):
        baskets = [
            decide.of(stock=(reserving(1, "a"), reserving(1, "b"))),
            decide.of(stock=(reserving(1, "b"), reserving(1, "a"))),
        ]
        verdicts = await both(database, elsewhere, baskets)
        assert all(isinstance(verdict, Admitted) for verdict in verdicts)
    levels = await database.store.find(Levels((SkuId("a"), SkuId("b"))))
    assert [level.reserved for level in levels] == [2 * ROUNDS] * 2


async def test_one_key_is_claimed_once_and_the_loser_is_told_by_whom(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    for number in range(ROUNDS):
        rivals = [
            decide.of(claims=(Claim("checkout", f"token-{number}", owner),)) for owner in ("here", "there")
        ]
        verdicts = await both(database, elsewhere, rivals)
        (winner,) = [
            claims.claims[0].owner
            for claims, verdict in zip(rivals, verdicts, strict=True)
            if isinstance(verdict, Admitted)
        ]
        (loser,) = [verdict for verdict in verdicts if isinstance(verdict, Refused)]
        assert isinstance(loser.reason, Taken)
        assert loser.reason.owner == winner == await database.store.owner("checkout", f"token-{number}")


async def test_a_claim_of_what_is_refused_is_free_for_the_other(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    claim = Claim("checkout", "token", "me")
    for _ in range(ROUNDS):
        refused = decide.of(claims=(claim,), stock=(reserving(1, "none"),))
        assert isinstance(await database.store.commit(refused), Refused)
    assert await elsewhere.store.owner("checkout", "token") is None
    assert await elsewhere.store.commit(decide.of(claims=(claim,))) == Admitted()


async def test_versions_are_won_once(database: Database, elsewhere: Database, decide: Decisions) -> None:
    for number in range(ROUNDS):
        rivals = [decide.of(order(version=number)) for _ in range(2)]
        verdicts = await both(database, elsewhere, rivals)
        assert sorted(type(verdict).__name__ for verdict in verdicts) == ["Admitted", "Refused"]


async def test_counters_that_nobody_moved_before_are_not_moved_beyond_their_bound(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    for number in range(ROUNDS):
        uses = [decide.of(counters=(counting(1, 1, name=f"discount:C{number}"),)) for _ in range(2)]
        verdicts = await both(database, elsewhere, uses)
        assert sorted(type(verdict).__name__ for verdict in verdicts) == ["Admitted", "Refused"]
    names = tuple(f"discount:C{number}" for number in range(ROUNDS))
    assert await database.store.find(Counts(names)) == (1,) * ROUNDS


async def test_stock_that_nobody_had_before_is_summed(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    for number in range(ROUNDS):
        await both(database, elsewhere, [decide.of(stock=(stocked(1, f"sku{number}"),)) for _ in range(2)])
    levels = await database.store.find(Levels(tuple(SkuId(f"sku{number}") for number in range(ROUNDS))))
    assert [level.on_hand for level in levels] == [2] * ROUNDS


async def test_an_update_that_both_are_told_is_accepted_once(database: Database, elsewhere: Database) -> None:
    for number in range(ROUNDS):
        accepted = await asyncio.gather(
            *(
                each.inbox.accept("web", f"u{number}", "web:a", b"hello", NOON)
                for each in (database, elsewhere)
            )
        )
        assert sorted(accepted) == [False, True]


@pytest.mark.invariant(40)
async def test_an_update_is_handled_by_one_and_its_chat_waits_for_it_in_both(
    database: Database, elsewhere: Database
) -> None:
    for number in range(2 * ROUNDS):
        await database.inbox.accept("web", f"u{number:02d}", f"web:{number % ROUNDS}", b"hello", NOON)
    handled: list[str] = []
    for beginning in (0, ROUNDS):
        claimed = [message for _ in range(3) for message in await from_both(database, elsewhere)]
        handled += [message.event_id for message in claimed]
        assert sorted(handled[beginning:]) == [f"u{n:02d}" for n in range(beginning, beginning + ROUNDS)]
        for message in claimed:
            await elsewhere.inbox.finish(message.id, NOON)


async def from_both(here: Database, there: Database) -> list[Received]:
    """What two workers are given at the same time."""
    claims = await asyncio.gather(*(each.inbox.claim(("web",), NOON, MINUTE, 13) for each in (here, there)))
    return [message for claim in claims for message in claim]


async def test_a_delivery_is_claimed_by_one_and_an_entry_directed_by_one(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    entries = [
        OutboxEntry(id=f"e{number:02d}", event=OrderPlaced(OrderId("order")), at=NOON)
        for number in range(ROUNDS)
    ]
    await commit(database, decide.of(appends=tuple(entries)))
    for number, entry in enumerate(entries):
        directed = await asyncio.gather(
            *(each.outbox.direct(entry, (f"r{number}",)) for each in (database, elsewhere))
        )
        assert sorted(directed) == [False, True]
    claimed: list[str] = []
    while len(claimed) < ROUNDS:
        for deliveries in await asyncio.gather(
            *(each.outbox.claim(NOON, MINUTE, 3) for each in (database, elsewhere))
        ):
            claimed += [delivery.id for delivery in deliveries]
    assert len(set(claimed)) == len(claimed) == ROUNDS


async def test_who_starts_anew_leaves_the_leases_of_others_alone(
    database: Database, elsewhere: Database, decide: Decisions
) -> None:
    entry = OutboxEntry(id="e1", event=OrderPlaced(OrderId("order")), at=NOON)
    await commit(database, decide.of(appends=(entry,)))
    await database.outbox.direct(entry, ("ann",))
    assert len(await database.outbox.claim(NOON, MINUTE, 10)) == 1
    await elsewhere.outbox.resume(NOON)
    assert await elsewhere.outbox.claim(NOON, MINUTE, 10) == ()


async def test_what_is_said_in_one_chat_has_one_order(database: Database, elsewhere: Database) -> None:
    said = [
        each.transcript.say("web:a", f"k{number}-{name}", mine=True, body=b"hello", at=NOON)
        for number in range(ROUNDS)
        for name, each in (("here", database), ("there", elsewhere))
    ]
    lines = await asyncio.gather(*said)
    assert sorted(line.cursor for line in lines) == list(range(1, 2 * ROUNDS + 1))


async def test_one_chat_has_one_session_and_one_person(database: Database, elsewhere: Database) -> None:
    placed = Placement("order:1", "web:a", "m1")
    for number in range(ROUNDS):
        session = Session(address="web:a", person_id="ann", draft=Draft(name=f"Li {number}"))
        await asyncio.gather(
            *(
                each.sessions.save(session, placed=placed, applied=None, at=NOON)
                for each in (database, elsewhere)
            )
        )
        people = await asyncio.gather(
            *(
                each.identities.recognise(f"web:{number}", "web:a", "en", PersonId(f"{name}{number}"))
                for name, each in (("here", database), ("there", elsewhere))
            )
        )
        assert people[0] == people[1]
    assert await database.placements.of("order:1") == (placed,)


async def test_of_two_invitations_taken_at_once_the_higher_role_stays(
    database: Database, elsewhere: Database
) -> None:
    for number in range(ROUNDS):
        ann = await database.identities.recognise(f"a{number}", "web:a", "en", PersonId(f"ann{number}"))
        await database.identities.invite(f"o{number}", Role.OWNER, NOON + MINUTE)
        await database.identities.invite(f"c{number}", Role.CLERK, NOON + MINUTE)
        await asyncio.gather(
            database.identities.join(f"o{number}", ann.id, NOON),
            elsewhere.identities.join(f"c{number}", ann.id, NOON),
        )
        again = await database.identities.recognise(f"a{number}", "web:a", "en", PersonId("new"))
        assert again.role is Role.OWNER
