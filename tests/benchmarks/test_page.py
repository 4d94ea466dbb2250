"""The page on performance says what was measured, and nothing else."""

from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.laps import Lap, interleaved, ratios
from benchmarks.report import KEPT, PAGE, page
from benchmarks.results import OURS, Result, read, write


def test_the_page_is_what_the_kept_run_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(*read(KEPT))


def test_a_ratio_is_taken_round_by_round() -> None:
    """The machine was busy in the second round, for both."""
    assert ratios([200, 20, 220], [100, 10, 100]) == [2, 2, 2.2]


def test_waits_are_wanted_to_be_short() -> None:
    slow = Result(
        scenario="flash sale, p99",
        setting="here",
        unit="ms",
        figures={OURS: [50.0], "raw": [100.0]},
        yardstick="raw",
        wanted=0.25,
        less_is_better=True,
    )
    assert slow.is_met is False


async def test_all_take_turns_and_the_first_round_is_not_counted() -> None:
    order: list[str] = []

    def runs(name: str) -> Lap:
        order.append(name)
        return Lap(1.0, 1.0, [float(len(order))])

    async def ours() -> Lap:
        return runs("ours")

    async def theirs() -> Lap:
        return runs("theirs")

    laps = await interleaved({"ours": ours, "theirs": theirs}, 2, "")
    assert order == ["ours", "theirs", "theirs", "ours", "ours", "theirs"]
    assert [len(each) for each in laps.values()] == [2, 2]


def test_of_a_hundred_waits_p99_is_the_last_but_one() -> None:
    assert Lap(1.0, 1.0, [float(wait) for wait in range(100)]).p99 == pytest.approx(98)


def test_a_run_that_is_added_takes_the_place_of_what_it_measured_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def results(**rates: float) -> list[Result]:
        return [
            Result(scenario=name, setting="here", unit="/s", figures={OURS: [rate]})
            for name, rate in rates.items()
        ]

    kept, new = tmp_path / "kept.json", tmp_path / "new.json"
    monkeypatch.setattr(report, "KEPT", kept)
    write(kept, {"command": "first"}, results(life=1, place=2))
    write(new, {"command": "second"}, results(life=3))
    report.add(new)
    report.add(new)
    run, now = read(kept)
    assert {each.scenario: each.figures[OURS] for each in now} == {"place": [2], "life": [3]}
    assert run == {"command": "first", "added": [{"command": "second", "scenarios": ["life"]}]}
