"""Where people can be told something is found by the place too: it may be lost."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_reaches_address", "reaches", ["address"])


def downgrade() -> None:
    op.drop_index("ix_reaches_address", "reaches")
