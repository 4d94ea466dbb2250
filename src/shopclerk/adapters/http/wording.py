"""The few sentences that this server says itself, by the browser's language."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def wording(accept_language: str) -> Mapping[str, str]:
    """Simplified Chinese when an Accept-Language header asks for Chinese first, else English."""
    return _catalogue("zh-Hans" if accept_language.strip().lower().startswith("zh") else "en")


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    text = files(__package__).joinpath(f"words.{language}.json").read_text(encoding="utf-8")
    words: Mapping[str, str] = json.loads(text)
    return words
