"""Under which names chat platforms have the shop's files."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "sent_files",
        sa.Column("sender", Name, nullable=False),
        sa.Column("file_id", Name, nullable=False),
        sa.Column("known_as", Name, nullable=False),
        sa.PrimaryKeyConstraint("sender", "file_id", name="pk_sent_files"),
    )


def downgrade() -> None:
    op.drop_table("sent_files")
