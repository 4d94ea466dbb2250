"""After-sales requests, as their customers make and follow them."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import CaseId, OrderId


@dataclass(frozen=True, slots=True)
class FillClaim:
    """What is wrong with an order, as far as it was said: `Claim` as text. The next question follows."""

    code: ClassVar[str] = "fc"

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class ReviewClaim:
    """A last look at a claim before it is sent."""

    code: ClassVar[str] = "rc"

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class SendClaim:
    """Send a claim, with the note that was typed for it."""

    code: ClassVar[str] = "sc"

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class AskEvidence:
    """Let the customer send pictures of what is wrong."""

    code: ClassVar[str] = "ae"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ShowEvidence:
    """The picture of a case at that place."""

    code: ClassVar[str] = "se"

    case_id: CaseId
    place: int


@dataclass(frozen=True, slots=True)
class ShowCase:
    """One after-sales case, as the one who presses may see it."""

    code: ClassVar[str] = "ca"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskWithdraw:
    """State what withdrawing means and ask for a yes."""

    code: ClassVar[str] = "aw"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    code: ClassVar[str] = "wc"
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskReturnNumber:
    """Let the customer type the tracking number of the way back."""

    code: ClassVar[str] = "rn"

    case_id: CaseId


Action: TypeAlias = (
    FillClaim
    | ReviewClaim
    | SendClaim
    | AskEvidence
    | ShowEvidence
    | ShowCase
    | AskWithdraw
    | WithdrawCase
    | AskReturnNumber
)

ONES_OWN: Final = (
    FillClaim,
    ReviewClaim,
    SendClaim,
    AskEvidence,
    AskReturnNumber,
    AskWithdraw,
    WithdrawCase,
)
