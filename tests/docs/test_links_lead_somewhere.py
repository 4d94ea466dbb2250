import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, pages

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:")


def headings(page: Path) -> set[str]:
    """The anchors that a page's headings make."""
    lines = page.read_text(encoding="utf-8").splitlines()
    texts = [line.lstrip("#").strip().lower() for line in lines if re.match("#+ ", line)]
    return {re.sub(r"[^\w\- ]", "", text).replace(" ", "-") for text in texts}


def broken(page: Path) -> list[str]:
    """The relative links of a page that lead nowhere."""
    return [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not leads(page, link)]


def leads(page: Path, link: str) -> bool:
    if link.startswith(ELSEWHERE):
        return True
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    return not anchor or anchor in headings(target)


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


@pytest.mark.parametrize("link", ["docs/nowhere.md", "../outside.md", "README.md#no-such-heading"])
def test_a_link_that_leads_nowhere_is_caught(link: str) -> None:
    assert not leads(ROOT / "README.md", link)


def test_every_guide_can_be_reached_from_the_readme() -> None:
    linked = LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    guides = {f"docs/{guide.name}" for guide in (ROOT / "docs").glob("*.md")}
    assert guides <= set(linked)


def test_pictures_are_small_enough_to_load_at_once() -> None:
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    assert pictures
    assert all(picture.stat().st_size < 300_000 for picture in pictures)
