"""What tests of one kind of database look at inside it."""

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.postgresql.transactions import PostgresTransactions
from shopclerk.adapters.db.sqlite.transactions import SqliteTransactions


def of_sqlite(database: Database) -> SqliteTransactions:
    assert isinstance(database.transactions, SqliteTransactions)
    return database.transactions


def of_postgres(database: Database) -> PostgresTransactions:
    assert isinstance(database.transactions, PostgresTransactions)
    return database.transactions
