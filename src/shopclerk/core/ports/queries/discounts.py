"""What is asked of discounts and counters."""

from dataclasses import dataclass

from shopclerk.core.domain.discount import Discount
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class Discounts(Query[Discount]):
    """A page of all discounts, those that ended too, after one of them, by code."""

    after: str = ""
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Counts(Query[int]):
    """Where these counters stand, in the order of the names; zero for one never moved."""

    names: tuple[str, ...]
