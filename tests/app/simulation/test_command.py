import re
import subprocess
import sys

import pytest

from shopclerk.app.cli import main
from shopclerk.core.usecases.housekeeping import CompleteDelivered
from shopclerk.core.usecases.work import Work


def test_a_seed_is_replayed_in_another_process() -> None:
    command = [sys.executable, "-m", "shopclerk", "simulate", "--days", "3", "--seed", "5", "--orders", "8"]
    told = {
        subprocess.run(command, env={"PYTHONHASHSEED": chance}, capture_output=True, check=True).stdout
        for chance in ("1", "2")
    }
    assert len(told) == 1


def test_the_command_says_how_each_seed_ended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("simulate --days 2 --seed 1 --seeds 2 --orders 5 --tally".split()) == 0
    told = capsys.readouterr().out
    ending = r"^Seed 1: 2 days, \d+ orders, \d+ crashes, 0 breaches\. State \w{16}\.$"
    assert re.search(ending, told, re.MULTILINE)
    assert re.search(r"^ +\d+ PlaceOrder$", told, re.MULTILINE)
    assert told.endswith("2 seeds, 0 failed.\n")


def test_seeds_in_several_processes_tell_the_same_stories(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for jobs in ("1", "2"):
        assert main(["simulate", "--days", "2", "--seeds", "2", "--orders", "4", "--jobs", jobs]) == 0
        told.append(sorted(capsys.readouterr().out.splitlines()))
    assert told[0] == told[1]


def test_a_breach_is_told_with_its_seed_its_day_and_how_to_replay_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Work, "release", lambda work, reservation: None)
    assert main(["simulate", "--days", "9", "--seed", "1", "--orders", "10"]) == 1
    told = capsys.readouterr().out
    found = re.search(r"^Seed 1, day (\d): \(10\) order .+$", told, re.MULTILINE)
    assert found is not None
    assert told.endswith(f"Replay it with: shopclerk simulate --days {found[1]} --seed 1 --orders 10\n")


def test_an_error_of_the_shop_is_told_with_its_seed_and_its_day(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(sweep: CompleteDelivered) -> int:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(CompleteDelivered, "__call__", breaks)
    assert main(["simulate", "--days", "9", "--seed", "1", "--orders", "4"]) == 1
    told = capsys.readouterr().out
    assert "ZeroDivisionError: a defect" in told
    assert "Seed 1, day 1: the shop itself broke." in told


@pytest.mark.parametrize("wrong", ["0", "-3", "many"])
def test_a_count_that_is_none_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["simulate", "--days", wrong])
    assert "--days" in capsys.readouterr().err
