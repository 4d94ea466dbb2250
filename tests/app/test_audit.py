"""`shopclerk audit` names what is wrong, and where, on the file of a shop."""

import asyncio
import shutil
import sqlite3
from pathlib import Path
from typing import Final

import pytest

from shopclerk.adapters.db import proofreading
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.app.cli import main
from shopclerk.app.databases import opened
from shopclerk.app.settings import load
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.auditing.audit import Audit
from tests.shopfloor.composed import Database
from tests.shopfloor.gateway import FakeGateway
from tests.shopfloor.shop import Shop

ANOTHER_PAYMENT: Final = """
    INSERT INTO payment_attempts SELECT 'another', order_id, provider, method, amount, currency,
    created_at, status, reference, link, failure, version FROM payment_attempts WHERE order_id = :unpaid
"""
BREACHES: Final = [
    (1, "UPDATE stock_levels SET on_hand = on_hand + 1"),
    (1, "DELETE FROM stock_movements WHERE reason = 'shipped'"),
    (2, "UPDATE stock_levels SET reserved = reserved - 1"),
    (2, "UPDATE reservations SET held = 0 WHERE order_id = :paid"),
    (2, "DELETE FROM stock_levels"),
    (3, "UPDATE stock_levels SET reserved = on_hand + 1"),
    (10, "UPDATE reservations SET held = 1 WHERE order_id = :cancelled"),
    (11, "UPDATE reservations SET held = 0 WHERE order_id = :unpaid"),
    (11, "UPDATE reservations SET expires_at = NULL WHERE order_id = :unpaid"),
    (14, "UPDATE money_entries SET amount = -amount WHERE kind = 'captured'"),
    (14, "DELETE FROM money_entries WHERE order_id = :paid"),
    (14, "UPDATE money_entries SET amount = 999999 WHERE kind = 'refunded'"),
    (15, "UPDATE refunds SET amount = 999999"),
    (15, "DELETE FROM refunds WHERE order_id = :returned"),
    (16, "UPDATE refund_lines SET quantity = 9"),
    (17, "DELETE FROM money_entries WHERE kind = 'refunded'"),
    (17, "UPDATE payment_attempts SET status = 'captured' WHERE order_id = :unpaid"),
    (17, "UPDATE payment_attempts SET status = 'unknown' WHERE order_id = :paid"),
    (22, "UPDATE orders SET status = 'cancelled' WHERE id = :paid"),
    (23, "UPDATE timeline SET why = 'customer' WHERE to_status = 'cancelled' AND order_id = :revived"),
    (24, ANOTHER_PAYMENT),
    (27, "UPDATE orders SET total = total - 1"),
    (27, "UPDATE refund_lines SET amount = 999999"),
    (28, "UPDATE orders SET status = 'cancelled' WHERE id = :returned"),
    (30, "UPDATE timeline SET from_status = 'completed' WHERE axis = 'order' AND to_status = 'confirmed'"),
    (31, "DELETE FROM timeline WHERE axis = 'refund' AND to_status = 'succeeded'"),
    (33, "UPDATE shipment_lines SET quantity = quantity + 1"),
    (33, "UPDATE orders SET status = 'pending_payment' WHERE id = :returned"),
    (34, "UPDATE timeline SET from_status = 'delivered', to_status = 'shipped' WHERE axis = 'shipment'"),
    (
        36,
        "UPDATE timeline SET at = '2099-01-01 00:00:00.000000' WHERE axis = 'case' AND to_status = 'closed'",
    ),
    (37, "UPDATE case_inspections SET resellable = 0"),
    (37, "UPDATE case_inspections SET received = 9"),
]


