from datetime import timedelta

from shopclerk.adapters.db.database import Database
from shopclerk.core.domain.events import OrderConfirmed
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.ports.changeset import OutboxEntry
from tests.contracts.examples import MINUTE, NOON, Decisions

TOLD = OutboxEntry(id="e1", event=OrderConfirmed(OrderId("order")), at=NOON)


async def test_who_starts_anew_need_not_wait_for_the_leases_of_who_died(database: Database) -> None:
    await database.store.commit(Decisions().of(appends=(TOLD,)))
    await database.outbox.direct(TOLD, ("ann", "bob"))
    (first, second) = await database.outbox.claim(NOON, MINUTE, 10)
    await database.outbox.settle(second.id, NOON)
    await database.outbox.resume(NOON + timedelta(seconds=1))
    assert await database.outbox.claim(NOON + timedelta(seconds=1), MINUTE, 10) == (first,)


async def test_what_was_put_off_waits_though_somebody_starts_anew(database: Database) -> None:
    await database.store.commit(Decisions().of(appends=(TOLD,)))
    await database.outbox.direct(TOLD, ("ann",))
    (delivery,) = await database.outbox.claim(NOON, MINUTE, 10)
    await database.outbox.postpone(delivery.id, NOON + 5 * MINUTE, "asked to wait")
    await database.outbox.resume(NOON + MINUTE)
    assert await database.outbox.claim(NOON + MINUTE, MINUTE, 10) == ()
    assert len(await database.outbox.claim(NOON + 5 * MINUTE, MINUTE, 10)) == 1
    await database.outbox.resume(NOON + 5 * MINUTE)
    assert len(await database.outbox.claim(NOON + 5 * MINUTE, MINUTE, 10)) == 1
