"""Looking for something by words."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class AskSearch:
    """Let the customer type what they look for."""

    code: ClassVar[str] = "fi"


@dataclass(frozen=True, slots=True)
class ShowFound:
    """A page of what a search finds, after so many. `sought` is what was typed, as `carried` writes it."""

    code: ClassVar[str] = "fo"

    sought: str
    skipped: int = 0


Action: TypeAlias = AskSearch | ShowFound

ONES_OWN: Final = (AskSearch, ShowFound)