async def trade(database: Database) -> dict[str, str]:
    """One order of each kind; answers their ids."""
    shop = Shop(database=database)
    li = shop.customer("Li")
    await shop.stocks("MUG", 20)
    returned = await shop.pays(await shop.places(li, mug=3))
    await shop.delivers(await shop.ships(returned))
    case = await shop.approves(await shop.asks(returned, CaseKind.RETURN, 2))
    await shop.takes_back(case, 2, 1)
    shop.clock.advance(days=30)
    await shop.complete_delivered()
    cancelled = await shop.cancels(await shop.pays(await shop.places(li, mug=1)))
    revived = await shop.places(li, mug=1)
    link = (await shop.starts_paying(revived)).link
    assert link is not None
    late = shop.gateway.pay(link)
    shop.clock.advance(days=1)
    await shop.expire_unpaid()
    await shop.hears(late)
    unpaid = await shop.places(li, mug=1)
    await shop.starts_paying(unpaid)
    paid = await shop.pays(await shop.places(li, mug=2))
    orders = {
        "returned": returned,
        "cancelled": cancelled,
        "revived": revived,
        "unpaid": unpaid,
        "paid": paid,
    }
    return {name: order.id for name, order in orders.items()}


def goes_on(database: Database) -> Shop:
    """The shop on another day: nothing is named as it was named before."""
    shop = Shop(database=database)
    shop.ids.made = 1_000_000
    shop.gateway = FakeGateway(shop.clock, provider="another")
    return shop


async def _traded() -> dict[str, str]:
    async with opened(load()) as database:
        return await trade(database)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("shop")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return folder, asyncio.run(_traded())


