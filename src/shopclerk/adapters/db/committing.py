"""Group commit: many changesets judged one by one, written together with a fixed number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from shopclerk.adapters.db.mapping.entries import stock_level
from shopclerk.adapters.db.mapping.kind import Pen
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.discounts import counters
from shopclerk.adapters.db.tables.queues import claims
from shopclerk.adapters.db.tables.stock import stock_levels
from shopclerk.adapters.db.writing import Writes
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.admission import Rows, admit, touched
from shopclerk.core.ports.changeset import Admitted, Changeset, Key, Refused


def commit_together(
    sealer: Sealer, connection: Connection, changesets: Sequence[Changeset]
) -> list[Admitted | Refused]:
    """One verdict for each, as if they had come one after the other; the caller commits."""
    versions = _versions(connection, changesets)
    owners = _owners(connection, changesets)
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
    writes.execute(connection)
    return verdicts


def _versions(connection: Connection, changesets: Sequence[Changeset]) -> dict[Key, int]:
    wanted: defaultdict[type[Any], set[str]] = defaultdict(set)
    for changeset in changesets:
        for key in touched(changeset):
            wanted[key.kind].add(key.id)
    return {
        Key(kind, id): version
        for kind, ids in wanted.items()
        for id, version in _versions_of(connection, kind, ids).items()
    }


def _versions_of(connection: Connection, kind: type[Any], ids: set[str]) -> Mapping[str, int]:
    table = KINDS[kind].root
    statement = select(table.c.id, table.c.version).where(table.c.id.in_(ids))
    return {row.id: row.version for row in connection.execute(statement)}


def _owners(connection: Connection, changesets: Sequence[Changeset]) -> dict[tuple[str, str], str]:
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for changeset in changesets:
        for claim in changeset.claims:
            wanted[claim.scope].add(claim.key)
    if not wanted:
        return {}
    # Scope by scope: SQLite reads the whole table for a list of (scope, key) pairs.
    named = [(claims.c.scope == scope) & claims.c.key.in_(keys) for scope, keys in wanted.items()]
    statement = select(claims).where(or_(*named))
    return {(row.scope, row.key): row.owner for row in connection.execute(statement)}


def _levels(connection: Connection, changesets: Sequence[Changeset]) -> dict[SkuId, StockItem]:
    wanted = {delta.sku_id for changeset in changesets for delta in changeset.stock}
    if not wanted:
        return {}
    statement: Any = select(stock_levels).where(stock_levels.c.sku_id.in_(wanted))
    rows = connection.execute(statement).mappings()
    return {row["sku_id"]: stock_level(row) for row in rows}


def _counts(connection: Connection, changesets: Sequence[Changeset]) -> dict[str, int]:
    wanted = {delta.name for changeset in changesets for delta in changeset.counters}
    if not wanted:
        return {}
    statement: Any = select(counters).where(counters.c.name.in_(wanted))
    return {row["name"]: row["count"] for row in connection.execute(statement).mappings()}
