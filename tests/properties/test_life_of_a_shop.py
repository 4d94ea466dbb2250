"""Anything may happen to a shop, in any order, at any moment, twice, and half of it before a crash: what must
always hold (design §8) holds after every step, and left alone the shop comes to rest.

One step is one of the rules in the files beside this one, each a family of what people, the provider, the
carrier and the clock do. CONTRIBUTING says how to let it run for longer than it does by itself.
"""

import logging
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.aftersales import AfterSales
from tests.properties.buying import Buying
from tests.properties.cancelling import Cancelling
from tests.properties.deeds import watched
from tests.properties.goods import Goods
from tests.properties.holding import Holding
from tests.properties.looking import Looking
from tests.properties.opening import Opening
from tests.properties.paying import Paying
from tests.properties.refunding import Refunding
from tests.properties.remedying import Remedying
from tests.properties.sending import Sending
from tests.properties.stocktaking import Stocktaking
from tests.properties.tracking import Tracking


class LifeOfAShop(
    Opening,
    Buying,
    Paying,
    Refunding,
    Cancelling,
    Sending,
    Tracking,
    Remedying,
    AfterSales,
    Stocktaking,
    Goods,
    Looking,
    Holding,
):
    """All of it."""


QUICK: Final = settings(
    max_examples=60,
    stateful_step_count=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""The same stories every time, so that no change fails by chance; the thorough profile tells new ones."""


def lengths() -> settings:
    return settings.get_profile("thorough") if settings.get_current_profile_name() == "thorough" else QUICK


@pytest.mark.timeout(7200)  # a failure takes its time to be made short
def test_whatever_happens_to_a_shop_what_must_hold_holds_and_every_use_case_took_part(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL, "shopclerk")
    with watched() as deeds:
        run_state_machine_as_test(LifeOfAShop, settings=lengths())
    assert deeds.lacking() == []
