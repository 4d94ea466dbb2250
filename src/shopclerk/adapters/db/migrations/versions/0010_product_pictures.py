"""Which products show a picture, to be found by the picture."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
LISTED = {
    "sqlite": "SELECT DISTINCT products.id, value FROM products, json_each(products.pictures)",
    "postgresql": "SELECT DISTINCT id, json_array_elements_text(pictures) FROM products",
}


def upgrade() -> None:
    op.create_table(
        "product_pictures",
        sa.Column("product_id", Name, nullable=False),
        sa.Column("file_id", Name, nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_product_pictures_product_id"),
        sa.PrimaryKeyConstraint("product_id", "file_id", name="pk_product_pictures"),
    )
    op.execute(f"INSERT INTO product_pictures (product_id, file_id) {LISTED[op.get_bind().dialect.name]}")
    op.create_index("ix_product_pictures_file_id", "product_pictures", ["file_id"])


def downgrade() -> None:
    op.drop_table("product_pictures")
