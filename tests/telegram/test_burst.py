"""A small burst; `python -m tests.telegram.burst` is the big one."""

import pytest

from tests.adapters.telegram.drivers import DRIVERS
from tests.telegram.burst import burst
from tests.telegram.transports import TRANSPORTS, Mode


@pytest.mark.invariant(40)
@pytest.mark.parametrize("mode", TRANSPORTS)
@pytest.mark.parametrize("driver", DRIVERS)
async def test_everybody_ends_on_the_right_screen_whatever_befalls_the_calls(driver: str, mode: Mode) -> None:
    toll = await burst(driver, mode, updates=100, customers=24, seed=3)
    assert toll.wrongs == []
    assert toll.updates >= 100
    assert min(toll.orders, toll.paid, toll.faults) > 0, toll
