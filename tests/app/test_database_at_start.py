"""A database that cannot be used at start: told in a sentence, and nothing is changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shopclerk.app.cli import main
from tests.running.ports import free_port


def test_a_file_that_another_process_keeps_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHOPCLERK_DATABASE__LOCK_WITHIN", "PT0.05S")
    assert main(["staff", "invite"]) == 0
    with closing(sqlite3.connect(tmp_path / "var" / "shopclerk.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert main(["staff", "invite"]) == 1
    said = capsys.readouterr().err
    assert "locked" in said
    assert main(["staff", "invite"]) == 0


def test_a_server_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    nowhere = f"postgresql+asyncpg://shop:swordfish@127.0.0.1:{free_port()}/shop"
    monkeypatch.setenv("SHOPCLERK_DATABASE_URL", nowhere)
    assert main(["staff", "invite"]) == 1
    said = capsys.readouterr().err
    assert "start the server or correct the address" in said
    assert "swordfish" not in said
