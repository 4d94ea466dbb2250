"""Who acts, and where chats stand."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)
Counted = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", Name, nullable=False),
        sa.Column("person_id", Name, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", Moment, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
    )
    op.create_index("ix_contacts_last", "contacts", ["person_id", "saved_at", "id"])
    op.create_table(
        "invitations",
        sa.Column("token_hash", Name, nullable=False),
        sa.Column("role", Name, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.Column("spent_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name="pk_invitations"),
    )
    op.create_table(
        "people",
        sa.Column("id", Name, nullable=False),
        sa.Column("role", Name, nullable=False),
        sa.Column("language", Name, nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index("ix_people_role", "people", ["role"])
    op.create_table(
        "placements",
        sa.Column("id", Counted, nullable=False),
        sa.Column("address", Name, nullable=False),
        sa.Column("message", Name, nullable=False),
        sa.Column("subject", Name, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_placements"),
        sa.UniqueConstraint("address", "message", name="uq_placements_address_message"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_placements_subject", "placements", ["subject"])
    op.create_table(
        "sessions",
        sa.Column("address", Name, nullable=False),
        sa.Column("person_id", Name, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("address", "person_id", name="pk_sessions"),
    )
    op.create_table(
        "transcript",
        sa.Column("id", Counted, nullable=False),
        sa.Column("address", Name, nullable=False),
        sa.Column("key", Name, nullable=False),
        sa.Column("cursor", Counted, nullable=False),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("edit_key", Name, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_transcript"),
        sa.UniqueConstraint("address", "cursor", name="uq_transcript_address_cursor"),
        sa.UniqueConstraint("address", "key", name="uq_transcript_address_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "accounts",
        sa.Column("account", Name, nullable=False),
        sa.Column("person_id", Name, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_accounts_person_id"),
        sa.PrimaryKeyConstraint("account", name="pk_accounts"),
    )
    op.create_index("ix_accounts_person_id", "accounts", ["person_id"])
    op.create_table(
        "reaches",
        sa.Column("person_id", Name, nullable=False),
        sa.Column("address", Name, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reaches_person_id"),
        sa.PrimaryKeyConstraint("person_id", "address", name="pk_reaches"),
    )


def downgrade() -> None:
    op.drop_table("reaches")
    op.drop_table("accounts")
    op.drop_table("transcript")
    op.drop_table("sessions")
    op.drop_table("placements")
    op.drop_table("people")
    op.drop_table("invitations")
    op.drop_table("contacts")
