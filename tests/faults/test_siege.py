"""Several processes on one PostgreSQL: whichever is killed, whenever the server crashes, no order is lost."""

from pathlib import Path

import pytest

from tests.faults.siege import besieged


@pytest.mark.invariant(38)
@pytest.mark.timeout(900)
async def test_every_order_survives_kills_of_processes_crashes_of_the_server_and_clocks_that_step(
    tmp_path: Path,
) -> None:
    async with besieged(tmp_path, seed=1, tell=print) as siege:
        await siege.endure(kills=5)
    assert siege.toll.wrongs == []
    assert siege.toll.orders > 5
