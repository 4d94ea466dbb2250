"""What it was measured on."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.databases import server_version


async def machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": await server_version(),
        "asyncpg": version("asyncpg"),
        "sqlalchemy": version("SQLAlchemy"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
