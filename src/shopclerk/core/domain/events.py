"""What has happened and somebody must be told of: facts and ids, never wording, never personal data."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import (
    AttemptId,
    CampaignId,
    CaseId,
    DiscrepancyId,
    OrderId,
    OrderLineId,
    PersonId,
    RefundId,
    ShipmentId,
    SkuId,
    ThreadId,
)
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.people import Role


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PaymentDue:
    """The order is still unpaid and will end soon."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PaymentDeclined:
    """The provider refused; `reason` is its code. The hold still lasts."""

    order_id: OrderId
    attempt_id: AttemptId
    reason: str


@dataclass(frozen=True, slots=True)
class PaymentUnapplied:
    """Money came that confirms nothing (late, a second time, or another amount): it is booked, and the
    owner must look.
    """

    order_id: OrderId
    attempt_id: AttemptId


@dataclass(frozen=True, slots=True)
class OrderConfirmed:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderShipped:
    order_id: OrderId
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class ParcelMoved:
    order_id: OrderId
    shipment_id: ShipmentId
    status: ShipmentStatus


@dataclass(frozen=True, slots=True)
class OrderCompleted:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ReceiptExtended:
    """The customer takes longer to say that everything came."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class StockRanLow:
    """Available stock crossed the safety stock downwards; `left` is what can still be promised."""

    sku_id: SkuId
    left: int
    order_id: ClassVar[None] = None


@dataclass(frozen=True, slots=True)
class PaymentShort:
    """Less came than was due: the order stays unpaid, customer and owner are told."""

    order_id: OrderId
    attempt_id: AttemptId


@dataclass(frozen=True, slots=True)
class DiscrepancyOpened:
    """A provider's fact breaks a rule of ours: it is kept as it is, and the owner must look."""

    order_id: OrderId
    discrepancy_id: DiscrepancyId


@dataclass(frozen=True, slots=True)
class RefundMoved:
    """A refund succeeded, failed, or its outcome became unknown; `status` says which."""

    order_id: OrderId
    refund_id: RefundId
    status: RefundStatus


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """An after-sales case came to `status`."""

    order_id: OrderId
    case_id: CaseId
    status: CaseStatus


@dataclass(frozen=True, slots=True)
class ReturnSent:
    """The customer told under which number the goods of a case come back."""

    order_id: OrderId
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ParcelSilent:
    """Nothing was heard of a parcel for too long, or its carrier reports trouble: staff must look."""

    order_id: OrderId
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class TrackingCorrected:
    """A parcel under way goes under another number than was told."""

    order_id: OrderId
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class LinesCancelled:
    """Some units of a paid order were taken out of it before they left: so many of each line."""

    order_id: OrderId
    units: tuple[tuple[OrderLineId, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StockCameBack:
    """A SKU that could not be promised can be again: `left` units."""

    sku_id: SkuId
    left: int
    order_id: ClassVar[None] = None


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A customer said something to the shop: the message at that `place` of the thread, from 1."""

    order_id: OrderId | None
    thread_id: ThreadId
    place: int


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The shop said something to a customer: the message at that `place` of the thread, from 1."""

    order_id: OrderId | None
    thread_id: ThreadId
    place: int


@dataclass(frozen=True, slots=True)
class ThreadClosed:
    """A thread was closed; `unanswered`: by the staff, while the customer waited for a word."""

    order_id: OrderId | None
    thread_id: ThreadId
    unanswered: bool


@dataclass(frozen=True, slots=True)
class ThreadReopened:
    """A thread that was answered or closed waits for the shop again."""

    order_id: OrderId | None
    thread_id: ThreadId


@dataclass(frozen=True, slots=True)
class CampaignSliced:
    """A broadcast goes to those of its audience whose ids come after one and go up to the other."""

    campaign_id: CampaignId
    after: str
    upto: str
    order_id: ClassVar[None] = None


@dataclass(frozen=True, slots=True)
class CampaignMoved:
    """A broadcast was started, paused, gone on with, stopped, is under way or done."""

    campaign_id: CampaignId
    order_id: ClassVar[None] = None


@dataclass(frozen=True, slots=True)
class RoleChanged:
    """Somebody else gave one of the staff another role; CUSTOMER: they do not work here any more."""

    person_id: PersonId
    role: Role
    order_id: ClassVar[None] = None


ThreadEvent: TypeAlias = QuestionAsked | QuestionAnswered | ThreadClosed | ThreadReopened
"""What happens to a thread; it may be about no order."""

Event: TypeAlias = (
    OrderPlaced
    | PaymentDue
    | PaymentDeclined
    | PaymentUnapplied
    | OrderConfirmed
    | OrderCancelled
    | OrderShipped
    | ParcelMoved
    | OrderCompleted
    | ReceiptExtended
    | StockRanLow
    | PaymentShort
    | DiscrepancyOpened
    | RefundMoved
    | CaseMoved
    | ReturnSent
    | ParcelSilent
    | TrackingCorrected
    | LinesCancelled
    | StockCameBack
    | QuestionAsked
    | QuestionAnswered
    | ThreadClosed
    | ThreadReopened
    | CampaignSliced
    | CampaignMoved
    | RoleChanged
)
