"""A map of the screens that a walk has seen: which there are, what can be pressed, and where it leads."""

import os
from pathlib import Path
from typing import Final

from tests.conversation.scripts.crawling import Crawl

MAPS: Final = Path(__file__).resolve().parents[3] / "docs" / "screens"
REWRITE: Final = os.environ.get("SHOPCLERK_UPDATE_SNAPSHOTS") == "1"


def must_be_mapped(name: str, crawl: Crawl) -> None:
    """`docs/screens/<name>.md` is what the walk has seen. SHOPCLERK_UPDATE_SNAPSHOTS=1 draws it anew; look at
    the difference then.
    """
    file, drawn = MAPS / f"{name}.md", drawn_map(name, crawl)
    if REWRITE:
        MAPS.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


def drawn_map(name: str, crawl: Crawl) -> str:
    """Screens in the order in which they are first reached; `#` stands for what varies."""
    title = name.replace("-", " ").capitalize()
    sections = (_section(screen, acts, crawl.does[screen]) for screen, acts in crawl.leads.items())
    return f"# {title}: screens and buttons\n\nDrawn by a walk: see [all maps](README.md).\n" + "".join(
        sections
    )


def _section(screen: str, acts: dict[str, set[str]], does: dict[str, set[str]]) -> str:
    rows = (
        f"| {_cell(act)} | {_actions(does[act])} | {_places(led, screen)} |\n"
        for act, led in sorted(acts.items())
    )
    return f"\n## {_cell(screen)}\n\n| pressed | action | leads to |\n|---|---|---|\n{''.join(rows)}"


def _actions(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _places(led: set[str], screen: str) -> str:
    return "; ".join("(itself)" if each == screen else _cell(each) for each in sorted(led))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
