"""The first screen, languages, and leaving a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoHome:
    """The customer's first screen, or the merchant's for staff."""


@dataclass(frozen=True, slots=True)
class ShowLanguages:
    pass


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    language: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Stop waiting for what was asked and go back."""
