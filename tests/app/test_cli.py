import subprocess
import sys
from pathlib import Path

import pytest

from shopclerk.app.cli import main
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
        (sys.executable, "-c", LOADED), capture_output=True, text=True, check=True, timeout=280
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


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("demo", "--port", "99999"), "99999 is not a port, which is a number from 0 to 65535"),
        (("demo", "--port", "-1"), "-1 is not a port"),
        (("sandbox", "payment", "--port", "http"), "http is not a port"),
        (("simulate", "--days", "x"), "x is not a count of one or more"),
        (("simulate", "--days", "0"), "0 is not a count of one or more"),
    ],
)
def test_a_wrong_number_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_version_is_told(tmp_path: Path) -> None:
    assert shopclerk(tmp_path, "--version").stdout.startswith("shopclerk ")
