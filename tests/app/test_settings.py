import re
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection

from shopclerk.app.databases import opened
from shopclerk.app.settings import CARRIER_PHRASE, SANDBOX_PHRASE, SettingsRefused, load
from tests.postgres.databases import empty_shop
from tests.running.program import shopclerk

TOKEN: Final = f"123456789:{'x' * 35}"


@pytest.fixture(autouse=True)
def _workplace(workplace: Path) -> None:
    """Settings are read where one stands."""


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("CURRENCY", "XYZ", "XYZ is not a currency of ISO 4217"),
        ("TIMEZONE", "Mars/Olympus", "Mars/Olympus is not a time zone"),
        ("TIMEZONE", "../etc/passwd", "is not a time zone"),
        ("HTTP__PORT", "70000", "less than or equal to 65535"),
        ("HTTP__PORT", "many", "should be a whole number"),
        ("HTTP__PUBLIC_URL", "shop.example", "a whole URL, such as https://shop.example"),
        ("LANGUAGE", "not a language", "language"),
        ("TERMS__PAY_WITHIN", "0", "greater than"),
        ("TERMS__PAY_WITHIN", "soon", "should be a duration: seconds such as 90"),
        ("RETURNS__RESTOCKS", "perhaps", "should be true or false"),
        ("SHOP_NAME", "", "at least 1 character"),
        ("DATABASE__CONNECTIONS", "2", "greater than or equal to 3"),
        ("DATABASE__LOCK_WITHIN", "0", "from PT0.001S (a millisecond) to PT1H (an hour)"),
        ("DATABASE__STATEMENT_WITHIN", "P2D", "from PT0.001S (a millisecond) to PT1H (an hour)"),
        ("DATABASE__POOLER", "session", "'none' or 'transaction'"),
        ("DATABASE__DURABILITY", "some", "'FULL' or 'NORMAL'"),
        ("LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
    ],
)
def test_a_wrong_setting_is_named_with_its_reason_and_what_was_given(
    monkeypatch: pytest.MonkeyPatch, name: str, given: str, reason: str
) -> None:
    monkeypatch.setenv(f"SHOPCLERK_{name}", given)
    with pytest.raises(SettingsRefused) as refused:
        load()
    told = str(refused.value)
    assert f"SHOPCLERK_{name}: " in told
    assert reason in told
    assert f"given: {given!r}" in told
    assert not any(inside in told for inside in ("Value error", "Input ", "timedelta", "parse"))


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_CURRENCY", "XYZ")
    monkeypatch.setenv("SHOPCLERK_HTTP__PORT", "-1")
    with pytest.raises(SettingsRefused, match=r"(?s)SHOPCLERK_CURRENCY.*SHOPCLERK_HTTP__PORT"):
        load()


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("SECRET_KEYS", '["my-key", 7]'),
        ("SECRET_KEYS", "[my-key"),
        ("SECRET_KEYS", "my-key"),
        ("TELEGRAM__TOKEN", "12345:my-key"),
        ("TELEGRAM__WEBHOOK_SECRET", "my-key, and spaces"),
        ("TELEGRAM__WEBHOOK_SECRET", "my-key" * 50),
    ],
)
def test_a_wrong_secret_is_named_but_never_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, given: str
) -> None:
    monkeypatch.setenv(f"SHOPCLERK_{name}", given)
    try:
        shown = repr(load())
    except SettingsRefused as refused:
        shown = str(refused)
        assert f"SHOPCLERK_{name}" in shown
    assert "my-key" not in shown


@pytest.mark.parametrize(
    ("address", "is_fine"),
    [
        ("https://shop.example", True),
        ("https://shop.example:8443/tea", True),
        ("https://shop.example:8080", False),
        ("http://shop.example", False),
        ("", False),
    ],
)
def test_webhooks_need_an_address_that_telegram_delivers_to(
    monkeypatch: pytest.MonkeyPatch, address: str, is_fine: bool
) -> None:
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__MODE", "webhook")
    if address:
        monkeypatch.setenv("SHOPCLERK_HTTP__PUBLIC_URL", address)
    if is_fine:
        assert load().telegram.mode == "webhook"
        return
    with pytest.raises(SettingsRefused) as refused:
        load()
    assert "SHOPCLERK_TELEGRAM__MODE: Telegram delivers to an https address" in str(refused.value)
    assert "SHOPCLERK_HTTP__PUBLIC_URL" in str(refused.value)


def test_a_bot_api_server_of_ones_own_may_deliver_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__MODE", "webhook")
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__API_URL", "http://127.0.0.1:8081")
    monkeypatch.setenv("SHOPCLERK_HTTP__PUBLIC_URL", "http://127.0.0.1:9000")
    assert load().telegram.mode == "webhook"


def test_a_webhook_has_a_secret_of_its_own_bot_unless_it_is_given_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__TOKEN", TOKEN)
    made = load().telegram.secret()
    assert re.fullmatch(r"[A-Za-z0-9_-]{32,256}", made)
    assert made == load().telegram.secret()
    assert not any(part in made for part in TOKEN.split(":"))
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__TOKEN", TOKEN.replace("x", "y"))
    assert load().telegram.secret() != made
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__WEBHOOK_SECRET", "a-word")
    assert load().telegram.secret() == "a-word"


