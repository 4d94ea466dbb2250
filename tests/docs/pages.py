"""The Markdown pages that people read, and what the tests look at in them."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def pages() -> list[Path]:
    """The pages at the root of the checkout, and those below docs."""
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def code_blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in that language (empty: in none), without their fences."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [block for of, block in fenced if of == language]


def table_rows(page: Path) -> Iterator[list[str]]:
    """The cells of every row of every table, headings included."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]
