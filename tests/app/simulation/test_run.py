import subprocess
import sys

import pytest

from shopclerk.app.cli import main
from shopclerk.app.simulation.run import simulate


def nobody() -> None:
    """Nobody watches."""


async def test_ten_days_with_faults_and_crashes_break_nothing() -> None:
    ended = await simulate(10, 7, 10, nobody)
    assert (ended.days, ended.breaches) == (10, ())
    assert ended.orders > 30
    assert ended.crashes > 5


async def test_one_seed_tells_one_story_and_another_seed_another() -> None:
    first, again, other = [await simulate(5, seed, 8, nobody) for seed in (3, 3, 4)]
    assert first == again
    assert first.digest != other.digest


def test_a_seed_is_replayed_in_another_process() -> None:
    command = [sys.executable, "-m", "shopclerk", "simulate", "--days", "3", "--seed", "5"]
    told = {
        subprocess.run(command, env={"PYTHONHASHSEED": chance}, capture_output=True, check=True).stdout
        for chance in ("1", "2")
    }
    assert len(told) == 1


def test_the_command_says_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--days", "2", "--seed", "1"]) == 0
    assert capsys.readouterr().out.startswith("Seed 1: 2 days, ")
