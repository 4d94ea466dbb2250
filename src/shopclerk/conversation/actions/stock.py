"""What staff do with what is on the shelf."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import SkuId


@dataclass(frozen=True, slots=True)
class ShowLow:
    """List what runs low, behind one of them."""

    code: ClassVar[str] = "ql"

    after: SkuId | None = None


@dataclass(frozen=True, slots=True)
class AskCount:
    """Let the owner type how many of a variant there are."""

    code: ClassVar[str] = "qc"

    variant_id: SkuId


@dataclass(frozen=True, slots=True)
class AskArrived:
    """Let staff type how many of a variant came in."""

    code: ClassVar[str] = "qa"

    variant_id: SkuId


@dataclass(frozen=True, slots=True)
class AskSafety:
    """Let the owner type at how many units left to be alerted."""

    code: ClassVar[str] = "qt"

    variant_id: SkuId


@dataclass(frozen=True, slots=True)
class ShowLedger:
    """Show what moved the stock of a variant, behind one of the moves."""

    code: ClassVar[str] = "qh"

    variant_id: SkuId
    after: str | None = None


@dataclass(frozen=True, slots=True)
class AskDelivery:
    """Let staff type or paste what came in, a line for each code."""

    code: ClassVar[str] = "qd"


Action: TypeAlias = ShowLow | AskCount | AskArrived | AskSafety | ShowLedger | AskDelivery

ONES_OWN: Final = ()
