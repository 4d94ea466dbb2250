"""What the shop promises of returns."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from shopclerk.core.domain.aftersales import CaseKind, CaseReason
from shopclerk.core.domain.delivery import in_currency
from shopclerk.core.domain.money import Money


class Undecided(StrEnum):
    """What becomes of a case that staff never decided."""

    APPROVE = "approve"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPolicy:
    """A case is asked for `window` after delivery at the latest; money alone also before delivery, once the
    goods have left. Staff are reminded `remind_after` and have `decide_within`; then `undecided` says what
    becomes of it. Goods come back, and the difference of an exchange is paid, within `send_back_within`.

    The customer bears the flat fee of a return or an exchange for one of the reasons `charged_for`: that of
    `fees` in the order's currency; where there is none, the shop bears it. Without `restocks` nothing that
    came back is sold again. Goods go back to `address`, a few lines of text; when it is empty, staff tell it.
    """

    window: timedelta = timedelta(days=7)
    remind_after: timedelta = timedelta(days=1)
    decide_within: timedelta = timedelta(days=3)
    undecided: Undecided = Undecided.EXPIRE
    send_back_within: timedelta = timedelta(days=14)
    fees: tuple[Money, ...] = ()
    charged_for: Set[CaseReason] = frozenset({CaseReason.CHANGED_MIND, CaseReason.OTHER})
    restocks: bool = True
    address: str = ""

    def fee(self, kind: CaseKind, reason: CaseReason, currency: str) -> Money:
        """What the customer pays for the way back; nothing for an order in a currency
        that has no fee.
        """
        charged = kind is not CaseKind.REFUND_ONLY and reason in self.charged_for
        fee = in_currency(self.fees, currency) if charged else None
        return fee or Money.zero(currency)

    def granted(self, kind: CaseKind, reason: CaseReason, worth: Money) -> Money:
        """What goes back for goods of that worth unless staff say otherwise: less the fee, never below
        nothing.
        """
        fee = self.fee(kind, reason, worth.currency)
        return Money(max((worth - fee).minor, 0), worth.currency)
