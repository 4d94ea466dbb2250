"""What the provider says, as it comes over the wire."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field


class PaymentReply(BaseModel):
    """A payment as the provider's API shows it."""

    id: Annotated[str, Field(min_length=1)]
    status: Literal["pending", "authorized", "captured", "failed", "voided", "expired"]
    pay_url: Annotated[str, Field(pattern="^https?://")]
    reason: str | None = None


class RefundReply(BaseModel):
    """A refund as the provider's API shows it."""

    id: Annotated[str, Field(min_length=1)]
    status: Literal["pending", "succeeded", "failed"]
    reason: str | None = None


class Refusal(BaseModel):
    code: Annotated[str, Field(min_length=1)]


class RefusalReply(BaseModel):
    """An error; `code` is for programs."""

    error: Refusal


class PaymentResult(BaseModel):
    """What moved. `refund_id` and `refund_reference` (the merchant's) come with refunds, `dispute_id` with
    charge backs.
    """

    payment_id: Annotated[str, Field(min_length=1)]
    merchant_reference: Annotated[str, Field(min_length=1)]
    amount_minor: Annotated[int, Field(strict=True, ge=0)]
    currency: str
    reason: str | None = None
    occurred_at: AwareDatetime
    refund_id: Annotated[str, Field(min_length=1)] | None = None
    refund_reference: str | None = None
    dispute_id: Annotated[str, Field(min_length=1)] | None = None


class PaymentEvent(BaseModel):
    """A webhook's body; `amount_minor` are minor units of `currency`."""

    id: Annotated[str, Field(min_length=1)]
    type: Literal[
        "payment.authorized",
        "payment.captured",
        "payment.failed",
        "payment.charged_back",
        "refund.succeeded",
        "refund.failed",
    ]
    data: PaymentResult


class EventList(BaseModel):
    """`next` is the offset to go on at."""

    events: tuple[PaymentEvent, ...]
    next: int | None
