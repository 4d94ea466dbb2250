import pytest

from tests.architecture.purity import foreign_imports, impurities
from tests.architecture.source import PACKAGE, Module, modules, report

CORE = PACKAGE / "core"


def test_the_core_imports_nothing_but_the_standard_library_and_itself() -> None:
    assert not report(violation for module in modules(CORE) for violation in foreign_imports(module))


def test_the_core_reaches_no_clock_chance_environment_or_outside_world() -> None:
    assert not report(violation for module in modules(CORE) for violation in impurities(module))


@pytest.mark.parametrize(
    "line",
    [
        "import pydantic",
        "from sqlalchemy import select",
        "from shopclerk.adapters.db import tables",
        "from shopclerk import app",
        "def late():\n    import aiohttp",
    ],
)
def test_a_foreign_import_is_caught(line: str) -> None:
    assert report(foreign_imports(Module.of(line)))


@pytest.mark.parametrize(
    "line", ["import re", "from dataclasses import field", "from shopclerk.core import domain"]
)
def test_the_standard_library_and_the_core_itself_may_be_imported(line: str) -> None:
    assert not report(foreign_imports(Module.of(line)))


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime as when\nstamp = when.now",
        "import time",
        "from time import monotonic",
        "import random as dice",
        "from secrets import token_hex",
        "from uuid import uuid4",
        "import uuid\nfield(default_factory=uuid.uuid4)",
        "import os",
        "from os import environ",
        "from pathlib import Path",
        "import asyncio\nasyncio.sleep(1)",
        "from asyncio import sleep",
        "open('till')",
        "print('sold')",
    ],
)
def test_reaching_outside_is_caught_however_it_is_spelled(text: str) -> None:
    assert report(impurities(Module.of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "async def late(clock):\n    return clock.now()",
        "from datetime import datetime, timedelta\ndatetime(2026, 1, 1) + timedelta(days=1)",
        "from uuid import UUID\nUUID(int=1)",
        "import asyncio\nasyncio.gather()",
        "def spend(time):\n    return basket.open",
    ],
)
def test_times_and_ids_given_as_arguments_are_fine(text: str) -> None:
    assert not report(impurities(Module.of(text)))
