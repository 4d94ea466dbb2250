"""`shopclerk database copy`: a stopped shop into another database, from SQLite to PostgreSQL or back."""

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack

from pydantic import SecretStr
from tqdm import tqdm

from shopclerk.adapters.db.copying import Advance, Copy, CopyDiffers
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.urls import shown
from shopclerk.app.audit import Findings, audit, is_clean, report
from shopclerk.app.databases import must_be_there, refusing, running
from shopclerk.app.keys import FILE, known_keys
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings, load
from shopclerk.core.ports.errors import PortError


def copy_database(source: str | None, target: str) -> int:
    """Answers 0 when every row was copied and read back and both audits are clean; 1 when one is not."""
    settings = load()
    before = settings.model_copy(update={"database_url": source or settings.database_url})
    with refusing():
        must_be_there(before)
        keys = known_keys(before)
        # The copy is sealed with the same key, wherever that is kept.
        before = before.model_copy(update={"secret_keys": [SecretStr(key) for key in keys]})
        after = before.model_copy(update={"database_url": target})
        if shown(before.database_url) == shown(target):
            raise Refused(f"{shown(target)}: --from and --to are the same; name an empty database")
        with ExitStack() as stack:
            stack.enter_context(running(before))
            stack.enter_context(running(after))
            rows = _copied(before, after, keys)
            _tell(rows, before, after)
            is_sound = _both_audited(before, after)
    if not is_sound:
        print("The copy is exact; what the audits name was there before.")
        return 1
    _tell_what_is_next(settings, before, after)
    return 0


def _copied(before: Settings, after: Settings, keys: tuple[str, ...]) -> Mapping[str, int]:
    with tqdm(desc="copy", unit=" rows", disable=None) as bar:

        def begun(steps: int) -> Advance:
            bar.reset(steps)
            return bar.update

        copy = Copy(
            source=before.database_url,
            target=after.database_url,
            sealer=Sealer(keys),
            tuning=before.database.tuning(),
        )
        try:
            return asyncio.run(copy.make(begun))
        except CopyDiffers as differs:
            raise Refused(f"{differs}; nothing was copied, and the target is as it was") from differs
        except PortError as fault:
            raise Refused(f"the copy was broken off ({fault}); do it again") from fault


def _tell(rows: Mapping[str, int], before: Settings, after: Settings) -> None:
    copied, tables = sum(rows.values()), len(rows)
    print(f"Copied {copied} rows of {tables} tables, and read every one of them back.")
    print(f"  from {shown(before.database_url)}\n  to   {shown(after.database_url)}", flush=True)


def _both_audited(before: Settings, after: Settings) -> bool:
    """Whether nothing is wrong with either. What was found is told once: an exact copy has it all as well."""
    source, copy = (asyncio.run(audit(settings)) for settings in (before, after))
    if source == copy:
        _tell_found("source and of the copy", source)
    else:
        _tell_found("source", source)
        _tell_found("copy", copy)
    return is_clean(source) and is_clean(copy)


def _tell_found(whose: str, found: Findings) -> None:
    print(f"Audit of the {whose}:\n{report(found)}", flush=True)


def _tell_what_is_next(given: Settings, before: Settings, after: Settings) -> None:
    print("Set SHOPCLERK_DATABASE_URL to the copy, and start the shop; put away what was copied, as it is.")
    key, place = before.directory / FILE, after.directory / FILE
    if not given.secret_keys and key.resolve() != place.resolve():
        print(f"The key stays the same: set SHOPCLERK_SECRET_KEYS to what is in {key}.")
