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


@pytest.mark.invariant(40)
async def test_several_processes_behind_one_address_handle_each_update_once_and_each_chat_in_order() -> None:
    toll = await burst("aiogram", "webhook", updates=60, customers=16, seed=5, branches=3)
    assert toll.wrongs == []
    assert toll.orders