def test_a_token_may_be_pasted_with_spaces_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__TOKEN", f" {TOKEN}\n")
    assert load().telegram.token.get_secret_value() == TOKEN
    assert load().telegram.bot_id == 123456789


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("90", timedelta(seconds=90)),
        ("PT30M", timedelta(minutes=30)),
        ("P7D", timedelta(days=7)),
        ("00:20:00", timedelta(minutes=20)),
    ],
)
def test_a_duration_is_seconds_or_iso_8601(
    monkeypatch: pytest.MonkeyPatch, given: str, meant: timedelta
) -> None:
    monkeypatch.setenv("SHOPCLERK_TERMS__PAY_WITHIN", given)
    assert load().terms.pay_within == meant


def test_a_file_named_env_sets_what_the_environment_does_not(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workplace / ".env").write_text("SHOPCLERK_CURRENCY=eur\nSHOPCLERK_SHOP_NAME=Laden\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("SHOPCLERK_SHOP_NAME", "Boutique")
    settings = load()
    assert (settings.currency, settings.shop_name) == ("EUR", "Boutique")


def test_a_misspelt_name_is_told_with_the_one_that_was_meant(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (workplace / ".env").write_text("SHOPCLERK_HTTP__PROT=1\nSOMETHING_ELSE=1\nSHOPCLERK_CURRENCY=EUR\n")
    monkeypatch.setenv("SHOPCLERK_SHOP_NAM", "Boutique")
    assert load().shop_name == "Shopclerk"
    assert capsys.readouterr().err.splitlines() == [
        "shopclerk: SHOPCLERK_HTTP__PROT is no setting and is ignored; did you mean SHOPCLERK_HTTP__PORT?",
        "shopclerk: SHOPCLERK_SHOP_NAM is no setting and is ignored; did you mean SHOPCLERK_SHOP_NAME?",
    ]


def test_a_setting_and_a_whole_group_are_no_strangers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOPCLERK_HTTP", '{"port": 9000}')
    monkeypatch.setenv("SHOPCLERK_RETURNS__FEE_FOR", "damaged, other")
    assert load().http.port == 9000
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("for_payment", "phrase"), [(True, SANDBOX_PHRASE), (False, CARRIER_PHRASE)], ids=["payment", "carrier"]
)
def test_a_sandbox_is_allowed_by_its_own_whole_phrase_only(
    for_payment: bool, phrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = []
    for given in ("", "yes", "true", SANDBOX_PHRASE, CARRIER_PHRASE):
        monkeypatch.setenv("SHOPCLERK_ALLOW_SANDBOX", given)
        if load().allows_sandbox(for_payment=for_payment):
            allowed.append(given)
    assert allowed == [phrase]


def test_several_hosts_have_commas_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_HTTP__ALLOWED_HOSTS", "shop.example, www.shop.example")
    assert load().http.allowed_hosts == ["shop.example", "www.shop.example"]


def test_what_cannot_be_read_at_all_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_HTTP", "port 80")
    with pytest.raises(SettingsRefused, match="http"):
        load()


def test_the_terminal_is_told_without_a_stack_trace(workplace: Path) -> None:
    ended = shopclerk(workplace, "run", settings={"CURRENCY": "XYZ"})
    assert ended.returncode == 1
    assert ended.stderr.startswith("shopclerk: These settings are wrong")
    assert "Traceback" not in ended.stderr


async def test_the_database_is_used_as_it_is_set(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_DATABASE__LOCK_WITHIN", "PT0.25S")
    monkeypatch.setenv("SHOPCLERK_DATABASE__DURABILITY", "NORMAL")

    def asked(connection: Connection) -> list[int]:
        names = ("busy_timeout", "synchronous")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names]

    async with opened(load()) as database:
        assert await database.transactions.read(asked) == [250, 1]


async def test_a_server_is_asked_to_be_as_patient_as_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_DATABASE__LOCK_WITHIN", "PT0.25S")
    monkeypatch.setenv("SHOPCLERK_DATABASE__STATEMENT_WITHIN", "7")
    monkeypatch.setenv("SHOPCLERK_DATABASE__IDLE_WITHIN", "PT2M")

    def asked(connection: Connection) -> list[str]:
        names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
        return [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names]

    async with empty_shop() as url:
        monkeypatch.setenv("SHOPCLERK_DATABASE_URL", url)
        async with opened(load()) as database:
            assert await database.transactions.read(asked) == ["250ms", "7s", "2min"]


def test_a_provider_token_is_one_of_botfathers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__PROVIDER_TOKEN", " 284685063:TEST:NjI0ZDk1NzgyM2Fm\n")
    assert load().telegram.provider_token.get_secret_value() == "284685063:TEST:NjI0ZDk1NzgyM2Fm"
    monkeypatch.setenv("SHOPCLERK_TELEGRAM__PROVIDER_TOKEN", "sk_test_4eC39HqLyjWDarjtT1zdp7dc")
    with pytest.raises(SettingsRefused) as refused:
        load()
    assert "SHOPCLERK_TELEGRAM__PROVIDER_TOKEN" in str(refused.value)
    assert "then Payments" in str(refused.value)
    assert "sk_test" not in str(refused.value)
