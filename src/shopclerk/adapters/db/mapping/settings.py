"""What was chosen of a shop's settings."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Below, Kind, Pen, actor_row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import settings as tables
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.setting_values import plain, valued
from shopclerk.core.domain.shop_settings import Choice, Setting, ShopSettings


def _settings_apart(settings: ShopSettings, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    choices = [
        {
            "settings_id": settings.id,
            "position": position,
            "setting": choice.setting.value,
            "value": plain(choice.value),
            "chosen_at": choice.at,
            **actor_row("chosen_by", choice.by),
        }
        for position, choice in enumerate(settings.choices)
    ]
    return {"id": settings.id}, (choices,)


def _settings(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> ShopSettings:
    (choices,) = below
    return ShopSettings(id=row["id"], choices=tuple(map(_choice, choices)), version=row["version"])


def _choice(row: Row) -> Choice:
    setting = Setting(row["setting"])
    by = Actor(PersonId(row["chosen_by"]), Role(row["chosen_by_role"]))
    return Choice(setting, valued(setting, row["value"]), by, row["chosen_at"])


SETTINGS = Kind(
    tables.shop_settings, _settings_apart, _settings, (Below(tables.setting_choices, "settings_id"),)
)
