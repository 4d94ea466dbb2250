"""Claims on SQLite, where nobody else writes while we do."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from shopclerk.adapters.db.claiming import claim_row, owners_of
from shopclerk.adapters.db.rows import insert_rows
from shopclerk.adapters.db.tables.queues import claims
from shopclerk.core.ports.changeset import Claim


class ClaimsKnown:
    """See `adapters.db.claiming.Claims`: what is read stays true, as this transaction is the only one."""

    def __init__(self, connection: Connection, wanted: Iterable[Claim]) -> None:
        self._connection = connection
        self.owners = owners_of(connection, {(claim.scope, claim.key) for claim in wanted})

    def write(self, admitted: Sequence[Claim]) -> None:
        insert_rows(self._connection, claims, [claim_row(claim) for claim in admitted])
