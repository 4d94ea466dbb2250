#!/usr/bin/env python3
"""Take one guard after the other out of a copy of the product, and see the tests die that name its invariant.

    make mutants                              every mutant
    make mutants ARGS="--only 12 --only 15"   those of some invariants
    make mutants ARGS=--seek                  each against every test that names its invariant: says which die

Exit status 1 when a test lives that should die, or dies before anything is taken out.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from scripts.invariants import ROOT, Mutant, invariants, marked_tests

COPIED: Final = ("src", "tests", "scripts", "docs", "pyproject.toml", "README.md")
PATIENCE: Final = 600
"""Seconds for the tests of one mutant; pytest has its own for each test."""
FAILED: Final = re.compile(r"^FAILED ([^\s\[]+::\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trial:
    """One mutant, and the tests it is tried with."""

    number: int
    mutant: Mutant
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What died of it; `trouble` is what pytest said when it could not run the tests at all."""

    trial: Trial
    died: frozenset[str]
    trouble: str = ""

    @property
    def survivors(self) -> list[str]:
        return [test for test in self.trial.mutant.dies if test not in self.died]

    def __str__(self) -> str:
        word = "survived" if self.survivors else "killed  "
        line = f"({self.trial.number}) {word} without {self.trial.mutant.without}"
        return "\n".join((line, *(f"      lives: {test}" for test in self.survivors), self.trouble)).rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    trials = list(_trials(frozenset(options.only), seeks=options.seek))
    with tempfile.TemporaryDirectory(prefix="shopclerk-mutants-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(options.jobs):
            copies.put(_copied(Path(folder, str(number))))
        if not _is_sound(copies, trials):
            return 1
        survived = _run(copies, trials, options.jobs, seeks=options.seek)
    print(f"{len(trials)} mutants, {survived} survived")
    return 1 if survived else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", type=int, action="append", default=[], help="the number of an invariant")
    parser.add_argument("--seek", action="store_true", help="say of every test that names it whether it dies")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants tried at a time")
    return parser


def _trials(only: frozenset[int], *, seeks: bool) -> Iterable[Trial]:
    named = list(marked_tests())
    for invariant in invariants():
        naming = tuple(each.test for each in named if invariant.number in each.numbers)
        if not only or invariant.number in only:
            for mutant in invariant.mutants:
                yield Trial(invariant.number, mutant, naming if seeks else mutant.dies)


def _copied(target: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignored)
        else:
            shutil.copy2(source, target / name)
    return target


def _is_sound(copies: SimpleQueue[Path], trials: Iterable[Trial]) -> bool:
    """Whether all tests live while nothing is taken out: only then does it mean something that they die."""
    copy = copies.get()
    died, trouble = _test(copy, sorted({test for trial in trials for test in trial.tests}))
    copies.put(copy)
    for test in sorted(died):
        print(f"dies of nothing: {test}")
    print(trouble or "nothing taken out: every test lives", flush=True)
    return not (died or trouble)


def _run(copies: SimpleQueue[Path], trials: Sequence[Trial], jobs: int, *, seeks: bool) -> int:
    survived = 0
    with ThreadPoolExecutor(jobs) as pool:
        for done, outcome in enumerate(pool.map(partial(_try, copies), trials), start=1):
            survived += bool(outcome.survivors or outcome.trouble)
            print(f"{done:3}/{len(trials)} {outcome}", flush=True)
            for test in sorted(outcome.died) if seeks else ():
                print(f"      dies: {test}", flush=True)
    return survived


def _try(copies: SimpleQueue[Path], trial: Trial) -> Outcome:
    copy = copies.get()
    try:
        with _without(copy, trial.mutant):
            died, trouble = _test(copy, trial.tests)
    finally:
        copies.put(copy)
    return Outcome(trial, died, trouble)


@contextmanager
def _without(copy: Path, mutant: Mutant) -> Iterator[None]:
    """The copy with the guards taken out, and put back afterwards."""
    files = [copy / each.file for each in mutant.edits]
    before = {file: file.read_bytes() for file in files}
    try:
        for edit in mutant.edits:
            edit.apply(copy)
        _forget(files)
        yield
    finally:
        for file, content in before.items():
            file.write_bytes(content)
        _forget(files)


def _forget(files: Iterable[Path]) -> None:
    """Compiled code is told apart by size and whole seconds: too coarse for edits as quick as these."""
    for file in files:
        Path(cache_from_source(str(file))).unlink(missing_ok=True)


def _test(copy: Path, tests: Sequence[str]) -> tuple[frozenset[str], str]:
    """The tests that failed, and what pytest said when it did not come to run them."""
    options = ("-q", "--tb=no", "-rf", "-p", "no:cacheprovider", "-p", "tests.mutants.quickly")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{copy / 'src'}",
        "HYPOTHESIS_STORAGE_DIRECTORY": f"{copy}/.hypothesis",
    }
    ran = subprocess.run(  # noqa: S603 - our own interpreter, our own tests
        (sys.executable, "-m", "pytest", *options, *tests),
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    could_run = ran.returncode in (0, 1)
    return frozenset(FAILED.findall(ran.stdout)), "" if could_run else ran.stdout[-2000:] + ran.stderr[-500:]


if __name__ == "__main__":
    sys.exit(main())
