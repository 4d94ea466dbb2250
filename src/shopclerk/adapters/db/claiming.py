"""Who owns what is claimed: known before the judging, written after it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Protocol, TypeAlias

from sqlalchemy import Connection

from shopclerk.adapters.db.json_text import compact_json
from shopclerk.adapters.db.running import run
from shopclerk.core.ports.changeset import Claim

Owners: TypeAlias = dict[tuple[str, str], str]
"""Who owns a (scope, key)."""

OWNERS_ON_POSTGRESQL: Final = (
    "SELECT scope, key, owner FROM claims "
    "JOIN unnest($1::varchar[], $2::varchar[]) AS wanted (scope, key) USING (scope, key)"
)
# CROSS JOIN has SQLite look up each of what is wanted: left to itself it reads the whole table.
OWNERS_ON_SQLITE: Final = (
    "SELECT scope, claims.key, owner FROM json_each(?) AS wanted CROSS JOIN claims "
    "ON scope = json_extract(wanted.value, '$[0]') AND claims.key = json_extract(wanted.value, '$[1]')"
)


class Claims(Protocol):
    """`owners` tells who owned what is wanted before this transaction; it cannot change until the commit.
    `write` makes the claims that were admitted.
    """

    owners: Owners

    def write(self, admitted: Sequence[Claim]) -> None: ...


Claiming: TypeAlias = Callable[[Connection, Iterable[Claim]], Claims]


def owners_of(connection: Connection, wanted: Iterable[tuple[str, str]]) -> Owners:
    """Those of them that are owned."""
    pairs = list(wanted)
    if not pairs:
        return {}
    if connection.dialect.name == "postgresql":
        found = run(connection, OWNERS_ON_POSTGRESQL, [list(names) for names in zip(*pairs, strict=True)])
    else:
        found = run(connection, OWNERS_ON_SQLITE, (compact_json(pairs),))
    return {(scope, key): owner for scope, key, owner in found}


def claim_row(claim: Claim) -> Mapping[str, str]:
    return {"scope": claim.scope, "key": claim.key, "owner": claim.owner}
