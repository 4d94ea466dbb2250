"""What the provider must be told to start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from shopclerk.adapters.payment_mock.provider.fault import Script

Now: TypeAlias = Callable[[], datetime]
"""The present moment, an aware UTC datetime."""

Wake: TypeAlias = Callable[[], None]
"""Called when a webhook may be owed."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """`file` is where its state lives (made when missing); `public_url` is where payers and the merchant
    reach it, path included when it is mounted; `webhook_url` is told the results, signed with
    `webhook_secret` (Standard Webhooks: base64, with or without `whsec_`); `merchant` is named on the page;
    `faults` are scripted at start.
    """

    file: Path
    public_url: str
    api_key: str
    webhook_url: str
    webhook_secret: str
    merchant: str = "Demo shop"
    faults: tuple[Script, ...] = ()
