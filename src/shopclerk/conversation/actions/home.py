"""The first screen, languages, and leaving a question."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class GoHome:
    """The customer's first screen, or the merchant's for staff."""

    code: ClassVar[str] = "ho"


@dataclass(frozen=True, slots=True)
class ShowAccount:
    """What a customer can see and choose of their own."""

    code: ClassVar[str] = "my"


@dataclass(frozen=True, slots=True)
class ShowOffice:
    """What staff do besides orders."""

    code: ClassVar[str] = "of"


@dataclass(frozen=True, slots=True)
class ShowLanguages:
    code: ClassVar[str] = "ls"


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    code: ClassVar[str] = "cl"
    language: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Stop waiting for what was asked and go back."""

    code: ClassVar[str] = "di"


Action: TypeAlias = GoHome | ShowAccount | ShowOffice | ShowLanguages | ChooseLanguage | Dismiss

ONES_OWN: Final = (ShowAccount,)
