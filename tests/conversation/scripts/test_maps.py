"""The maps of `docs/screens` are whole: nothing that a button can do is missing in all of them."""

import re
from typing import Final, get_args

from shopclerk.conversation.actions import Action
from tests.conversation.scripts.mapping import MAPS

NO_BUTTON: Final[dict[type[Action], str]] = {}
"""Kinds of actions that no screen offers, and why they are there all the same."""


def test_everything_that_a_button_can_do_is_on_a_map() -> None:
    mapped = {kind for text in maps().values() for kind in re.findall(r"`(\w+)`", text)}
    kinds = {kind.__name__: kind for kind in get_args(Action)}
    assert mapped <= set(kinds)
    assert {kinds[name] for name in set(kinds) - mapped} == set(NO_BUTTON)


def test_every_map_is_found_from_the_first_page() -> None:
    first = (MAPS / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", first)) == set(maps())


def maps() -> dict[str, str]:
    """By name, all but the page that lists them."""
    files = [path for path in MAPS.glob("*.md") if path.name != "README.md"]
    return {path.stem: path.read_text(encoding="utf-8") for path in files}
