"""What an audit finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.money import Money
from shopclerk.core.ports.auditing import Family


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """An invariant that does not hold, by its number in docs/invariants.md; `where` is an order number or a
    SKU, `figures` what was found and what should be.
    """

    invariant: int
    where: str
    figures: str

    def __str__(self) -> str:
        return f"({self.invariant}) {self.where}: {self.figures}"


Found: TypeAlias = Iterator[tuple[int, str]]
"""Invariants that do not hold, and the figures."""
Check: TypeAlias = Callable[[Family], Found]


def spelled(money: Money) -> str:
    """An amount as a figure: `39.00 CNY`."""
    return f"{money.decimal()} {money.currency}"
