"""What people chose."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import preferences as tables
from shopclerk.core.domain.preferences import Consent, NoticeKind, Preferences, QuietHours


def _preferences_apart(preferences: Preferences, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    answer, quiet = preferences.broadcasts, preferences.quiet
    root = {
        "id": preferences.id,
        "currency": preferences.currency,
        "muted": sorted(kind.value for kind in preferences.muted),
        "consents": answer and answer.given,
        "answered_at": answer and answer.at,
        "asked_at": preferences.asked_at,
        "quiet_begins": quiet and quiet.begins,
        "quiet_ends": quiet and quiet.ends,
        "quiet_zone": quiet and quiet.zone,
    }
    return root, ()


def _preferences(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Preferences:
    return Preferences(
        id=row["id"],
        currency=row["currency"],
        muted=frozenset(map(NoticeKind, row["muted"])),
        broadcasts=None if row["consents"] is None else Consent(row["consents"], row["answered_at"]),
        asked_at=row["asked_at"],
        quiet=_quiet(row),
        version=row["version"],
    )


def _quiet(row: Row) -> QuietHours | None:
    if row["quiet_begins"] is None:
        return None
    return QuietHours(row["quiet_begins"], row["quiet_ends"], row["quiet_zone"])


PREFERENCES = Kind(tables.preferences, _preferences_apart, _preferences)
