"""What was chosen of a shop's settings, choice by choice."""

from sqlalchemy import JSON, Column, Integer, Table

from shopclerk.adapters.db.tables.schema import Moment, Name, belongs_to, metadata, one_of, partial
from shopclerk.core.domain.people import Role

shop_settings = Table(
    "shop_settings",
    metadata,
    Column("id", Name, primary_key=True),
    Column("version", Integer, nullable=False),
)

setting_choices = Table(
    "setting_choices",
    metadata,
    belongs_to("shop_settings.id", "settings_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("setting", Name, nullable=False),
    Column("value", JSON, nullable=False),
    Column("chosen_by", Name, nullable=False),
    Column("chosen_by_role", Name, nullable=False),
    Column("chosen_at", Moment, nullable=False),
)
BY_OWNERS = one_of(setting_choices.c.chosen_by_role, (Role.CLERK, Role.OWNER))
partial("ix_setting_choices_chosen", setting_choices.c.chosen_at, setting_choices.c.position, where=BY_OWNERS)
partial(
    "ix_setting_choices_chosen_by",
    setting_choices.c.chosen_by,
    setting_choices.c.chosen_at,
    setting_choices.c.position,
    where=BY_OWNERS,
)
