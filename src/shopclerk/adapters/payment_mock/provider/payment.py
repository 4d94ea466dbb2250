"""A payment as the provider keeps it: pending until it is captured, failed or voided; authorised in between
when the payer's bank only promised the money.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

METHODS: Final = ("alipay", "wechat_pay", "unionpay", "card")

REASONS: Final = (
    "insufficient_funds",
    "card_expired",
    "account_restricted",
    "suspected_fraud",
    "cancelled_by_user",
)
"""Why a payment can be declined, in the order the page offers them."""


class Status(StrEnum):
    PENDING = "pending"
    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    FAILED = "failed"
    VOIDED = "voided"
    EXPIRED = "expired"
    """Never stored: what a pending payment is called once its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the merchant asked for: `amount_minor` minor units of `currency`, until `expires_at`."""

    merchant_reference: str
    method: str
    amount_minor: int
    currency: str
    expires_at: datetime
    description: str = ""
    return_url: str | None = None
    language: str | None = None

    def collects_the_same(self, other: "Terms") -> bool:
        """Whether the money and its deadline agree; how it is presented may differ in a repeated request."""
        presented = replace(
            other, description=self.description, return_url=self.return_url, language=self.language
        )
        return presented == self


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """`method` is what the payer chose in the end; `reason` tells why it failed. `captured_minor` is what
    came, which a scripted fault can make another amount than the one asked for.
    """

    id: str
    terms: Terms
    status: Status
    method: str
    reason: str | None
    settled_at: datetime | None
    captured_minor: int = 0
    charged_back_minor: int = 0

    def status_at(self, now: datetime) -> Status:
        over = self.status is Status.PENDING and now >= self.terms.expires_at
        return Status.EXPIRED if over else self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the payer did: paid by `method`, or was declined for `reason`."""

    method: str
    reason: str | None = None

    @property
    def status(self) -> Status:
        return Status.FAILED if self.reason else Status.CAPTURED


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money on its way back: pending until `settles_at`, when it succeeds, or fails for `reason`."""

    id: str
    merchant_reference: str
    payment_id: str
    amount_minor: int
    reason: str | None
    settles_at: datetime

    def status_at(self, now: datetime) -> str:
        if now < self.settles_at:
            return "pending"
        return "failed" if self.reason else "succeeded"