@pytest.fixture
def orders(
    books: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """A copy of the shop's file in the working directory, to break; the ids of its orders."""
    shutil.copytree(books[0] / "var", tmp_path / "var")
    monkeypatch.chdir(tmp_path)
    return books[1]


def spoil(statement: str, orders: dict[str, str]) -> None:
    with sqlite3.connect("var/shopclerk.db") as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(statement, orders).rowcount > 0
    connection.close()


def test_a_sound_shop_is_clean(orders: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit"]) == 0
    assert capsys.readouterr().out == ("Looked at 5 orders and 1 SKUs. Breaches: 0. Open discrepancies: 0.\n")


@pytest.mark.parametrize(("invariant", "statement"), BREACHES)
def test_what_is_broken_is_named(
    invariant: int, statement: str, orders: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(statement, orders)
    assert main(["audit"]) == 1
    named = [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"({invariant}) ")]
    assert named
    assert all(line.split()[1] in ("order", "SKU") for line in named)


def test_a_discrepancy_is_listed_apart_and_is_no_breach(
    orders: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    async def charged_back() -> None:
        async with opened(load()) as database:
            shop = goes_on(database)
            order = await shop.pays(await shop.places(shop.customer("Wu"), mug=1))
            (entry,) = await shop.money(order)
            await shop.hears(shop.gateway.charge_back(entry.reference, Money(3900, "CNY")))

    asyncio.run(charged_back())
    assert main(["audit"]) == 0
    listed, counts = capsys.readouterr().out.splitlines()
    assert listed.startswith("(discrepancy) order ")
    assert "charged_back" in listed
    assert counts.endswith("Breaches: 0. Open discrepancies: 1.")


def test_an_audit_makes_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["audit"]) == 1
    assert "there is no such database" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


UNREADABLE: Final = [
    ("orders", "UPDATE orders SET status = 'paid' WHERE id = :paid"),
    ("orders", "UPDATE orders SET currency = 'XXQ' WHERE id = :paid"),
    ("orders", "UPDATE orders SET placed_at = 'yesterday' WHERE id = :paid"),
    ("order_lines", "UPDATE order_lines SET quantity = 'two' WHERE order_id = :paid"),
    ("order_lines", "UPDATE order_lines SET title = 'Mug' WHERE order_id = :paid"),
    ("payment_attempts", "UPDATE payment_attempts SET amount = 39.5 WHERE order_id = :paid"),
    ("money_entries", "UPDATE money_entries SET kind = 'borrowed' WHERE order_id = :paid"),
    ("reservations", "UPDATE reservations SET held = x'00' WHERE order_id = :paid"),
    ("timeline", "UPDATE timeline SET by_role = 'stranger' WHERE order_id = :paid"),
    ("stock_levels", "UPDATE stock_levels SET on_hand = 'some'"),
    ("stock_movements", "UPDATE stock_movements SET reason = 'stolen' WHERE order_id = :returned"),
    ("shipments", "UPDATE shipments SET status = 'flown' WHERE order_id = :returned"),
    ("shipment_lines", "UPDATE shipment_lines SET quantity = 'two'"),
    ("refunds", "UPDATE refunds SET reason = 'whim' WHERE order_id = :returned"),
    ("cases", "UPDATE cases SET kind = 'gift'"),
]


@pytest.mark.parametrize(("table", "statement"), UNREADABLE)
def test_what_cannot_be_read_is_named_by_its_table_and_id(
    table: str, statement: str, orders: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    ids = _ids(table)
    spoil(statement, orders)
    assert main(["audit"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("(unreadable) ")]
    assert told
    for line in told:
        _, named, id, *reason = line.split()
        assert (named, reason != []) == (table, True)
        assert id.removesuffix(":") in ids


def test_what_cannot_be_read_is_found_on_every_page(
    orders: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proofreading, "AT_ONCE", 2)
    spoil("UPDATE orders SET status = 'paid'", orders)
    spoil("UPDATE timeline SET by_role = 'stranger'", orders)
    assert main(["audit"]) == 1
    told = [line.split()[1:3] for line in capsys.readouterr().out.splitlines() if "(unreadable)" in line]
    wanted = {(table, id) for table in ("orders", "timeline") for id in _ids(table)}
    assert sorted((table, id.removesuffix(":")) for table, id in told) == sorted(wanted)


def _ids(table: str) -> set[str]:
    with sqlite3.connect("var/shopclerk.db") as connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        key = " || ':' || ".join(column[1] for column in columns if column[5])
        ids = {row[0] for row in connection.execute(f"SELECT {key} FROM {table}")}
    connection.close()
    return ids


@pytest.mark.parametrize(
    ("version", "told"), [("0005", "older version (tables 0005"), ("9999", "newer version (tables 9999")]
)
def test_an_audit_migrates_nothing(
    version: str, told: str, orders: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(f"UPDATE alembic_version SET version_num = '{version}'", orders)
    assert main(["audit"]) == 1
    refused = capsys.readouterr().err
    assert told in refused
    assert "start this version" in refused or "update the program" in refused
    with sqlite3.connect("var/shopclerk.db") as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(version,)]
    connection.close()


def test_a_file_without_a_shop_is_no_clean_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "shopclerk.db").touch()
    (tmp_path / "var" / "secret.key").write_text(Sealer.new_key())
    assert main(["audit"]) == 1
    assert "holds no shop" in capsys.readouterr().err


def test_a_damaged_file_is_told_in_a_sentence(
    orders: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("var/shopclerk.db")
    with sqlite3.connect(path) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'orders'").fetchone()
    connection.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: (page - 1) * size] + b"\x07" * size + whole[page * size :])
    assert main(["audit"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("shopclerk: ")
    assert "malformed" in told
    assert "restore it from a backup" in told


@pytest.mark.parametrize("left", ["contacts", "cases", "parcel_events"])
def test_any_sealed_row_tells_another_key(
    left: str, orders: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    others = {"contacts", "cases", "parcel_events"} - {left}
    with sqlite3.connect("var/shopclerk.db") as connection:
        for table in others:
            connection.execute(f"DELETE FROM {table}")
    connection.close()
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", Sealer.new_key())
    assert main(["audit"]) == 1
    assert "sealed with a key that is not given" in capsys.readouterr().err


def test_an_audit_makes_no_key(orders: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("var/secret.key").unlink()
    assert main(["audit"]) == 1
    assert "there is no such key" in capsys.readouterr().err
    assert not Path("var/secret.key").exists()


async def test_a_shop_at_work_never_looks_broken(orders: dict[str, str]) -> None:
    async with opened(load()) as database, opened(load()) as beside:
        shop = goes_on(database)
        at_work = asyncio.create_task(_work(shop))
        audits = 0
        while not at_work.done() or not audits:
            assert (await Audit(beside.store)()).breaches == []
            audits += 1
        await at_work


async def _work(shop: Shop) -> None:
    customers = [shop.customer(f"C{number}") for number in range(4)]

    async def buys(place: int) -> None:
        for _ in range(2):
            order = await shop.pays(await shop.places(customers[place], mug=1))
            await shop.ships(order)

    await asyncio.gather(*(buys(place) for place in range(len(customers))))
