"""Anything may happen to a shop, in any order, at any moment, twice, and half of it before a crash: what must
always hold (design §8) holds after every step, and left alone the shop comes to rest.

One step is one of the rules in the files beside this one, each a family of what people, the provider, the
carrier and the clock do. CONTRIBUTING says how to let it run for longer than it does by itself.
"""

import logging
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from shopclerk.core.domain.policy import Undecided
from tests.properties.deeds import watched
from tests.properties.life import LifeOfAShop

QUICK: Final = settings(
    max_examples=40,
    stateful_step_count=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""The same stories every time, so that no change fails by chance; the thorough profile tells new ones."""
STORIES: Final = 12
ROUNDS: Final = 2


@pytest.fixture(autouse=True)
def nobody_is_warned(caplog: pytest.LogCaptureFixture) -> None:
    """What the shop says of troubles that it mends is no news here."""
    caplog.set_level(logging.CRITICAL, "shopclerk")


def lengths() -> settings:
    thorough = settings.get_current_profile_name() == "thorough"
    return settings.get_profile("thorough") if thorough else QUICK


@pytest.mark.timeout(7200)  # a failure takes its time to be made short
def test_whatever_happens_to_a_shop_what_must_hold_holds_and_it_comes_to_rest() -> None:
    run_state_machine_as_test(LifeOfAShop, settings=lengths())


@pytest.mark.timeout(600)
def test_every_use_case_takes_part_by_the_word_of_every_role() -> None:
    """Nothing is left out: each rule is followed, in any order, round after round."""

    @settings(QUICK, max_examples=STORIES, phases=[Phase.generate])
    @given(data=st.data(), undecided=st.sampled_from(Undecided))
    def any_order(data: st.DataObject, undecided: Undecided) -> None:
        machine = LifeOfAShop()
        machine.the_shop_opens(undecided, restocks=True)
        for _ in range(ROUNDS):
            for number in data.draw(st.permutations(range(len(machine.rules)))):
                each = machine.rules[number]
                if all(holds(machine) for holds in each.preconditions):
                    drawn = {name: data.draw(choices) for name, choices in each.arguments_strategies.items()}
                    each.function(machine, **drawn)
        machine.teardown()

    with watched() as deeds:
        any_order()
    assert deeds.lacking() == []
