"""Money that cannot be taken or given back."""

from dataclasses import dataclass

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class PaymentClosed(DomainError):
    """The order takes no payment any more; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class MethodUnavailable(DomainError):
    """No configured provider takes this payment method."""

    method: str


@dataclass(unsafe_hash=True)
class NotPaid(DomainError):
    """Nothing was paid for the order, so there is no receipt; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class CannotCancel(DomainError):
    """The order is paid or over: the customer cannot cancel it any more; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class NotRefundable(DomainError):
    """`wanted` minor units are more than the `left` that were captured and not yet refunded or promised
    back.
    """

    order_id: str
    wanted: int
    left: int
    currency: str
