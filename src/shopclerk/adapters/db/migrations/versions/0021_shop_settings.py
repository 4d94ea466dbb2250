"""What the owner of a shop chooses of its settings in the chat."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "shop_settings",
        sa.Column("id", Name, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shop_settings"),
    )
    op.create_table(
        "setting_choices",
        sa.Column("settings_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("setting", Name, nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("chosen_by", Name, nullable=False),
        sa.Column("chosen_by_role", Name, nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["settings_id"], ["shop_settings.id"], name="fk_setting_choices_settings_id_shop_settings"
        ),
        sa.PrimaryKeyConstraint("settings_id", "position", name="pk_setting_choices"),
    )


def downgrade() -> None:
    op.drop_table("setting_choices")
    op.drop_table("shop_settings")
