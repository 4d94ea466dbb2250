"""The few sentences that this server says itself, by the browser's language."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from shopclerk.conversation.languages import nearest


def wording(accept_language: str) -> Mapping[str, str]:
    """In the language that an Accept-Language header asks for, as far as there is a file for it."""
    return _catalogue(nearest(accept_language, _languages()))


@cache
def _languages() -> tuple[str, ...]:
    names = [each.name for each in files(__package__).iterdir()]
    return tuple(name.split(".")[1] for name in names if name.startswith("words.") and name.endswith(".json"))


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    text = files(__package__).joinpath(f"words.{language}.json").read_text(encoding="utf-8")
    words: Mapping[str, str] = json.loads(text)
    return words
