"""After-sales requests, as staff work on them."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class ShowCases:
    """A page of the cases that are open."""

    code: ClassVar[str] = "qs"

    after: CaseId | None = None


@dataclass(frozen=True, slots=True)
class AskApprove:
    """State what approving means and ask for a yes."""

    code: ClassVar[str] = "aa"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ApproveCase:
    code: ClassVar[str] = "ap"
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskReject:
    """Let staff type why a case is declined."""

    code: ClassVar[str] = "rj"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ReceiveReturn:
    """The goods of a case are back."""

    code: ClassVar[str] = "rr"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskInspect:
    """Ask what came back, and what of it can be sold again."""

    code: ClassVar[str] = "ai"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskCounts:
    """Let staff type the numbers of an inspection."""

    code: ClassVar[str] = "an"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class InspectReturn:
    """All of a case came back, and can be sold again (1) or not (0)."""

    code: ClassVar[str] = "ir"

    case_id: CaseId
    sound: int


@dataclass(frozen=True, slots=True)
class AskAmount:
    """Let staff type another amount than the usual, where one is decided."""

    code: ClassVar[str] = "am"

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class SettleCase:
    """Pay back what the inspection leaves, or what failed to go back."""

    code: ClassVar[str] = "st"

    case_id: CaseId


Action: TypeAlias = (
    ShowCases
    | AskApprove
    | ApproveCase
    | AskReject
    | ReceiveReturn
    | AskInspect
    | AskCounts
    | InspectReturn
    | AskAmount
    | SettleCase
)
