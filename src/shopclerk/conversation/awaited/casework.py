"""What a chat of staff waits for about a case."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class AwaitRejection:
    """The next text is why a case is declined."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitAmount:
    """The next text is what a case pays back, and why."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitCounts:
    """The next text is how many units came back and can be sold again, for each line of a case."""

    case_id: CaseId


Awaited: TypeAlias = AwaitRejection | AwaitAmount | AwaitCounts
