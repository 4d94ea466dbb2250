"""Who owns what is claimed: known before the judging, written after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

from sqlalchemy import Connection, or_, select

from shopclerk.adapters.db.among import among
from shopclerk.adapters.db.tables.queues import claims
from shopclerk.core.ports.changeset import Claim

Owners: TypeAlias = dict[tuple[str, str], str]
"""Who owns a (scope, key)."""


class Claims(Protocol):
    """`owners` tells who owned what is wanted before this transaction; it cannot change until the commit.
    `write` makes the claims that were admitted.
    """

    owners: Owners

    def write(self, admitted: Sequence[Claim]) -> None: ...


Claiming: TypeAlias = Callable[[Connection, Iterable[Claim]], Claims]


def owners_of(connection: Connection, wanted: Iterable[tuple[str, str]]) -> Owners:
    """Those of them that are owned."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for scope, key in wanted:
        keys[scope].add(key)
    if not keys:
        return {}
    # Scope by scope: SQLite reads the whole table for a list of (scope, key) pairs.
    named = [
        (claims.c.scope == scope) & among(connection, claims.c.key, of_scope)
        for scope, of_scope in sorted(keys.items())
    ]
    rows = connection.execute(select(claims).where(or_(*named)))
    return {(row.scope, row.key): row.owner for row in rows}


def claim_row(claim: Claim) -> Mapping[str, str]:
    return {"scope": claim.scope, "key": claim.key, "owner": claim.owner}
