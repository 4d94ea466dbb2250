"""Discount codes, as staff work on them.

A code may have characters that no button carries: `name` is the code where it can be, else a mark of it (see
`conversation.code_names`); empty: the one that is being made.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class ShowDiscounts:
    """A page of the codes, after the one of that name."""

    code: ClassVar[str] = "vl"

    after: str = ""


@dataclass(frozen=True, slots=True)
class ShowDiscount:
    code: ClassVar[str] = "vs"
    name: str


@dataclass(frozen=True, slots=True)
class AskNewDiscount:
    """Let the owner type a code, alone or with all that it is good for."""

    code: ClassVar[str] = "vn"


@dataclass(frozen=True, slots=True)
class ReviewDiscount:
    """The code that is being made, as far as it is said."""

    code: ClassVar[str] = "vr"


@dataclass(frozen=True, slots=True)
class AskDiscountTerm:
    """Let the owner type a `field` of a code (`discount_terms.FIELDS`)."""

    code: ClassVar[str] = "vf"

    name: str
    field: str


@dataclass(frozen=True, slots=True)
class DropDiscountTerm:
    """Without that limit."""

    code: ClassVar[str] = "vd"

    name: str
    field: str


@dataclass(frozen=True, slots=True)
class TakeOff:
    """That share, in hundredths of a percent, for the code that is being made."""

    code: ClassVar[str] = "vp"

    hundredths: int


@dataclass(frozen=True, slots=True)
class CreateDiscount:
    code: ClassVar[str] = "vm"


@dataclass(frozen=True, slots=True)
class DiscardDiscount:
    """Forget the code that is being made."""

    code: ClassVar[str] = "vq"


@dataclass(frozen=True, slots=True)
class AskEndDiscount:
    """State what ending means and ask for a yes."""

    code: ClassVar[str] = "vx"

    name: str


@dataclass(frozen=True, slots=True)
class EndDiscount:
    code: ClassVar[str] = "ve"
    name: str


@dataclass(frozen=True, slots=True)
class ShareDiscount:
    """A link that fills the code in, and its picture."""

    code: ClassVar[str] = "vh"

    name: str


Action: TypeAlias = (
    ShowDiscounts
    | ShowDiscount
    | AskNewDiscount
    | ReviewDiscount
    | AskDiscountTerm
    | DropDiscountTerm
    | TakeOff
    | CreateDiscount
    | DiscardDiscount
    | AskEndDiscount
    | EndDiscount
    | ShareDiscount
)
