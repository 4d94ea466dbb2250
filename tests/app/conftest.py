from pathlib import Path

import pytest


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, where nobody has set anything."""
    monkeypatch.chdir(tmp_path)
    for name in ("SHOPCLERK_CURRENCY", "SHOPCLERK_DATABASE_URL", "SHOPCLERK_SECRET_KEYS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
