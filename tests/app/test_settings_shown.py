"""Where each setting comes from, as the terminal tells it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from shopclerk.app.cli import main
from shopclerk.app.databases import opened
from shopclerk.app.settings import load
from shopclerk.app.settings_shown import SET_BY
from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.app.trading import terms_now
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shop_settings import Setting, Value
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.trading import ChangeSetting
from shopclerk.core.usecases.unit_of_work import UnitOfWork

BOSS = Actor(PersonId("boss"), Role.OWNER)

Shows = Callable[[], dict[str, str]]


@pytest.fixture
def shows(workplace: Path, capsys: pytest.CaptureFixture[str]) -> Shows:
    """What `shopclerk settings show` says of each setting."""

    def shown() -> dict[str, str]:
        assert main(["settings", "show"]) == 0
        lines = capsys.readouterr().out.splitlines()
        return {line.split()[0]: " ".join(line.split()[1:]) for line in lines if not line.startswith(" ")}

    return shown


async def choose(setting: Setting, value: Value) -> None:
    """In the chat."""
    settings = load()
    async with opened(settings) as database:
        terms = await terms_now(settings, database)
        await database.identities.recognise("web:1", "web:1", "en", BOSS.person_id)
        await database.people.call(BOSS.person_id, "Mei")
        unit_of_work = UnitOfWork(database.store, SystemClock(), RandomIds(), pause)
        change = ChangeSetting(unit_of_work, terms, Gateways(()), languages=("en",), zones=("UTC",))
        await change(
            actor=BOSS,
            request_id=RandomIds().new(),
            setting=setting,
            value=value,
            seen=terms.settings.version,
        )


def test_each_value_is_told_with_where_it_comes_from(shows: Shows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_SHOP_NAME", "Tea House")
    monkeypatch.setenv("SHOPCLERK_TERMS__PAY_WITHIN", "PT2H")
    asyncio.run(choose(Setting.PAY_WITHIN, None))
    asyncio.run(choose(Setting.ADDRESS, "12 Lake Road"))
    told = shows()
    assert told["name"] == "Tea House (SHOPCLERK_SHOP_NAME)"
    assert told["pay_within"] == "2 hours (SHOPCLERK_TERMS__PAY_WITHIN)"
    assert told["returns.window"] == "7 days (default)"
    assert told["returns.address"].startswith("12 Lake Road (chat: Mei, 20")
    assert told["currency"] == "CNY (default)"
    assert told["methods"] == "all there are (default)"
    assert set(told) == {"currency", *(setting.value for setting in Setting)}


def test_what_is_put_back_is_the_environments_again(shows: Shows) -> None:
    asyncio.run(choose(Setting.NAME, "Paper & Steam"))
    assert shows()["name"].startswith("Paper & Steam (chat: Mei")
    asyncio.run(choose(Setting.NAME, None))
    assert shows()["name"] == "Shopclerk (default)"


def test_where_there_is_no_shop_nothing_is_made(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "show"]) == 1
    assert "there is no such database" in capsys.readouterr().err
    assert not (workplace / "var").exists()


def test_what_the_environment_calls_a_setting_is_what_it_is_called_there() -> None:
    settings = load()
    for named in SET_BY.values():
        group, _, field = named.rpartition(".")
        assert field in type(getattr(settings, group) if group else settings).model_fields
