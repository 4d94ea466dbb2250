"""What can be scripted to go wrong. Each fault waits for its next occasions, in the order they were given."""

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from shopclerk.adapters.payment_mock.provider.payment import REASONS

LONGEST: Final = 30 * 86_400


class Fault(StrEnum):
    """When a payer pays; when a webhook is owed; when a refund is asked for; when the API is called."""

    DECLINE = "decline"
    AUTHORIZE_ONLY = "authorize_only"
    OTHER_AMOUNT = "other_amount"
    OTHER_CURRENCY = "other_currency"
    CHANGE_AMOUNT = "change_amount"
    CHARGE_BACK = "charge_back"

    LOSE_WEBHOOK = "lose_webhook"
    DELAY_WEBHOOK = "delay_webhook"
    DUPLICATE_WEBHOOK = "duplicate_webhook"
    REORDER_WEBHOOKS = "reorder_webhooks"

    REFUND_FAILS = "refund_fails"
    REFUND_PENDING = "refund_pending"

    SERVER_ERROR = "server_error"
    SERVER_ERROR_AFTER = "server_error_after"
    TIME_OUT_BEFORE = "time_out_before"
    TIME_OUT_AFTER = "time_out_after"


class Script(BaseModel):
    """`fault` happens on its next `times` occasions.

    `seconds` is the delay of what comes later (a webhook, the end of a refund, a charge back), or how long a
    call is held; `by` minor units are added to an amount; `on` is the part of the API that answers wrongly.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: Fault
    times: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1
    seconds: Annotated[int, Field(strict=True, ge=0, le=LONGEST)] = 0
    by: Annotated[int, Field(strict=True, ge=-(10**12), le=10**12)] = 0
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"
    reason: Annotated[str, Field(pattern=f"^({'|'.join(REASONS)})$")] = "insufficient_funds"
    on: Literal["any", "payments", "refunds", "events"] = "any"
