"""Every map of screens is in the list of maps, and drawn by a walk."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAPS = ROOT / "docs" / "screens"


def test_every_map_is_listed_and_nothing_else() -> None:
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (MAPS / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(each.name for each in MAPS.glob("*.md") if each.name != "README.md")
