"""What the shop shows and sells."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    false,
)

from shopclerk.adapters.db.tables.schema import (
    Localized,
    LocalizedTexts,
    Moment,
    Name,
    belongs_to,
    by_somebody,
    metadata,
    partial,
)

categories = Table(
    "categories",
    metadata,
    Column("id", Name, primary_key=True),
    Column("name", Localized, nullable=False),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

products = Table(
    "products",
    metadata,
    Column("id", Name, primary_key=True),
    Column("handle", Name, nullable=False, unique=True),
    Column("title", Localized, nullable=False),
    Column("description", Localized, nullable=False),
    Column("category_id", Name, ForeignKey("categories.id"), index=True),
    Column("options", LocalizedTexts, nullable=False),
    Column("pictures", JSON, nullable=False),
    Column("published", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False, server_default=false()),
    Column("edited_by", Name),
    Column("edited_at", Moment),
    Column("version", Integer, nullable=False),
)

BY_HAND = by_somebody(products.c.edited_by)
partial("ix_products_edited", products.c.edited_at, products.c.id, where=BY_HAND)
partial("ix_products_edited_by", products.c.edited_by, products.c.edited_at, products.c.id, where=BY_HAND)

# Which products show a picture: see `picturing`.
product_pictures = Table(
    "product_pictures",
    metadata,
    belongs_to("products.id", "product_id", primary_key=True, index=False),
    Column("file_id", Name, primary_key=True, index=True),
)

skus = Table(
    "skus",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("products.id", "product_id"),
    Column("position", Integer, nullable=False),
    Column("code", Name, nullable=False, index=True),
    Column("options", LocalizedTexts, nullable=False),
    Column("fulfilment", Name, nullable=False),
    Column("archived", Boolean, nullable=False),
)

sku_prices = Table(
    "sku_prices",
    metadata,
    belongs_to("skus.id", "sku_id", primary_key=True, index=False),
    Column("currency", Name, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("minor", BigInteger, nullable=False),
    belongs_to("products.id", "product_id"),
)

carts = Table(
    "carts",
    metadata,
    Column("id", Name, primary_key=True),
    Column("version", Integer, nullable=False),
)

cart_lines = Table(
    "cart_lines",
    metadata,
    belongs_to("carts.id", "cart_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True),
    Column("sku_id", Name, nullable=False, index=True),
    Column("quantity", Integer, nullable=False),
)

picture_jobs = Table(
    "picture_jobs",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("products.id", "product_id"),
    Column("url", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("due_at", Moment),
    Column("status", Name, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("failure", Text),
    Column("version", Integer, nullable=False),
)
partial("ix_picture_jobs_due", picture_jobs.c.due_at, where=picture_jobs.c.status == "queued")

files = Table(
    "files",
    metadata,
    Column("id", Name, primary_key=True),
    Column("media_type", Name, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
