"""The shop's bot on Telegram, as the settings say it."""

import hmac
import re
from hashlib import sha256
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, HttpUrl, SecretStr

from shopclerk.app.setting_kinds import refusal

TOKEN: Final = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}", re.ASCII)
PROVIDER_TOKEN: Final = re.compile(r"[0-9]{3,20}:[A-Z]{2,10}:[!-~]{4,200}", re.ASCII)
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
PORTS: Final = (443, 80, 88, 8443)
"""To which Telegram's own servers deliver: core.telegram.org/bots/webhooks."""


def _token(given: SecretStr) -> SecretStr:
    text = given.get_secret_value().strip()
    if text and not TOKEN.fullmatch(text):
        raise ValueError(
            "should be the token of a bot, such as 123456789:AAExampleExampleExampleExampleExamp; "
            "@BotFather on Telegram tells it: send him /mybots, choose the bot, then API Token"
        )
    return SecretStr(text)


def _secret(given: SecretStr) -> SecretStr:
    if given.get_secret_value() and not SECRET.fullmatch(given.get_secret_value()):
        raise ValueError(
            "should be 1 to 256 of A-Z, a-z, 0-9, _ and -; or leave it out: one is made of the token"
        )
    return given


def _provider_token(given: SecretStr) -> SecretStr:
    text = given.get_secret_value().strip()
    if text and not PROVIDER_TOKEN.fullmatch(text):
        raise ValueError(
            "should be the token of a payment provider, such as 284685063:TEST:NjI0ZDk1NzgyM2Fm; @BotFather "
            "tells it: send him /mybots, choose the bot, then Payments"
        )
    return SecretStr(text)


class TelegramSettings(BaseModel):
    """Without a `token` there is no Telegram. By the `provider_token` it takes cards. `api_url` is another
    server of the Bot API than Telegram's.
    """

    token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    driver: Literal["aiogram", "ptb"] = "ptb"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    provider_token: Annotated[SecretStr, AfterValidator(_provider_token)] = SecretStr("")
    api_url: HttpUrl | None = None

    @property
    def is_wanted(self) -> bool:
        return bool(self.token.get_secret_value())

    @property
    def bot_id(self) -> int:
        """Telegram writes it at the beginning of the token."""
        return int(self.token.get_secret_value().partition(":")[0])

    def secret(self) -> str:
        """What proves that an update comes from Telegram: the one that is set, or else one that only who
        knows the token can tell, the same in every process.
        """
        token, purpose = self.token.get_secret_value().encode(), b"shopclerk: webhook of updates"
        return self.webhook_secret.get_secret_value() or hmac.new(token, purpose, sha256).hexdigest()

    def must_be_found(self, public_url: HttpUrl | None) -> None:
        """Refuse webhooks to where Telegram's servers do not deliver; a Bot API server of one's own may."""
        if self.mode != "webhook" or not self.is_wanted or (self.api_url and public_url):
            return
        if public_url is None or public_url.scheme != "https" or public_url.port not in PORTS:
            raise refusal(
                ("mode",),
                self.mode,
                "Telegram delivers to an https address on port 443, 80, 88 or 8443 only: set "
                "SHOPCLERK_HTTP__PUBLIC_URL to yours, such as https://shop.example, or leave this at "
                "polling, which needs no address",
            )
