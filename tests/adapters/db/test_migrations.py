"""The migrations make the tables that the code believes in, and can be undone."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from shopclerk.adapters.db import migrating
from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.dialects import at_start
from shopclerk.adapters.db.faults import DatabaseRefused
from shopclerk.adapters.db.tables import metadata
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.core.ports.errors import Unavailable
from tests.contracts.databases import SEALER

T = TypeVar("T")


def on(url: str, work: Callable[[Connection], T]) -> T:
    return at_start(url, Tuning(), work)


def move(url: str, revision: str) -> None:
    on(url, partial(migrating.move, url=url, target=revision))


def execute(url: str, *statements: str) -> None:
    def work(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    on(url, work)


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version", "sqlite_sequence"}


def test_migrated_up_down_and_up_again_the_tables_are_those_of_the_code(bare: str) -> None:
    move(bare, migrating.HEAD)
    assert on(bare, differences) == []
    assert on(bare, tables) == set(metadata.tables)
    move(bare, "base")
    assert on(bare, tables) == set()
    move(bare, migrating.HEAD)
    assert on(bare, differences) == []


def test_a_table_that_no_migration_makes_would_be_noticed(bare: str) -> None:
    move(bare, migrating.HEAD)
    execute(bare, "DROP TABLE claims", "DROP INDEX ix_orders_customer")
    assert len(on(bare, differences)) == 2


def test_checks_and_partial_indexes_are_those_of_the_code(bare: str) -> None:
    move(bare, migrating.HEAD)
    migrated = on(bare, conditions)
    move(bare, "base")
    on(bare, metadata.create_all)
    assert migrated == on(bare, conditions)


def conditions(connection: Connection) -> set[tuple[str, str]]:
    """What a comparison of columns does not see: CHECKs, and the WHERE of indexes."""
    found, where = inspect(connection), f"{connection.dialect.name}_where"
    return {
        (table, str(check["sqltext"]))
        for table in metadata.tables
        for check in found.get_check_constraints(table)
    } | {
        (str(index["name"]), str(index.get("dialect_options", {}).get(where)))
        for table in metadata.tables
        for index in found.get_indexes(table)
    }


def test_the_newest_revision_is_the_one_that_the_code_names() -> None:
    scripts = ScriptDirectory.from_config(migrating.alembic_config())
    assert scripts.get_heads() == [migrating.HEAD]


def test_a_migration_that_fails_leaves_the_database_as_it_was(bare: str) -> None:
    execute(bare, "CREATE TABLE orders (id TEXT)")
    with pytest.raises((Unavailable, DBAPIError)):
        move(bare, migrating.HEAD)
    assert on(bare, tables) == {"orders"}


async def test_a_database_of_a_newer_version_is_refused(bare: str) -> None:
    move(bare, migrating.HEAD)
    execute(bare, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseRefused, match="update the program"):
        open_database(bare, SEALER)


async def test_a_second_start_does_not_need_alembic(bare: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await open_database(bare, SEALER).close()
    monkeypatch.setitem(sys.modules, "alembic", None)
    again = open_database(bare, SEALER)
    assert await again.store.owner("checkout", "token") is None
    await again.close()
