"""Anything may happen to a shop, in any order, at any moment, twice, and half of it before a crash: what must
always hold (docs/invariants.md) holds after every step, and left alone the shop comes to rest.

One step is one of the rules in the files beside this one, each a family of what people, the provider, the
carrier and the clock do. CONTRIBUTING says how to let it run for longer than it does by itself.
"""

import logging
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import Rule, run_state_machine_as_test

from shopclerk.core.domain.policy import Undecided
from shopclerk.core.usecases import broadcasting
from tests.properties.deeds import watched
from tests.properties.floor import Who
from tests.properties.life import LifeOfAShop

QUICK: Final = settings(
    max_examples=30,
    stateful_step_count=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""The same stories every time, so that no change fails by chance; the thorough profile tells new ones."""
STORIES: Final = 24
ROUNDS: Final = (Who.CUSTOMER, Who.CLERK, Who.OWNER)


@pytest.fixture(autouse=True)
def nobody_is_warned(caplog: pytest.LogCaptureFixture) -> None:
    """What the shop says of troubles that it mends is no news here."""
    caplog.set_level(logging.CRITICAL, "shopclerk")


@pytest.fixture(autouse=True)
def broadcasts_go_out_in_small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcasting, "SLICE", 2)


def lengths() -> settings:
    thorough = settings.get_current_profile_name() == "thorough"
    return settings.get_profile("thorough") if thorough else QUICK


@pytest.mark.timeout(7200)  # a failure takes its time to be made short
def test_whatever_happens_to_a_shop_what_must_hold_holds_and_it_comes_to_rest() -> None:
    run_state_machine_as_test(LifeOfAShop, settings=lengths())


@pytest.mark.timeout(600)
def test_every_use_case_takes_part_by_the_word_of_every_role() -> None:
    """Each rule is followed, in any order, a round for each role; the use cases are found by looking."""
    with watched() as deeds:
        for number in range(STORIES):
            seed(number)(any_order)()
    lacking = deeds.lacking()
    assert not lacking, "\n".join(lacking)


@settings(QUICK, max_examples=2, phases=[Phase.generate])
@given(data=st.data(), lively=st.integers(0, 2**32).map(bool), undecided=st.sampled_from(Undecided))
def any_order(data: st.DataObject, lively: bool, undecided: Undecided) -> None:
    """One story; of each seed's two examples the first, the same for all seeds, is left out."""
    if not lively:
        return
    machine = LifeOfAShop()
    machine.the_shop_opens(undecided, restocks=True)
    for who in ROUNDS:
        for number in data.draw(st.permutations(range(len(machine.rules)))):
            follow(machine, machine.rules[number], data, who)
    machine.teardown()


def follow(machine: LifeOfAShop, each: Rule, data: st.DataObject, who: Who) -> None:
    if all(holds(machine) for holds in each.preconditions):
        drawn = {name: data.draw(choices) for name, choices in each.arguments_strategies.items()}
        each.function(machine, **drawn | ({"who": who} if "who" in drawn else {}))
