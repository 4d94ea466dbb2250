"""What cases and refunds are called, and how their steps are told."""

from collections.abc import Callable, Mapping
from typing import Final

from shopclerk.conversation.plain_text import lines, one_line
from shopclerk.conversation.words import Words
from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.aftersales import CaseKind, CaseReason
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus
from shopclerk.core.domain.refund import Refund, is_by_hand
from shopclerk.core.domain.timeline import Move
from shopclerk.core.usecases.viewing import OrderDetails

_KINDS: Final[Mapping[CaseKind, Callable[[Words], str]]] = {
    CaseKind.REFUND_ONLY: lambda words: words.context("case", "Refund only"),
    CaseKind.RETURN: lambda words: words.context("case", "Return and refund"),
    CaseKind.EXCHANGE: lambda words: words.context("case", "Exchange"),
}

_REASONS: Final[Mapping[CaseReason, Callable[[Words], str]]] = {
    CaseReason.DAMAGED: lambda words: words.context("case", "It is damaged"),
    CaseReason.WRONG_ITEM: lambda words: words.context("case", "It is the wrong item"),
    CaseReason.NOT_AS_DESCRIBED: lambda words: words.context("case", "It is not as described"),
    CaseReason.MISSING: lambda words: words.context("case", "Something is missing"),
    CaseReason.CHANGED_MIND: lambda words: words.context("case", "I changed my mind"),
    CaseReason.OTHER: lambda words: words.context("case", "Something else"),
}

_STATUSES: Final[Mapping[CaseStatus, Callable[[Words], str]]] = {
    CaseStatus.REQUESTED: lambda words: words.context("case", "Waiting for the shop's decision"),
    CaseStatus.APPROVED: lambda words: words.context("case", "Approved"),
    CaseStatus.REJECTED: lambda words: words.context("case", "Declined"),
    CaseStatus.AWAITING_RETURN: lambda words: words.context("case", "Approved, waiting for the goods"),
    CaseStatus.RECEIVED: lambda words: words.context("case", "The goods are back"),
    CaseStatus.INSPECTED: lambda words: words.context("case", "The goods were inspected"),
    CaseStatus.SETTLING: lambda words: words.context("case", "The refund is on its way"),
    CaseStatus.CLOSED: lambda words: words.context("case", "Settled"),
    CaseStatus.WITHDRAWN: lambda words: words.context("case", "Withdrawn"),
    CaseStatus.EXPIRED: lambda words: words.context("case", "Expired"),
}

_REFUNDS: Final[Mapping[RefundStatus, Callable[[Words], str]]] = {
    RefundStatus.REQUESTED: lambda words: words.context("refund", "on its way"),
    RefundStatus.SUBMITTED: lambda words: words.context("refund", "on its way"),
    RefundStatus.SUCCEEDED: lambda words: words.context("refund", "paid back"),
    RefundStatus.FAILED: lambda words: words.context("refund", "the shop sends it back by hand"),
    RefundStatus.UNKNOWN: lambda words: words.context("refund", "being checked with the provider"),
}


def case_kind(words: Words, kind: CaseKind) -> str:
    return _KINDS[kind](words)


def case_reason(words: Words, reason: CaseReason) -> str:
    return _REASONS[reason](words)


def case_status(words: Words, status: CaseStatus, *, pays_back: bool = True) -> str:
    """How far it has come; `pays_back` is whether any money goes back for it."""
    if status is CaseStatus.SETTLING and not pays_back:
        return words.context("case", "Being settled")
    return _STATUSES[status](words)


def refund_line(words: Words, refund: Refund) -> str:
    """How much goes back, and how far it has come."""
    return words.text(
        "↩ Refund of {amount}: {status}",
        amount=words.money(refund.amount),
        status=_REFUNDS[refund.status](words),
    )


def case_told(words: Words, move: Move) -> str:
    """That a request began or ended, with the reason that staff gave, and the number of the way back: its own
    page tells the rest.
    """
    under_way = move.to != CaseStatus.REQUESTED and bool(lifecycle.CASE[CaseStatus(move.to)])
    if under_way and move.from_ != move.to:
        return ""
    return words.text("After-sales request: {status}", status=case_step(words, move))


def send_to(words: Words, status: CaseStatus, address: str) -> str:
    """Where the goods are awaited, while they are; nothing when the shop has not said it."""
    if status is not CaseStatus.AWAITING_RETURN or not address:
        return ""
    return words.text("Please send it to:\n{address}", address=lines(address))


def case_step(words: Words, move: Move, *, pays_back: bool = True) -> str:
    """The same where it is plain what it is about."""
    status = CaseStatus(move.to)
    if status is CaseStatus.REQUESTED:
        return words.text("Requested")
    if move.from_ == move.to:
        return words.text("On its way back, number {number}", number=one_line(move.why))
    if status is CaseStatus.AWAITING_RETURN:
        return words.text("Waiting for the goods")
    told = case_status(words, status, pays_back=pays_back)
    if status is CaseStatus.REJECTED and move.why:
        return words.text("{step} ({reason})", step=told, reason=lines(move.why))
    return told


def refund_told(words: Words, move: Move, details: OrderDetails) -> str:
    """That money is promised, back, or did not go back; nothing of the calls in between."""
    refund = next((each for each in details.refunds if each.id == move.entity_id), None)
    if refund is None:
        return ""
    amount, status = words.money(refund.amount), RefundStatus(move.to)
    if status in (RefundStatus.SUBMITTED, RefundStatus.UNKNOWN):
        return ""
    return refund_step(words, status, amount, by_hand=is_by_hand(refund.reference))


def refund_step(words: Words, status: RefundStatus, amount: str, *, by_hand: bool) -> str:
    """How far the refund of that amount came with a step."""
    match status:
        case RefundStatus.REQUESTED:
            return words.text("Refund of {amount} promised", amount=amount)
        case RefundStatus.SUCCEEDED if by_hand:
            return words.text("Refund of {amount} sent back by hand", amount=amount)
        case RefundStatus.SUCCEEDED:
            return words.text("Refund of {amount} paid back", amount=amount)
        case RefundStatus.FAILED:
            return words.text("Refund of {amount} is to be sent back by hand", amount=amount)
        case _:
            return words.text("↩ Refund of {amount}: {status}", amount=amount, status=_REFUNDS[status](words))
