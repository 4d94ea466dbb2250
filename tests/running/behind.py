"""What lies behind every chat of a shop in a test's own process: what waits, what is due, the books."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import text

from shopclerk.adapters.db.database import Database
from shopclerk.app.container import Shop as ComposedShop
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.payments import PaymentFact
from tests.invariants import violations
from tests.shopfloor.shop import Shop as Shopfloor

WAITING: Final = text(
    "SELECT (SELECT count(*) FROM outbox_entries) + (SELECT count(*) FROM inbox WHERE finished_at IS NULL) "
    "+ (SELECT count(*) FROM deliveries WHERE settled_at IS NULL)"
)
DEAD: Final = text(
    "SELECT event_id, failure FROM inbox WHERE failure IS NOT NULL AND finished_at IS NOT NULL "
    "UNION ALL SELECT recipient, failure FROM deliveries WHERE failure IS NOT NULL AND settled_at IS NOT NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """`shop` are the use cases of one of its processes."""

    floor: Shopfloor
    database: Database
    shop: ComposedShop

    async def invitation(self, role: Role) -> str:
        """What somebody says after `/start` who joins the staff."""
        token = self.floor.ids.token()
        await self.database.identities.invite(token, role, self.floor.clock.now() + timedelta(days=1))
        return token

    async def hears(self, *facts: PaymentFact) -> None:
        """Facts of a provider arrive."""
        for fact in facts:
            await self.shop.confirm_payment(fact)

    async def time_passes(self, *, days: float, hours: float, minutes: float) -> None:
        """The clock moves on, and what is due then is done."""
        self.floor.clock.advance(days=days, hours=hours, minutes=minutes)
        for due in (
            self.shop.expire_unpaid,
            self.shop.submit_refunds,
            self.shop.poll_tracking,
            self.shop.watch_parcels,
            self.shop.complete_delivered,
            self.shop.expire_cases,
            self.shop.advance_campaigns,
        ):
            await due()

    async def waiting(self) -> int:
        """How much is still to be heard or told."""
        rows = await self.database.transactions.read(
            lambda connection: connection.execute(WAITING).fetchall()
        )
        return int(rows[0][0])

    async def dead_letters(self) -> list[str]:
        """What was given up, and why."""
        found = await self.database.transactions.read(lambda connection: connection.execute(DEAD).fetchall())
        return [f"{name}: {failure}" for name, failure in found]

    async def breaches(self) -> list[str]:
        """What an audit of the shop finds."""
        return await violations(self.database.store)
