"""Discounts by code, and the counters that bound their use."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Table

from shopclerk.adapters.db.tables.schema import Moment, Name, metadata

discounts = Table(
    "discounts",
    metadata,
    Column("id", Name, primary_key=True),
    Column("percentage", Integer),
    Column("amount", BigInteger),
    Column("amount_currency", Name),
    Column("minimum", BigInteger),
    Column("minimum_currency", Name),
    Column("since", Moment),
    Column("until", Moment),
    Column("most_uses", Integer),
    Column("most_per_customer", Integer),
    Column("version", Integer, nullable=False),
    CheckConstraint("(percentage IS NULL) <> (amount IS NULL)", name="one_way"),
    CheckConstraint("0 <= percentage AND percentage <= 10000", name="percentage"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Name, primary_key=True),
    Column("count", Integer, nullable=False),
    CheckConstraint("count >= 0", name="count"),
)
