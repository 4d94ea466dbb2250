"""Each import contract of pyproject.toml is shown to bite, on a copy of the package with one bad import."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT

BAD_IMPORTS = {
    "Imports run one way: app, adapters, conversation, core": (
        "core/domain",
        "import shopclerk.conversation",
    ),
    "Inside the core: use cases, ports, domain": ("core/domain", "import shopclerk.core.usecases"),
    "Adapters do not know each other": ("adapters/memory", "import shopclerk.adapters.db"),
    "SQLAlchemy and Alembic live in adapters.db": ("adapters/memory", "import sqlalchemy"),
    "APScheduler lives in adapters.scheduler": ("app", "import apscheduler.schedulers.asyncio"),
    "QR codes are drawn in adapters.qr_codes": ("conversation", "import segno"),
    "Papers are drawn in adapters.papers": ("conversation", "import fpdf"),
    "Settings are read in app": ("adapters/http", "from pydantic_settings import BaseSettings"),
    "What thinks does not log: core and conversation": ("conversation", "import structlog"),
    "Babel's formats and catalogues live in conversation": ("adapters/webchat", "from babel import Locale"),
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "src" / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [linter, "--no-cache"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout / "src"), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )


def test_every_contract_is_kept(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_bad_import_to_catch() -> None:
    assert set(BAD_IMPORTS) == set(contracts())


@pytest.mark.parametrize("contract", BAD_IMPORTS)
def test_a_bad_import_breaks_its_contract(copy: Path, contract: str) -> None:
    place, line = BAD_IMPORTS[contract]
    (copy / "src" / PACKAGE.name / place / "smuggled.py").write_text(line, encoding="utf-8")

    result = lint(copy)

    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout
