import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from shopclerk.app.databases import opened
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import load
from shopclerk.app.staff import invite_staff


def key() -> str:
    return Fernet.generate_key().decode()


async def receive_something() -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    async with opened(load()) as database:
        await database.inbox.accept("web", "1", "lane", b"my address", now)


@pytest.fixture
def sealed_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a shop in the working directory, kept beside its database."""
    monkeypatch.chdir(tmp_path)
    asyncio.run(receive_something())
    return (tmp_path / "var" / "secret.key").read_text()


def test_a_lost_key_is_told_with_what_to_do(sealed_with: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", f'["{key()}"]')
    with pytest.raises(Refused, match="SHOPCLERK_SECRET_KEYS"):
        invite_staff("clerk")


def test_a_new_key_in_front_of_the_old_one_opens_the_shop(
    sealed_with: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOPCLERK_SECRET_KEYS", f'["{key()}", "{sealed_with}"]')
    assert invite_staff("owner") == 0
    assert "/chat/shop/?start=" in capsys.readouterr().out
