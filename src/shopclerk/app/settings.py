"""What can be set, by environment or `.env`: `SHOPCLERK_CURRENCY`, `SHOPCLERK_HTTP__PORT`, ..."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from shopclerk.app.refusals import Refused
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.money import exponent
from shopclerk.core.domain.policy import Undecided

PREFIX: Final = "SHOPCLERK_"
LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", re.ASCII)
SANDBOX_PHRASE: Final = "yes-no-real-money-moves"


class SettingsRefused(Refused):
    """A setting is wrong: the message names each one, its reason, and what to do."""


def _currency(code: str) -> str:
    try:
        exponent(code.upper())
    except UnknownCurrency as unknown:
        raise ValueError(f"{unknown.code} is not a currency of ISO 4217 (such as CNY, EUR, USD)") from unknown
    return code.upper()


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValueError(
            f"{name} is not a time zone (such as Asia/Shanghai, Europe/Berlin, UTC)"
        ) from unknown
    return name


def _language(tag: str) -> str:
    if not LANGUAGE_TAG.fullmatch(tag):
        raise ValueError(f"{tag} is not a language tag (such as en, zh-Hans, pt-BR)")
    return tag


def _duration(given: object) -> object:
    """The environment knows text only: digits alone are seconds."""
    return float(given) if isinstance(given, str) and given.strip().isdecimal() else given


def _listed(given: object) -> object:
    """In the environment a list is JSON, or its members with commas between."""
    if not isinstance(given, str):
        return given
    text = given.strip()
    if not text.startswith("["):
        return [member.strip() for member in text.split(",") if member.strip()]
    try:
        return json.loads(text)
    except ValueError as wrong:
        raise ValueError("should be a list: its members with commas between") from wrong


Seconds = Annotated[timedelta, BeforeValidator(_duration), Field(gt=timedelta(0))]


class HttpSettings(BaseModel):
    """`public_url` is how the world reaches this server, when not by its own address; `allowed_hosts` are the
    further names it answers to (`*`: any).
    """

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: HttpUrl | None = None
    allowed_hosts: Annotated[list[str], NoDecode, BeforeValidator(_listed)] = []


class TermsSettings(BaseModel):
    """Durations: seconds, or ISO 8601 such as `PT30M`, `P7D`."""

    pay_within: Seconds = timedelta(minutes=30)
    remind_before: Seconds = timedelta(minutes=10)
    complete_after: Seconds = timedelta(days=7)
    poll_every: Seconds = timedelta(minutes=30)
    poll_at_most: Seconds = timedelta(hours=6)
    silent_after: Seconds = timedelta(days=5)


class ReturnsSettings(BaseModel):
    """What is promised of after-sales; durations as above."""

    window: Seconds = timedelta(days=7)
    remind_after: Seconds = timedelta(days=1)
    decide_within: Seconds = timedelta(days=3)
    undecided: Undecided = Undecided.EXPIRE
    send_back_within: Seconds = timedelta(days=14)
    restocks: bool = True


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
    secret_keys: Annotated[list[SecretStr], NoDecode, BeforeValidator(_listed)] = Field(
        default=[], description="Fernet keys for personal data: the first seals, all open."
    )
    currency: Annotated[str, AfterValidator(_currency)] = "CNY"
    language: Annotated[str, AfterValidator(_language)] = "en"
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    allow_sandbox: str = ""
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    http: HttpSettings = HttpSettings()
    terms: TermsSettings = TermsSettings()
    returns: ReturnsSettings = ReturnsSettings()
    sandbox: SandboxSettings = SandboxSettings()

    @property
    def directory(self) -> Path:
        """Where the shop keeps the files that stand beside its database."""
        path = self.database_url.partition("///")[2] if self.database_url.startswith("sqlite") else ""
        return Path(path).parent if path else Path("var")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def sandbox_allowed(self) -> bool:
        return self.allow_sandbox == SANDBOX_PHRASE


def load(**overrides: object) -> Settings:
    """The settings, or SettingsRefused in words that a merchant can act on."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as refused:
        raise SettingsRefused(_explained(refused)) from refused
    except SettingsError as unreadable:
        raise SettingsRefused(
            f"The settings cannot be read: {unreadable}.\n"
            f"Set one thing at a time, such as {PREFIX}HTTP__PORT=8080"
        ) from unreadable


def _explained(refused: ValidationError) -> str:
    lines = []
    for error in refused.errors():
        name = PREFIX + "__".join(str(part) for part in error["loc"]).upper()
        given = "" if "secret" in name.lower() or "key" in name.lower() else f" (given: {error['input']!r})"
        lines.append(f"{name}: {error['msg']}{given}")
    return "\n".join(["These settings are wrong; correct them in the environment or in .env:", *lines])
