"""The migrations make the tables that the code believes in, and can be undone."""

import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from shopclerk.adapters.db import migrating
from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.engine import Tuning, writing_engine
from shopclerk.adapters.db.faults import DatabaseRefused
from shopclerk.adapters.db.tables import metadata
from shopclerk.core.ports.errors import Unavailable
from tests.contracts.databases import SEALER


@pytest.fixture
def engine(path: Path) -> Engine:
    path.touch()
    return writing_engine(path, Tuning())


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version", "sqlite_sequence"}


def test_migrated_up_down_and_up_again_the_tables_are_those_of_the_code(engine: Engine, url: str) -> None:
    migrating.move(engine, url, migrating.HEAD)
    assert differences(engine) == []
    assert tables(engine) == set(metadata.tables)
    migrating.move(engine, url, "base")
    assert tables(engine) == set()
    migrating.move(engine, url, migrating.HEAD)
    assert differences(engine) == []
    engine.dispose()


def test_a_table_that_no_migration_makes_would_be_noticed(engine: Engine, url: str) -> None:
    migrating.move(engine, url, migrating.HEAD)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE claims"))
        connection.execute(text("DROP INDEX ix_orders_customer"))
    assert len(differences(engine)) == 2
    engine.dispose()


def test_checks_and_partial_indexes_are_those_of_the_code(engine: Engine, url: str, tmp_path: Path) -> None:
    migrating.move(engine, url, migrating.HEAD)
    (tmp_path / "made.db").touch()
    made = writing_engine(tmp_path / "made.db", Tuning())
    metadata.create_all(made)
    assert _conditions(engine) == _conditions(made)
    engine.dispose()
    made.dispose()


def _conditions(engine: Engine) -> set[tuple[str, str]]:
    """What a comparison of columns does not see: CHECKs, and the WHERE of indexes."""
    found = inspect(engine)
    return {
        (table, str(check["sqltext"]))
        for table in metadata.tables
        for check in found.get_check_constraints(table)
    } | {
        (str(index["name"]), str(index.get("dialect_options", {}).get("sqlite_where")))
        for table in metadata.tables
        for index in found.get_indexes(table)
    }


def test_the_newest_revision_is_the_one_that_the_code_names() -> None:
    scripts = ScriptDirectory.from_config(migrating.alembic_config())
    assert scripts.get_heads() == [migrating.HEAD]


def test_a_migration_that_fails_leaves_the_database_as_it_was(engine: Engine, url: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE orders (id TEXT)"))
    with pytest.raises(Unavailable):
        migrating.move(engine, url, migrating.HEAD)
    assert tables(engine) == {"orders"}
    engine.dispose()


async def test_a_database_of_a_newer_version_is_refused(engine: Engine, url: str) -> None:
    migrating.move(engine, url, migrating.HEAD)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseRefused, match="update the program"):
        open_database(url, SEALER)


async def test_a_second_start_does_not_need_alembic(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await open_database(url, SEALER).close()
    monkeypatch.setitem(sys.modules, "alembic", None)
    await open_database(url, SEALER).close()
