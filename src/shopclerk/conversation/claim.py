"""What a customer says is wrong with an order, as a token that grows with every answer.

`r-0-2-d` is a return of two units of the first line that are damaged, `m-a-m` money for everything that can
be claimed and is missing, `x-0-1-<sku>-w` an exchange for another variant; a shorter text is a claim that is
not complete yet.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from shopclerk.core.domain.aftersales import CaseKind, CaseLine, CaseReason
from shopclerk.core.domain.ids import OrderLineId, SkuId
from shopclerk.core.domain.order import Order

_KINDS: Final[Mapping[str, CaseKind]] = {
    "m": CaseKind.REFUND_ONLY,
    "r": CaseKind.RETURN,
    "x": CaseKind.EXCHANGE,
}
_LETTERS: Final = {kind: letter for letter, kind in _KINDS.items()}
_REASONS: Final[Mapping[str, CaseReason]] = {reason.value[0]: reason for reason in CaseReason}
_TOKEN: Final = re.compile(
    r"(?:(?P<kind>[mrx])"
    r"(?:-(?:(?P<all>a)|(?P<line>[0-9]{1,3})(?:-(?P<units>[0-9]{1,4})(?:-(?P<instead>[A-Za-z0-9_]{2,30}))?)?)"
    r"(?:-(?P<reason>[a-z]))?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`everything` that can be claimed, or `units` of the line at that place, and of an exchange the SKU
    wanted `instead`; None: not said yet.
    """

    kind: CaseKind | None = None
    everything: bool = False
    line: int | None = None
    units: int | None = None
    instead: SkuId | None = None
    reason: CaseReason | None = None

    @classmethod
    def read(cls, text: str) -> "Claim | None":
        """The claim of a token; None when it never was one."""
        found = _TOKEN.fullmatch(text)
        if found is None or (found["reason"] and found["reason"] not in _REASONS):
            return None
        return cls(
            kind=_KINDS[found["kind"]] if found["kind"] else None,
            everything=bool(found["all"]),
            line=int(found["line"]) if found["line"] else None,
            units=int(found["units"]) if found["units"] else None,
            instead=SkuId(found["instead"]) if found["instead"] else None,
            reason=_REASONS[found["reason"]] if found["reason"] else None,
        )

    @property
    def token(self) -> str:
        if self.kind is None:
            return ""
        place = "a" if self.everything else self.line
        parts = (_LETTERS[self.kind], place, self.units, self.instead, self.reason and self.reason.value[0])
        return "-".join(str(part) for part in parts if part is not None)

    def of(self, kind: CaseKind) -> "Claim":
        return replace(self, kind=kind)

    def all_of_it(self) -> "Claim":
        return replace(self, everything=True)

    def at(self, line: int) -> "Claim":
        return replace(self, line=line)

    def many(self, units: int) -> "Claim":
        return replace(self, units=units)

    def swapped_for(self, sku_id: SkuId) -> "Claim":
        return replace(self, instead=sku_id)

    def because(self, reason: CaseReason) -> "Claim":
        return replace(self, reason=reason)

    def lines(self, order: Order, left: Mapping[OrderLineId, int]) -> tuple[CaseLine, ...]:
        """The units it names; `left` is what can be claimed of each line."""
        if self.everything:
            return tuple(CaseLine(line_id, units) for line_id, units in left.items())
        if self.line is None or self.line >= len(order.lines):
            return ()
        return (CaseLine(order.lines[self.line].id, self.units or 0, self.instead),)
