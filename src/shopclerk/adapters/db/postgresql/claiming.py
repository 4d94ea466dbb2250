"""Claims on PostgreSQL, where others claim at the same time."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, update

from shopclerk.adapters.db.claiming import owners_of
from shopclerk.adapters.db.postgresql.driving import run
from shopclerk.adapters.db.tables.queues import claims
from shopclerk.core.ports.changeset import Claim

TAKE: Final = (
    "INSERT INTO claims (scope, key, owner) "
    "SELECT * FROM unnest($1::varchar[], $2::varchar[], $3::varchar[]) "
    "ON CONFLICT DO NOTHING RETURNING scope, key"
)
THIS: Final = (claims.c.scope == bindparam("its_scope")) & (claims.c.key == bindparam("its_key"))


class ClaimsTaken:
    """See `adapters.db.claiming.Claims`: all that is wanted and free is taken first, for whoever wants it
    first, so that others wait; what turns out otherwise is set right or withdrawn.

    In the order of their keys, so that two who want the same never wait for each other.
    """

    def __init__(self, connection: Connection, wanted: Iterable[Claim]) -> None:
        self._connection = connection
        firsts: dict[tuple[str, str], str] = {}
        for claim in wanted:
            firsts.setdefault((claim.scope, claim.key), claim.owner)
        self._taken = self._take(dict(sorted(firsts.items())))
        self.owners = owners_of(connection, firsts.keys() - self._taken.keys())

    def _take(self, firsts: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        if not firsts:
            return {}
        scopes, keys = zip(*firsts, strict=True)
        values = (list(scopes), list(keys), list(firsts.values()))
        taken = {(scope, key) for scope, key in run(self._connection, TAKE, values)}
        return {key: owner for key, owner in firsts.items() if key in taken}

    def write(self, admitted: Sequence[Claim]) -> None:
        owners = {(claim.scope, claim.key): claim.owner for claim in admitted}
        others = [
            {"its_scope": scope, "its_key": key, "owner": owner}
            for (scope, key), owner in owners.items()
            if self._taken[scope, key] != owner
        ]
        if others:
            self._connection.execute(update(claims).where(THIS), others)
        unwanted = [
            {"its_scope": scope, "its_key": key} for scope, key in self._taken if (scope, key) not in owners
        ]
        if unwanted:
            self._connection.execute(delete(claims).where(THIS), unwanted)
