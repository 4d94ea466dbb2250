"""What could not be told or dealt with, and was given up."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class ShowFailures:
    """A page of it, after one of them; None: from the first."""

    code: ClassVar[str] = "zl"
    after: str | None = None


@dataclass(frozen=True, slots=True)
class RetryFailure:
    code: ClassVar[str] = "zr"
    letter_id: str


@dataclass(frozen=True, slots=True)
class RetryFailures:
    """All of them."""

    code: ClassVar[str] = "za"


@dataclass(frozen=True, slots=True)
class AskDropFailure:
    code: ClassVar[str] = "zq"
    letter_id: str


@dataclass(frozen=True, slots=True)
class DropFailure:
    """Put it away for good."""

    code: ClassVar[str] = "zd"
    letter_id: str


Action: TypeAlias = ShowFailures | RetryFailure | RetryFailures | AskDropFailure | DropFailure
