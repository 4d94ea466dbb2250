"""After-sales requests, as their customers make and follow them."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import CaseId, OrderId


@dataclass(frozen=True, slots=True)
class FillClaim:
    """What is wrong with an order, as far as it was said: `Claim` as text. The next question follows."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class ReviewClaim:
    """A last look at a claim before it is sent."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class SendClaim:
    """Send a claim, with the note that was typed for it."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class AskEvidence:
    """Let the customer send pictures of what is wrong."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ShowEvidence:
    """The picture of a case at that place."""

    case_id: CaseId
    place: int


@dataclass(frozen=True, slots=True)
class ShowCase:
    """One after-sales case, as the one who presses may see it."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskWithdraw:
    """State what withdrawing means and ask for a yes."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskReturnNumber:
    """Let the customer type the tracking number of the way back."""

    case_id: CaseId
