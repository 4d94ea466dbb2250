"""What a single setting can be, and why it is refused."""

import json
import re
from datetime import timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from shopclerk.core.domain.errors import InvalidAmount, UnknownCurrency
from shopclerk.core.domain.money import Money, exponent

LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", re.ASCII)


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


def duration(given: object) -> object:
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


def _as_written(given: object) -> object:
    """A whole amount may stand without quotes."""
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


Seconds = Annotated[timedelta, BeforeValidator(duration), Field(gt=timedelta(0))]
Currency = Annotated[str, AfterValidator(_currency)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Amount = Annotated[str, BeforeValidator(_as_written)]
"""In major units of the shop's currency; `amount` reads it once that is known."""
Listed = BeforeValidator(_listed)


def amount(text: str, currency: str, *, at: tuple[str | int, ...]) -> Money:
    """An amount in the shop's currency, by its own number of digits; `at` is where it was written."""
    try:
        return Money.parse(text, currency)
    except InvalidAmount as invalid:
        digits = exponent(currency)
        example = Money(1250, currency).decimal()
        told = f"should be an amount in {currency} with at most {digits} decimals, such as {example}"
        raise refusal(at, text, told) from invalid


def refusal(at: tuple[str | int, ...], given: object, why: str) -> ValidationError:
    """What is wrong inside a group of settings, for a validator of the whole group to raise."""
    kind = PydanticCustomError("wrong", "{why}", {"why": why})
    return ValidationError.from_exception_data("settings", [InitErrorDetails(type=kind, loc=at, input=given)])
