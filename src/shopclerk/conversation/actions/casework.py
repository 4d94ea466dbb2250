"""After-sales requests, as staff work on them."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class ShowCases:
    """A page of the cases that are open."""

    after: CaseId | None = None


@dataclass(frozen=True, slots=True)
class AskApprove:
    """State what approving means and ask for a yes."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ApproveCase:
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskReject:
    """Let staff type why a case is declined."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ReceiveReturn:
    """The goods of a case are back."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskInspect:
    """Ask what came back, and what of it can be sold again."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskCounts:
    """Let staff type the numbers of an inspection."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class InspectReturn:
    """All of a case came back, and can be sold again (1) or not (0)."""

    case_id: CaseId
    sound: int


@dataclass(frozen=True, slots=True)
class AskAmount:
    """Let staff type another amount than the usual, where one is decided."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class SettleCase:
    """Pay back what the inspection leaves, or what failed to go back."""

    case_id: CaseId
