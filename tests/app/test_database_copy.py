"""`shopclerk database copy` takes a shop from one database to another, whole or not at all."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest
from sqlalchemy import Connection, make_url, select

from shopclerk.adapters.db.copying import Copy
from shopclerk.adapters.db.counting import counted, last_number
from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.dialects import at_start
from shopclerk.adapters.db.migrating import revision, upgrade
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.sqlite.run_lock import lock_for_run
from shopclerk.adapters.db.tables import metadata
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.app.cli import main
from shopclerk.app.databases import opened
from shopclerk.app.settings import load
from tests.app.everything import fill
from tests.contracts.databases import SEALER
from tests.contracts.examples import NOON, Decisions, commit, order
from tests.postgres.databases import no_tables, url_of

HERE: Final = "sqlite+pysqlite:///var/shopclerk.db"
THERE: Final = "sqlite+pysqlite:///there/shop.db"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a shop with something in every table."""

    async def filled() -> None:
        async with opened(load()) as database:
            await fill(database)

    folder = tmp_path_factory.mktemp("shop")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        asyncio.run(filled())
    return folder / "var"


@pytest.fixture
def shop(full: Path, workplace: Path) -> Path:
    """A copy of it, in the working directory."""
    return Path(shutil.copytree(full, workplace / "var"))


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a database of PostgreSQL without any table."""
    with asyncio.Runner() as runner:
        bare = no_tables()
        yield runner.run(bare.__aenter__())
        runner.run(bare.__aexit__(None, None, None))


def kept(url: str) -> dict[str, Any]:
    """Every row of every table, and the last number that each counter gave."""

    def read(connection: Connection) -> dict[str, Any]:
        numbers = {f"{table}.{column}": last_number(connection, table, column) for table, column in counted()}
        rows = {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }
        return numbers | rows

    return at_start(url, Tuning(), read, writes=False)


def copies(source: str, target: str) -> int:
    return main(["database", "copy", "--from", source, "--to", target])


def test_every_row_goes_to_a_server_and_back(
    shop: Path, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = kept(HERE)
    assert all(before.values()), "a table without a row, or a counter that never counted, proves nothing"
    assert copies(HERE, server) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith(f"rows of {len(metadata.tables)} tables, and read every one of them back.")
    assert told[3] == "Audit of the source and of the copy:"
    assert sum(line.startswith("(discrepancy)") for line in told) == 1
    assert told[5] == "Looked at 6 orders and 1 SKUs. Breaches: 0. Open discrepancies: 1."
    assert kept(server) == before
    shutil.copy("var/secret.key", "secret.key")
    assert copies(server, THERE) == 0
    assert kept(THERE) == kept(HERE) == before


def test_a_server_knows_how_large_the_tables_of_a_copy_are(shop: Path, server: str) -> None:
    """An audit just after a copy is planned by that."""
    assert copies(HERE, server) == 0

    def read(connection: Connection) -> Any:
        size = "SELECT reltuples FROM pg_class WHERE oid = 'orders'::regclass"
        return connection.exec_driver_sql(size).scalar_one()

    assert at_start(server, Tuning(), read, writes=False) == 6


def test_the_copy_goes_on_where_the_shop_stood(shop: Path, server: str) -> None:
    assert copies(HERE, server) == 0

    async def placed(url: str) -> int:
        database = open_database(url, Sealer([(shop / "secret.key").read_text()]))
        said = await database.transcript.say("chat:1", "k2", mine=False, body=b"hi", at=NOON)
        await database.close()
        return said.id

    assert asyncio.run(placed(server)) == 2


async def test_an_order_that_replaces_a_later_row_is_copied(tmp_path: Path) -> None:
    source, target = (f"sqlite+pysqlite:///{tmp_path / name}" for name in ("source.db", "target.db"))
    database, decide = open_database(source, SEALER), Decisions()
    await commit(database, decide.of(order("first")))
    await commit(database, decide.of(order("second")))
    await commit(database, decide.of(order("first", replaces="second", version=1)))
    await database.close()
    rows = await Copy(source=source, target=target, sealer=SEALER, tuning=Tuning()).make(nobody_looks)
    assert rows["orders"] == 2
    assert kept(target) == kept(source)


def nobody_looks(steps: int) -> Callable[[int], object]:
    return lambda taken: None


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_copy_that_breaks_leaves_nothing(shop: Path, request: pytest.FixtureRequest, kind: str) -> None:
    target = THERE if kind == "sqlite" else request.getfixturevalue("server")
    before = kept(HERE)

    def begun(steps: int) -> Callable[[int], object]:
        taken = 0

        def advance(rows: int) -> None:
            nonlocal taken
            taken += rows
            if taken > steps * 3 // 4:
                raise KeyboardInterrupt

        return advance

    sealer = Sealer([(shop / "secret.key").read_text()])
    copy = Copy(source=HERE, target=target, sealer=sealer, tuning=Tuning())
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(copy.make(begun))
    assert at_start(target, Tuning(), revision) is None
    assert copies(HERE, target) == 0
    assert kept(target) == before


def test_rows_that_are_not_what_was_written_are_not_kept(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("there").mkdir()
    at_start(THERE, Tuning(), partial(upgrade, THERE))
    spoil(
        "there/shop.db",
        "CREATE TRIGGER bad AFTER INSERT ON people BEGIN UPDATE people SET role = 'owner'; END",
    )
    assert copies(HERE, THERE) == 1
    told = capsys.readouterr().err
    assert "people: 1 rows were to be copied" in told
    assert "nothing was copied" in told
    assert not kept(THERE)["orders"]


def spoil(path: str, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def refused(source: str, target: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The words, of a refusal that leaves the target as it was."""
    assert copies(source, target) == 1
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_a_target_that_is_not_empty_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert copies(HERE, THERE) == 0
    capsys.readouterr()
    assert "is not empty (there are rows in " in refused(HERE, THERE, capsys)


