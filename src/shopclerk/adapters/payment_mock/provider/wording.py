"""The page's own wording, one JSON catalogue a language, and the choice between them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_PAGES: Final = files(__package__).joinpath("pages")
LANGUAGES: Final = tuple(
    sorted(each.name.removesuffix(".json") for each in _PAGES.iterdir() if each.name.endswith(".json"))
)
ENGLISH: Final = "en"

Catalogue = Mapping[str, str]


@cache
def catalogue(language: str) -> Catalogue:
    text = _PAGES.joinpath(f"{language}.json").read_text(encoding="utf-8")
    words: dict[str, str] = json.loads(text)
    return words


def choose(tag: str | None, accept_language: str) -> str:
    """The language of the payment if it has one, else the browser's first that we have, else English."""
    wanted = [tag] if tag else _by_preference(accept_language)
    return next((language for language in map(_ours, wanted) if language), ENGLISH)


def _ours(tag: str) -> str | None:
    primary = tag.replace("_", "-").split("-")[0].lower()
    return next((language for language in LANGUAGES if language.split("-")[0] == primary), None)


def _by_preference(accept_language: str) -> list[str]:
    """The tags of an Accept-Language header, best first (RFC 9110, section 12.5.4)."""
    ranges = [part.partition(";q=") for part in accept_language.replace(" ", "").split(",") if part]
    return [
        tag for tag, _, weight in sorted(ranges, key=lambda item: -_weight(item[2])) if _weight(weight) > 0
    ]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
