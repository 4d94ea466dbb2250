"""What a chat waits for about a claim and its case."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import CaseId, OrderId


@dataclass(frozen=True, slots=True)
class AwaitUnits:
    """The next text is how many units are claimed."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class AwaitNote:
    """The next text is what the customer says of a claim."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class AwaitEvidence:
    """The next picture belongs to a case."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitReturnNumber:
    """The next text is the tracking number of the way back."""

    case_id: CaseId


Awaited: TypeAlias = AwaitUnits | AwaitNote | AwaitEvidence | AwaitReturnNumber
