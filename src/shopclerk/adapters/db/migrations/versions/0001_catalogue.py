"""Shelves, products, carts and pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "carts",
        sa.Column("id", Name, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_carts"),
    )
    op.create_table(
        "categories",
        sa.Column("id", Name, nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_categories"),
    )
    op.create_table(
        "files",
        sa.Column("id", Name, nullable=False),
        sa.Column("media_type", Name, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_table(
        "cart_lines",
        sa.Column("cart_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cart_id"], ["carts.id"], name="fk_cart_lines_cart_id"),
        sa.PrimaryKeyConstraint("cart_id", "position", name="pk_cart_lines"),
    )
    op.create_table(
        "products",
        sa.Column("id", Name, nullable=False),
        sa.Column("handle", Name, nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.Column("category_id", Name, nullable=True),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name="fk_products_category_id"),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
        sa.UniqueConstraint("handle", name="uq_products_handle"),
    )
    op.create_index("ix_products_category_id", "products", ["category_id"])
    op.create_table(
        "picture_jobs",
        sa.Column("id", Name, nullable=False),
        sa.Column("product_id", Name, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment, nullable=True),
        sa.Column("status", Name, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_picture_jobs_product_id"),
        sa.PrimaryKeyConstraint("id", name="pk_picture_jobs"),
    )
    op.create_index(
        "ix_picture_jobs_due",
        "picture_jobs",
        ["due_at"],
        sqlite_where=sa.text("status = 'queued'"),
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_index("ix_picture_jobs_product_id", "picture_jobs", ["product_id"])
    op.create_table(
        "skus",
        sa.Column("id", Name, nullable=False),
        sa.Column("product_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", Name, nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("fulfilment", Name, nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_skus_product_id"),
        sa.PrimaryKeyConstraint("id", name="pk_skus"),
    )
    op.create_index("ix_skus_code", "skus", ["code"])
    op.create_index("ix_skus_product_id", "skus", ["product_id"])
    op.create_table(
        "sku_prices",
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("currency", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("product_id", Name, nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_sku_prices_product_id"),
        sa.ForeignKeyConstraint(["sku_id"], ["skus.id"], name="fk_sku_prices_sku_id"),
        sa.PrimaryKeyConstraint("sku_id", "currency", name="pk_sku_prices"),
    )
    op.create_index("ix_sku_prices_product_id", "sku_prices", ["product_id"])


def downgrade() -> None:
    op.drop_table("sku_prices")
    op.drop_table("skus")
    op.drop_table("picture_jobs")
    op.drop_table("products")
    op.drop_table("cart_lines")
    op.drop_table("files")
    op.drop_table("categories")
    op.drop_table("carts")
