"""A few kills in a small burst; `python -m tests.telegram.killed` is the big one."""

from pathlib import Path

import pytest

from tests.telegram.killed import killed
from tests.telegram.transports import TRANSPORTS, Mode

DRIVER: dict[Mode, str] = {"polling": "aiogram", "webhook": "ptb"}


@pytest.mark.invariant(38)
@pytest.mark.invariant(40)
@pytest.mark.parametrize("mode", TRANSPORTS)
async def test_no_update_is_lost_or_applied_twice_when_the_shop_is_killed(mode: Mode, tmp_path: Path) -> None:
    toll = await killed(DRIVER[mode], mode, updates=30, customers=10, kills=3, seed=4, home=tmp_path)
    assert toll.wrongs == []
    assert toll.kills == 3
    assert toll.updates >= 30
