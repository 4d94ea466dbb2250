from pathlib import Path

import pytest

from shopclerk.app.demo import demo_settings, start_over


@pytest.fixture
def own_shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of somebody who runs a shop of their own there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    database = tmp_path / "var" / "shopclerk.db"
    database.write_bytes(b"years of orders")
    monkeypatch.setenv("SHOPCLERK_DATABASE_URL", f"sqlite+pysqlite:///{database}")
    monkeypatch.setenv("SHOPCLERK_HTTP__HOST", "0.0.0.0")
    return database


def test_the_demo_never_opens_ones_own_database(own_shop: Path) -> None:
    assert "var/demo/" in demo_settings(None).database_url


def test_starting_the_demo_over_deletes_nothing_else(own_shop: Path) -> None:
    settings = demo_settings(None)
    settings.directory.mkdir()
    start_over(settings)
    assert not settings.directory.exists()
    assert own_shop.read_bytes() == b"years of orders"


def test_the_demo_is_on_nobodys_telegram(own_shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__TOKEN", f"123456789:{'x' * 35}")
    assert not demo_settings(None).telegram.is_wanted


def test_the_demo_listens_on_this_machine_only(own_shop: Path) -> None:
    assert demo_settings(8111).http.host == "127.0.0.1"
