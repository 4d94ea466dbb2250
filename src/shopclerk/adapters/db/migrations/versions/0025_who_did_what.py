"""The indexes by which is read what staff did, all of them or one."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

STAFF = "by_role IN ('clerk', 'owner') AND axis != 'payment'"
OWNERS = "chosen_by_role IN ('clerk', 'owner')"
BY_HAND = "reason IN ('corrected', 'received') AND \"by\" != 'system'"
FROM_SHOP = "from_shop = true"
EDITED = "edited_by != 'system'"
INDEXES = (
    ("ix_timeline_staff", "timeline", ["at", "id"], STAFF),
    ("ix_timeline_by", "timeline", ["by", "at", "id"], STAFF),
    ("ix_stock_movements_staff", "stock_movements", ["at", "id"], BY_HAND),
    ("ix_stock_movements_by", "stock_movements", ["by", "at", "id"], BY_HAND),
    ("ix_products_edited", "products", ["edited_at", "id"], EDITED),
    ("ix_products_edited_by", "products", ["edited_by", "edited_at", "id"], EDITED),
    ("ix_setting_choices_chosen", "setting_choices", ["chosen_at", "position"], OWNERS),
    ("ix_setting_choices_chosen_by", "setting_choices", ["chosen_by", "chosen_at", "position"], OWNERS),
    ("ix_thread_messages_shop", "thread_messages", ["at", "thread_id", "position"], FROM_SHOP),
    ("ix_thread_messages_by", "thread_messages", ["by", "at", "thread_id", "position"], FROM_SHOP),
)


def upgrade() -> None:
    for name, table, columns, few in INDEXES:
        number = few.replace("= true", "= 1")  # SQLite has no truth of its own
        op.create_index(name, table, columns, sqlite_where=sa.text(number), postgresql_where=sa.text(few))


def downgrade() -> None:
    for name, table, _, _ in reversed(INDEXES):
        op.drop_index(name, table)
