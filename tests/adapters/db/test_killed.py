"""A process that is killed in the middle of its commits loses none that it acknowledged."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.queries.stock import Levels

ROOT = Path(__file__).parents[3]
ENOUGH = 40


def acknowledged_until_killed(url: str, key: str) -> list[int]:
    committer = [sys.executable, "-m", "tests.adapters.db.committing_forever", url, key]
    with subprocess.Popen(committer, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(ENOUGH)]
        process.kill()
        return acknowledged + [int(line) for line in process.stdout if line.endswith("\n")]


@pytest.mark.invariant(38)
async def test_a_killed_process_loses_no_acknowledged_commit(bare: str) -> None:
    key = Sealer.new_key()
    acknowledged = await asyncio.to_thread(acknowledged_until_killed, bare, key)
    shop = open_database(bare, Sealer([key]))
    assert acknowledged == list(range(len(acknowledged)))
    kept = [await shop.store.load(Order, f"o{number}") is not None for number in acknowledged]
    assert all(kept)
    one_more = await shop.store.load(Order, f"o{len(acknowledged)}") is not None
    (level,) = await shop.store.find(Levels((SkuId("sku"),)))
    assert level.reserved == len(acknowledged) + one_more
    await shop.close()
