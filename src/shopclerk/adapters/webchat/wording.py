"""The page's own words, by the browser's language; the page's script reads the same catalogues."""

import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from shopclerk.conversation.languages import nearest

_BLANK: Final = re.compile(r"\{\{([a-z._]+)\}\}")


def wording(accept_language: str) -> Mapping[str, str]:
    """In the language that an Accept-Language header asks for, as far as there is a file for it."""
    return _catalogue(nearest(accept_language, _languages()))


def fill(template: str, values: Mapping[str, str]) -> str:
    """A file of `static/` with each `{{name}}` replaced by the escaped value."""
    return _BLANK.sub(lambda blank: escape(values[blank[1]]), _static_text(template))


@cache
def _languages() -> tuple[str, ...]:
    names = [each.name for each in files(__package__).joinpath("static").iterdir()]
    return tuple(name.split(".")[1] for name in names if name.startswith("words.") and name.endswith(".json"))


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = json.loads(_static_text(f"words.{language}.json"))
    return words


@cache
def _static_text(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")
