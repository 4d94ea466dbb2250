"""A framework is asked for when it is chosen, and only then."""

import subprocess
import sys
from typing import Final

import pytest
from pydantic import SecretStr

from shopclerk.app.refusals import Refused
from shopclerk.app.telegram_drivers import driver_of
from shopclerk.app.telegram_settings import TelegramSettings

TOKEN: Final = SecretStr(f"123456789:{'x' * 35}")
CHOSEN: Final = (
    TelegramSettings(token=TOKEN, driver="aiogram"),
    TelegramSettings(token=TOKEN, driver="ptb"),
)
LOADED: Final = """
import sys
import shopclerk.app.serving
from shopclerk.app.telegram_drivers import driver_of
from shopclerk.app.telegram_settings import TelegramSettings
if sys.argv[1:]:
    driver_of(TelegramSettings(token="123456789:{}".format("x" * 35), driver=sys.argv[1]))
print(*sorted({"aiogram", "telegram"} & set(sys.modules)))
"""


@pytest.mark.parametrize("settings", CHOSEN, ids=lambda settings: settings.driver)
def test_a_driver_that_is_not_installed_is_refused_with_what_to_do(
    settings: TelegramSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = {"aiogram": "aiogram", "ptb": "telegram"}[settings.driver]
    for name in [name for name in sys.modules if name.partition(".")[0] == framework]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, f"shopclerk.adapters.telegram.{settings.driver}_driver", raising=False)
    monkeypatch.delitem(sys.modules, "shopclerk.adapters.telegram.ptb_request", raising=False)
    monkeypatch.setitem(sys.modules, framework, None)
    with pytest.raises(Refused) as refused:
        driver_of(settings)
    told = str(refused.value)
    assert f"pip install 'shopclerk[{settings.driver}]'" in told
    other = {"aiogram": "ptb", "ptb": "aiogram"}[settings.driver]
    assert f"SHOPCLERK_TELEGRAM__DRIVER={other}" in told


@pytest.mark.parametrize(("chosen", "loaded"), [([], ""), (["aiogram"], "aiogram"), (["ptb"], "telegram")])
def test_a_framework_that_is_not_in_use_is_not_imported(chosen: list[str], loaded: str) -> None:
    command = (sys.executable, "-W", "ignore", "-c", LOADED, *chosen)
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    assert ended.stdout.strip() == loaded
