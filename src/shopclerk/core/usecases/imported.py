"""What became of a product of a file: told again, as it was, whenever the same line is handled again."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.ids import ProductId


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class CodeTaken:
    """The variant of that line was left out: its code is another product's."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class StockBelowPromised:
    """The stock of the variant was left as it is: `promised` units of it are in open orders."""

    line: int
    code: str
    wanted: int
    promised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one product of the file."""

    product_id: ProductId
    outcome: Outcome
    new_skus: int
    stocked: int
    pictures: int
    problems: tuple[CodeTaken | StockBelowPromised, ...] = ()


KINDS: Final[dict[str, type[CodeTaken | StockBelowPromised]]] = {
    each.__name__: each for each in (CodeTaken, StockBelowPromised)
}


def written(imported: Imported) -> str:
    """As the claim of a request keeps it."""
    problems = [[type(each).__name__, asdict(each)] for each in imported.problems]
    return json.dumps({**asdict(imported), "problems": problems})


def recalled(text: str) -> Imported:
    """The inverse of `written`."""
    facts = json.loads(text)
    problems = tuple(KINDS[kind](**each) for kind, each in facts["problems"])
    return Imported(**{**facts, "outcome": Outcome(facts["outcome"]), "problems": problems})
