"""A table of products that an owner sent."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Bring in the products of the table sent last; done already: show what became of it."""

    code: ClassVar[str] = "qi"

    table_id: str


Action: TypeAlias = ImportTable
