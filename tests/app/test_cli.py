import subprocess
import sys
from pathlib import Path

import pytest

from tests.running.program import shopclerk

HEAVY = ("pydantic", "sqlalchemy", "aiohttp", "PIL", "bs4", "alembic", "babel", "structlog", "asyncio")
LOADED = f"""
import sys
from shopclerk.app.cli import main
try:
    main(["--help"])
except SystemExit:
    print("loaded:", *[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_help_needs_nothing_heavy(tmp_path: Path) -> None:
    ended = subprocess.run(
        (sys.executable, "-c", LOADED), capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stdout.splitlines()[-1].strip() == "loaded:"


def test_help_names_every_command(tmp_path: Path) -> None:
    said = shopclerk(tmp_path, "--help").stdout
    for command in ("demo", "run", "catalogue", "staff", "discount", "sandbox"):
        assert command in said


@pytest.mark.parametrize("arguments", [(), ("dmeo",), ("catalogue",), ("sandbox", "bank", "--port", "1")])
def test_wrong_usage_is_told_with_the_right_one(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = shopclerk(tmp_path, *arguments)
    assert ended.returncode == 2
    assert ended.stderr.startswith("usage: shopclerk")


def test_the_version_is_told(tmp_path: Path) -> None:
    assert shopclerk(tmp_path, "--version").stdout.startswith("shopclerk ")
