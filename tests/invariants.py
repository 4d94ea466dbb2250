"""What must always hold (docs/invariants.md), checked on any `Store` by what `shopclerk audit` checks."""

from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.auditing.audit import Audit


async def violations(store: Store) -> list[str]:
    """Everything that is wrong, in words for whoever reads the failure; empty when all is well."""
    return [str(breach) for breach in (await Audit(store)()).breaches]
