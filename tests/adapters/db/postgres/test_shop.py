"""A whole shop trades on PostgreSQL, in the program's own hands too."""

import asyncio
from pathlib import Path

import pytest

from shopclerk.adapters.db.database import Database
from shopclerk.app.cli import main
from shopclerk.app.databases import running
from shopclerk.app.settings import load
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from tests.invariants import violations
from tests.postgres.databases import empty_shop
from tests.shopfloor.shop import Shop

TEAS = Path(__file__).parents[4] / "docs" / "examples" / "teas.csv"


async def test_an_order_lives_its_life_and_the_books_are_right(database: Database) -> None:
    shop = Shop(database=database)
    ann = shop.customer("Ann")
    await shop.stocks("MUG", 5)
    order = await shop.places(ann, mug=2)
    await shop.pays(order)
    parcel = await shop.ships(order, "SF1234567")
    await shop.delivers(parcel)
    await shop.confirm_receipt(actor=ann, request_id=shop.request(), order_id=order.id)
    assert (await shop.order(order)).status is OrderStatus.COMPLETED
    assert await violations(database.store) == []


@pytest.mark.invariant(4)
async def test_of_many_who_check_out_at_once_as_many_buy_as_there_are_units(database: Database) -> None:
    shop = Shop(database=database)
    await shop.stocks("MUG", 10)
    buyers = [shop.customer(f"Buyer {number}") for number in range(40)]
    await asyncio.gather(*(shop.fills(buyer, mug=1) for buyer in buyers))
    outcomes = await asyncio.gather(*map(shop.checks_out, buyers), return_exceptions=True)
    assert sum(isinstance(outcome, Order) for outcome in outcomes) == 10
    assert await violations(database.store) == []


def test_the_command_line_works_on_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def commands() -> list[int]:
        async with empty_shop() as url:
            monkeypatch.setenv("SHOPCLERK_DATABASE_URL", url)
            lines = (["catalogue", "import", str(TEAS)], ["staff", "invite"], ["audit"])
            return [await asyncio.to_thread(main, line) for line in lines]

    monkeypatch.chdir(tmp_path)
    assert asyncio.run(commands()) == [0, 0, 0]
    assert "Breaches: 0" in capsys.readouterr().out


async def test_several_may_run_on_one_server(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_DATABASE_URL", url)
    settings = load()
    with running(settings), running(settings):
        pass
