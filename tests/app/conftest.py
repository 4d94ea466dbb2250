import os
from pathlib import Path

import pytest


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, where nobody has set anything."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SHOPCLERK_")]:
        monkeypatch.delenv(name)
    return tmp_path
