"""The framework through which the shop's bot speaks."""

from typing import Final

from shopclerk.adapters.telegram.intake import Driver
from shopclerk.app.refusals import Refused
from shopclerk.app.telegram_settings import TelegramSettings

MODULES: Final = {"aiogram": "aiogram", "ptb": "telegram"}
"""What each driver needs to be installed."""


def driver_of(settings: TelegramSettings) -> Driver:
    """The chosen framework, which is imported only here. Raises Refused when it is not installed."""
    token, api = settings.token.get_secret_value(), str(settings.api_url) if settings.api_url else None
    try:
        match settings.driver:
            case "aiogram":
                from shopclerk.adapters.telegram.aiogram_driver import AiogramDriver  # noqa: PLC0415

                return AiogramDriver(token, api=api)
            case "ptb":
                from shopclerk.adapters.telegram.ptb_driver import PtbDriver  # noqa: PLC0415

                return PtbDriver(token, api=api)
    except ModuleNotFoundError as missing:
        if missing.name != MODULES[settings.driver]:
            raise
        other = next(driver for driver in MODULES if driver != settings.driver)
        raise Refused(
            f"SHOPCLERK_TELEGRAM__DRIVER is {settings.driver}, and that is not installed: install it with\n"
            f"  pip install 'shopclerk[{settings.driver}]'\n"
            f"or choose SHOPCLERK_TELEGRAM__DRIVER={other}"
        ) from missing
