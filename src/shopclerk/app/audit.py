"""`shopclerk audit`: check everything that must always hold on the shop's own database."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from tqdm import tqdm

from shopclerk.adapters.db.proofreading import UnreadableRow
from shopclerk.app.databases import must_be_there, opened, refusing
from shopclerk.app.keys import known_keys
from shopclerk.app.settings import Settings, load
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.usecases.auditing.audit import Audit, Audited
from shopclerk.core.usecases.auditing.breach import spelled


@dataclass(frozen=True, slots=True)
class Findings:
    """What an audit found, `audited` None when it stumbled over rows that nobody can read."""

    audited: Audited | None
    unreadable: Sequence[UnreadableRow]


def audit_shop() -> int:
    """Answers 0 when everything holds, 1 when something does not, or cannot even be read. Discrepancies alone
    are no breach.
    """
    settings = load()
    must_be_there(settings)
    known_keys(settings)
    with refusing():
        found = asyncio.run(audit(settings))
    print(report(found))
    return 0 if is_clean(found) else 1


def is_clean(found: Findings) -> bool:
    return not found.unreadable and found.audited is not None and not found.audited.breaches


def report(found: Findings) -> str:
    """A line each: rows that nobody can read, breaches by invariant, open discrepancies, and the counts."""
    unreadable = [f"(unreadable) {row.table} {row.id}: {row.reason}" for row in found.unreadable]
    if (audited := found.audited) is None:
        stumbled = f"Breaches: {len(unreadable)}. The rest cannot be checked before these rows are put right."
        return "\n".join((*unreadable, stumbled))
    breaches = [str(breach) for breach in sorted(audited.breaches)]
    told = [_discrepancy(number, one) for number, one in audited.discrepancies]
    looked = f"Looked at {audited.orders} orders and {audited.skus} SKUs."
    counts = f"Breaches: {len(breaches)}. Open discrepancies: {len(told)}."
    return "\n".join((*unreadable, *breaches, *told, f"{looked} {counts}"))


async def audit(settings: Settings) -> Findings:
    """Rows that nobody can read are looked for only when something is wrong: they may explain it."""
    async with opened(settings, migrates=False) as database:
        try:
            # `disable=None`: no bar where nobody sees it, such as in a log.
            with tqdm(desc="audit", unit=" orders and SKUs", disable=None) as bar:
                audited = await Audit(database.store)(bar.update)
        except Exception:
            # Whatever it was, it is a defect of ours unless the data explain it.
            if rows := await database.unreadable():
                return Findings(None, rows)
            raise
        return Findings(audited, await database.unreadable() if audited.breaches else ())


def _discrepancy(number: str, one: Discrepancy) -> str:
    known = "" if one.known is None else f", known {spelled(one.known)}"
    where = f"payment {one.attempt_id}, {one.provider} {one.reference}"
    return f"(discrepancy) order {number}: {one.kind}, {where}: told {spelled(one.told)}{known}"
