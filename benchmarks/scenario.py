"""What every scenario is told, and what it answers."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.results import Result


@dataclass(frozen=True, slots=True)
class Scale:
    """How long to measure: so many counted rounds; a `quick` run does a quarter of the work in each."""

    rounds: int = 7
    quick: bool = False

    def of(self, amount: int) -> int:
        return max(amount // 4, 8) if self.quick else amount


Scenario: TypeAlias = Callable[[Scale], AsyncIterator[Result]]
"""Each result is told as soon as it is there."""
