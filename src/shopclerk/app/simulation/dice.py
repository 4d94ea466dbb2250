"""Chance, all of it from one seed."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Thrown in the same order, they fall alike for the same seed."""

    def __init__(self, seed: int) -> None:
        self._throw = Random(seed).random  # noqa: S311 - replays a story, guards nothing

    def happens(self, chance: float) -> bool:
        return self._throw() < chance

    def between(self, least: int, most: int) -> int:
        """Both ends included."""
        return least + int(self._throw() * (most - least + 1))

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self._throw() * len(choices))]

    def weighed(self, weights: Mapping[T, int]) -> T:
        """One of the keys, as often as its weight says."""
        sums = list(accumulate(weights.values()))
        thrown = self._throw() * sums[-1]
        return next(key for key, reached in zip(weights, sums, strict=True) if thrown < reached)
