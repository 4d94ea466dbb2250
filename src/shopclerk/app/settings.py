"""What can be set, by environment or `.env`: `SHOPCLERK_CURRENCY`, `SHOPCLERK_HTTP__PORT`, ..."""

import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from shopclerk.app.database_settings import DatabaseSettings
from shopclerk.app.refusals import Refused
from shopclerk.app.setting_kinds import Amount, Currency, Language, Listed, Seconds, Zone, amount
from shopclerk.app.setting_words import explained, strangers
from shopclerk.app.shipping_settings import ShippingList, ShippingSettings, shipping_options
from shopclerk.app.telegram_settings import TelegramSettings
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.policy import Undecided

PREFIX: Final = "SHOPCLERK_"
SANDBOX_PHRASE: Final = "yes-no-real-money-moves"
CARRIER_PHRASE: Final = "yes-no-parcel-travels"
"""The same where money is real, and only the carrier is a sandbox."""


class SettingsRefused(Refused):
    """A setting is wrong: the message names each one, its reason, and what to do."""


class HttpSettings(BaseModel):
    """`public_url` is how the world reaches this server, when not by its own address; `allowed_hosts` are the
    further names it answers to (`*`: any).
    """

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: HttpUrl | None = None
    allowed_hosts: Annotated[list[str], NoDecode, Listed] = []


class TermsSettings(BaseModel):
    """Durations: seconds, or ISO 8601 such as `PT30M`, `P7D`."""

    pay_within: Seconds = timedelta(minutes=30)
    remind_before: Seconds = timedelta(minutes=10)
    complete_after: Seconds = timedelta(days=7)
    extend_by: Seconds = timedelta(days=3)
    poll_every: Seconds = timedelta(minutes=30)
    poll_at_most: Seconds = timedelta(hours=6)
    silent_after: Seconds = timedelta(days=5)


class ReturnsSettings(BaseModel):
    """What is promised of after-sales; durations as above. The `fee` of sending something back is the
    customer's for one of the reasons in `fee_for`, else the shop's. Goods go back to `address`, a few
    lines of text.
    """

    window: Seconds = timedelta(days=7)
    remind_after: Seconds = timedelta(days=1)
    decide_within: Seconds = timedelta(days=3)
    undecided: Undecided = Undecided.EXPIRE
    send_back_within: Seconds = timedelta(days=14)
    restocks: bool = True
    address: str = Field(default="", max_length=400)
    fee: Amount | None = None
    fee_for: Annotated[list[CaseReason], NoDecode, Listed] = [CaseReason.CHANGED_MIND, CaseReason.OTHER]

    def fees(self, currency: str) -> tuple[Money, ...]:
        return (amount(self.fee, currency, at=("fee",)),) if self.fee else ()


class SandboxSettings(BaseModel):
    """Where the sandbox provider and carrier are, when they run alone; empty: inside the demo's own
    server.
    """

    payment_url: HttpUrl | None = None
    carrier_url: HttpUrl | None = None
    api_key: SecretStr = SecretStr("sandbox")
    webhook_secret: SecretStr = SecretStr("whsec_c2hvcGNsZXJrLXNhbmRib3gtd2ViaG9va3M=")
    day: Seconds = timedelta(seconds=8)


class Settings(BaseSettings):
    """A whole shop's settings. Every one has a default that is safe on one machine."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_file=".env", extra="ignore", validate_default=True
    )

    shop_name: str = Field(default="Shopclerk", min_length=1, max_length=60)
    database_url: str = "sqlite+pysqlite:///var/shopclerk.db"
    secret_keys: Annotated[list[SecretStr], NoDecode, Listed] = Field(
        default=[], description="Fernet keys for personal data: the first seals, all open."
    )
    currency: Currency = "CNY"
    language: Language = "en"
    timezone: Zone = "UTC"
    allow_sandbox: str = ""
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    database: DatabaseSettings = DatabaseSettings()
    http: HttpSettings = HttpSettings()
    telegram: TelegramSettings = TelegramSettings()
    terms: TermsSettings = TermsSettings()
    shipping: ShippingList = []
    returns: ReturnsSettings = ReturnsSettings()
    sandbox: SandboxSettings = SandboxSettings()

    @field_validator("shipping")
    @classmethod
    def _shipping(cls, given: Sequence[ShippingSettings], info: ValidationInfo) -> Sequence[ShippingSettings]:
        """Nothing is said of fees while the currency itself is wrong."""
        if "currency" in info.data:
            shipping_options(given, info.data["currency"], language="en")
        return given

    @field_validator("returns")
    @classmethod
    def _returns(cls, given: ReturnsSettings, info: ValidationInfo) -> ReturnsSettings:
        if "currency" in info.data:
            given.fees(info.data["currency"])
        return given

    @field_validator("telegram")
    @classmethod
    def _telegram(cls, given: TelegramSettings, info: ValidationInfo) -> TelegramSettings:
        if "http" in info.data:
            given.must_be_found(info.data["http"].public_url)
        return given

    @property
    def directory(self) -> Path:
        """Where the shop keeps the files that stand beside its database."""
        path = self.database_url.partition("///")[2] if self.database_url.startswith("sqlite") else ""
        return Path(path).parent if path else Path("var")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def allows_sandbox(self, *, for_payment: bool) -> bool:
        return self.allow_sandbox == (SANDBOX_PHRASE if for_payment else CARRIER_PHRASE)


def load(**overrides: object) -> Settings:
    """The settings, or SettingsRefused in words that a merchant can act on. What is given here was an option
    of the command, and is named as one. Names that are no setting are told on standard error.
    """
    for sentence in strangers(Settings):
        print(f"shopclerk: {sentence}", file=sys.stderr)
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as refused:
        raise SettingsRefused(explained(refused, PREFIX, options=overrides.keys())) from refused
    except SettingsError as unreadable:
        raise SettingsRefused(
            f"The settings cannot be read: {unreadable}.\n"
            f"Set one thing at a time, such as {PREFIX}HTTP__PORT=8080"
        ) from unreadable
