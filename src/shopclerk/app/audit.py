"""`shopclerk audit`: check everything that must always hold on the shop's own database."""

import asyncio
from collections.abc import Sequence

from tqdm import tqdm

from shopclerk.adapters.db.proofreading import UnreadableRow
from shopclerk.app.databases import must_be_there, opened, refusing
from shopclerk.app.keys import known_keys
from shopclerk.app.settings import Settings, load
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.usecases.auditing.audit import Audit, Audited
from shopclerk.core.usecases.auditing.breach import spelled


def audit_shop() -> int:
    """Answers 0 when everything holds, 1 when something does not, or cannot even be read. Discrepancies alone
    are no breach.
    """
    settings = load()
    must_be_there(settings)
    known_keys(settings)
    with refusing():
        audited, unreadable = asyncio.run(audit(settings))
    for row in unreadable:
        print(f"(unreadable) {row.table} {row.id}: {row.reason}")
    if audited is None:
        print(f"Breaches: {len(unreadable)}. The rest cannot be checked before these rows are put right.")
        return 1
    print(report(audited))
    return 1 if audited.breaches else 0


def report(audited: Audited) -> str:
    """What was found, a line each: breaches by invariant, then open discrepancies, then the counts."""
    breaches = [str(breach) for breach in sorted(audited.breaches)]
    told = [_discrepancy(number, one) for number, one in audited.discrepancies]
    looked = f"Looked at {audited.orders} orders and {audited.skus} SKUs."
    found = f"Breaches: {len(breaches)}. Open discrepancies: {len(told)}."
    return "\n".join((*breaches, *told, f"{looked} {found}"))


async def audit(settings: Settings) -> tuple[Audited | None, Sequence[UnreadableRow]]:
    """What the audit found, None when it stumbled; and the rows that explain it because nobody can read
    them: looked for only when something is wrong.
    """
    async with opened(settings, migrates=False) as database:
        try:
            # `disable=None`: no bar where nobody sees it, such as in a log.
            with tqdm(desc="audit", unit=" orders and SKUs", disable=None) as bar:
                audited = await Audit(database.store)(bar.update)
        except Exception:
            # Whatever it was, it is a defect of ours unless the data explain it.
            if rows := await database.unreadable():
                return None, rows
            raise
        return audited, await database.unreadable() if audited.breaches else ()


def _discrepancy(number: str, one: Discrepancy) -> str:
    known = "" if one.known is None else f", known {spelled(one.known)}"
    where = f"payment {one.attempt_id}, {one.provider} {one.reference}"
    return f"(discrepancy) order {number}: {one.kind}, {where}: told {spelled(one.told)}{known}"
