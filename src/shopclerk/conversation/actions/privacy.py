"""What the shop keeps of a customer."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class ShowPersonal:
    """What is kept of whoever presses it."""

    code: ClassVar[str] = "yp"


@dataclass(frozen=True, slots=True)
class ExportPersonal:
    """All of it, as a file."""

    code: ClassVar[str] = "yx"


@dataclass(frozen=True, slots=True)
class AskErase:
    code: ClassVar[str] = "ya"


@dataclass(frozen=True, slots=True)
class ErasePersonal:
    code: ClassVar[str] = "ye"


Action: TypeAlias = ShowPersonal | ExportPersonal | AskErase | ErasePersonal

ONES_OWN: Final = (ShowPersonal, ExportPersonal, AskErase, ErasePersonal)
