"""A table of products between the sight of what it would do and the end of it, as a draft keeps it."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace

from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.importing import RowRefused
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.usecases.imported import CodeTaken, Imported, Outcome, StockBelowPromised


@dataclass(frozen=True, slots=True)
class NotBrought:
    """The product whose rows begin at that line is as it was: something else was in the way."""

    line: int
    refusal: DomainError | Conflict


Fault = RowRefused | CodeTaken | StockBelowPromised | NotBrought


@dataclass(slots=True)
class Tally:
    """What a table would do, or did: products by what became of them, and what stayed out."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    new_skus: int = 0
    pictures: int = 0
    faults: list[Fault] = field(default_factory=list)

    def count(self, imported: Imported) -> None:
        self.outcomes[imported.outcome] += 1
        self.new_skus += imported.new_skus
        self.pictures += imported.pictures
        self.faults.extend(imported.problems)

    @property
    def moving(self) -> int:
        """Products that are not there yet, or are otherwise."""
        return self.outcomes[Outcome.CREATED] + self.outcomes[Outcome.UPDATED]

    @property
    def figures(self) -> tuple[int, ...]:
        return (*(self.outcomes[each] for each in Outcome), self.new_skus, self.pictures, len(self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`id` names it: the same table that is sent again is another one. `figures` are those of the `Tally` it
    came to (products by `Outcome`, variants, pictures, faults); empty: it is not in yet.
    """

    id: str
    file_id: FileId
    figures: tuple[int, ...] = ()

    @classmethod
    def made(cls, file_id: FileId, request_id: str) -> "Table":
        digest = hashlib.blake2b(request_id.encode(), digest_size=9, person=b"table")
        return cls(id=digest.hexdigest(), file_id=file_id)

    def ended(self, tally: Tally) -> "Table":
        return replace(self, figures=tally.figures)

    def written(self) -> str:
        """As a draft keeps it."""
        return " ".join((self.id, self.file_id, *map(str, self.figures)))

    @classmethod
    def read(cls, text: str) -> "Table | None":
        """The inverse of `written`; None of no text."""
        if not text:
            return None
        id, file_id, *figures = text.split(" ")
        return cls(id=id, file_id=FileId(file_id), figures=tuple(map(int, figures)))