def test_a_shop_that_runs_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with lock_for_run(HERE):
        assert "is in use by process" in refused(HERE, THERE, capsys)
    with lock_for_run(THERE):
        assert "is in use by process" in refused(HERE, THERE, capsys)


def test_a_shop_that_runs_on_a_server_is_refused(
    shop: Path, server: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOPCLERK_DATABASE__LOCK_WITHIN", "PT0.05S")
    address = url_of(make_url(server).set(drivername="postgresql"))
    with asyncio.Runner() as runner:
        named = {"application_name": "shopclerk"}
        connection = runner.run(asyncpg.connect(address, server_settings=named))
        assert "is in use by a shop, on 1 connections" in refused(HERE, server, capsys)
        shutil.copy("var/secret.key", "secret.key")
        assert "is in use by a shop" in refused(server, THERE, capsys)
        runner.run(connection.close())


def test_a_wrong_key_is_refused(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", Sealer.new_key())
    assert "sealed with a key that is not given" in refused(HERE, THERE, capsys)


def test_a_key_that_is_gone_is_not_made_anew(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "secret.key").unlink()
    assert "there is no such key" in refused(HERE, THERE, capsys)
    assert not (shop / "secret.key").exists()


def test_a_source_of_another_version_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil("var/shopclerk.db", "UPDATE alembic_version SET version_num = '0005'")
    assert "was written by an older version" in refused(HERE, THERE, capsys)
    spoil("var/shopclerk.db", "UPDATE alembic_version SET version_num = '9999'")
    assert "was written by a newer version" in refused(HERE, THERE, capsys)


def test_a_source_that_is_not_there_and_a_copy_onto_itself_are_refused(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "there is no such database" in refused(THERE, HERE, capsys)
    assert not Path("there").exists()
    assert "are the same" in refused(HERE, HERE, capsys)
    assert "is no database URL" in refused(HERE, "shop.db", capsys)


def test_an_audit_that_finds_something_is_told_once_of_both(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("var/shopclerk.db", "UPDATE stock_levels SET on_hand = on_hand + 1")
    assert copies(HERE, THERE) == 1
    told = capsys.readouterr().out
    assert told.count("(1) SKU") == 1
    assert "Audit of the source and of the copy:" in told
    assert "was there before" in told
