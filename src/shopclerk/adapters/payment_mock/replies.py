"""What the provider says, as it comes over the wire."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field


class PaymentReply(BaseModel):
    """A payment as the provider's API shows it."""

    id: Annotated[str, Field(min_length=1)]
    status: Literal["pending", "captured", "failed", "voided", "expired"]
    pay_url: Annotated[str, Field(pattern="^https?://")]
    reason: str | None = None


class Refusal(BaseModel):
    code: Annotated[str, Field(min_length=1)]


class RefusalReply(BaseModel):
    """An error; `code` is for programs."""

    error: Refusal


class PaymentResult(BaseModel):
    payment_id: Annotated[str, Field(min_length=1)]
    merchant_reference: Annotated[str, Field(min_length=1)]
    amount_minor: Annotated[int, Field(strict=True, ge=0)]
    currency: str
    reason: str | None = None
    occurred_at: AwareDatetime


class PaymentEvent(BaseModel):
    """A webhook's body; `amount_minor` are minor units of `currency`."""

    id: Annotated[str, Field(min_length=1)]
    type: Literal["payment.captured", "payment.failed"]
    data: PaymentResult
