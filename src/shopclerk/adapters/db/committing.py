"""Group commit: many changesets judged one by one, written together with a fixed number of statements."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from shopclerk.adapters.db.claiming import Claiming
from shopclerk.adapters.db.mapping.entries import stock_level
from shopclerk.adapters.db.mapping.kind import Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.discounts import counters
from shopclerk.adapters.db.tables.stock import stock_levels
from shopclerk.adapters.db.versions import versions_of
from shopclerk.adapters.db.writing import Writes
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.admission import Rows, admit, touched
from shopclerk.core.ports.changeset import Admitted, Changeset, Key, Refused

LEVELS: Final = Selection(tuple(stock_levels.c), stock_levels.c.sku_id, (stock_levels.c.sku_id,), locked=True)
COUNTS: Final = Selection(tuple(counters.c), counters.c.name, (counters.c.name,), locked=True)


def commit_together(
    sealer: Sealer, claiming: Claiming, connection: Connection, changesets: Sequence[Changeset]
) -> list[Admitted | Refused]:
    """One verdict for each, as if they had come one after the other; the caller commits.

    Claims go first, then rows are locked table by table, each in the order of its keys: two processes that
    touch the same wait for one another one way only.
    """
    claims = claiming(connection, (claim for changeset in changesets for claim in changeset.claims))
    versions = versions_of(connection, (key for changeset in changesets for key in touched(changeset)))
    owners = claims.owners
    levels = _levels(connection, changesets)
    counts = _counts(connection, changesets)
    rows = Rows(versions=versions, owners=owners, levels=levels, counters=counts)
    writes = Writes(existing=frozenset(versions), levelled=frozenset(levels), counted=frozenset(counts))
    verdicts = []
    for changeset in changesets:
        verdict = admit(changeset, rows)
        if isinstance(verdict, Admitted):
            versions.update({Key(type(each), each.id): each.version + 1 for each in changeset.saves})
            owners.update({(claim.scope, claim.key): claim.owner for claim in changeset.claims})
            levels.update({level.sku_id: level for level in verdict.levels})
            counts.update(verdict.counters)
            writes.take(changeset, verdict, Pen(sealer, changeset.at))
        verdicts.append(verdict)
    claims.write(writes.claims)
    writes.execute(connection)
    return verdicts


def _levels(connection: Connection, changesets: Sequence[Changeset]) -> dict[SkuId, StockItem]:
    wanted = {delta.sku_id for changeset in changesets for delta in changeset.stock}
    return {row["sku_id"]: stock_level(row) for row in LEVELS.rows(connection, wanted)}


def _counts(connection: Connection, changesets: Sequence[Changeset]) -> dict[str, int]:
    wanted = {delta.name for changeset in changesets for delta in changeset.counters}
    return {row["name"]: row["count"] for row in COUNTS.rows(connection, wanted)}
