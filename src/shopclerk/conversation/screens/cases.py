"""An after-sales case, and what its customer does with it."""

from collections.abc import Callable, Mapping
from typing import Final

from shopclerk.conversation.actions.casework import (
    AskAmount,
    AskApprove,
    AskInspect,
    AskReject,
    ReceiveReturn,
    SettleCase,
)
from shopclerk.conversation.actions.claiming import AskReturnNumber, AskWithdraw, ShowCase, WithdrawCase
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import ChoosePayment, ShowOrder
from shopclerk.conversation.plain_text import lines, one_line
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.case_parts import (
    case_kind,
    case_reason,
    case_status,
    case_step,
    refund_line,
    send_to,
)
from shopclerk.conversation.screens.claims import case_lines
from shopclerk.conversation.screens.days import by_day
from shopclerk.conversation.screens.evidence import evidence_row, first_of
from shopclerk.conversation.screens.exchange import instead_lines
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, strong, title
from shopclerk.conversation.screens.timeline import signed
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.aftersales.showing import CaseDetails

_BACK: Final = frozenset({CaseStatus.RECEIVED, CaseStatus.INSPECTED, CaseStatus.SETTLING, CaseStatus.CLOSED})
"""When goods that were to be sent back are here again."""


def case_screen(
    words: Words, details: CaseDetails, *, staff: bool, return_to: str = "", notice: str = ""
) -> Screen:
    """One case, edited in place as it moves. Its goods are sent to the address `return_to`."""
    case, order = details.case, details.order
    steps = _staff_steps(words, details) if staff else _customer_steps(words, details)
    return page(
        title(words.text("🛠 Request about order {number}", number=order.number)),
        strong(case_status(words, case.status, pays_back=bool(details.refunds))),
        body(
            DOT.join((case_kind(words, case.kind), case_reason(words, case.reason))),
            *case_lines(words, order, case.lines),
            *instead_lines(words, details),
        ),
        body(lines(case.note)),
        *_difference(words, details),
        _progress(words, details),
        body("" if staff else send_to(words, case.status, return_to)),
        muted(*_history(words, details, staff=staff)),
        rows=(
            steps,
            evidence_row(words, case, staff=staff),
            _replacement(words, details, staff=staff),
            (Button(words.text("‹ Order"), ShowOrder(order.id)), home(words)),
        ),
        picture=first_of(case.evidence),
        notice=notice,
        subject=case_subject(case.id),
        version=case.version,
    )


def case_subject(case_id: CaseId) -> str:
    """What a screen that follows a case names as its subject."""
    return f"case:{case_id}"


def _progress(words: Words, details: CaseDetails) -> Paragraph:
    case = details.case
    granted = (
        words.text("Approved: {amount}", amount=words.money(case.refund))
        if case.refund and case.refund.minor
        else ""
    )
    return body(granted, _way_back(words, case), *(refund_line(words, refund) for refund in details.refunds))


def _difference(words: Words, details: CaseDetails) -> tuple[Paragraph, ...]:
    """What an exchange that was approved comes to: the worth of what comes back, less a fee for the way, and
    whether the difference is paid. Once it is settled, its refunds tell what became of it.
    """
    other, granted = details.replacement, details.case.refund
    is_over = details.case.status in (CaseStatus.SETTLING, CaseStatus.CLOSED)
    if other is None or granted is None or is_over or other.status is OrderStatus.CANCELLED:
        return ()
    credit = granted + other.discount.amount if other.discount else granted
    return (body(*_worth(words, details.worth, credit)), strong(_due(words, other)))


def _worth(words: Words, worth: Money | None, credit: Money) -> tuple[str, ...]:
    if worth is None:
        return ()
    fee = words.text("Return shipping fee: −{amount}", amount=words.money(worth - credit))
    return (
        words.text("Worth: {amount}", amount=words.money(worth)),
        fee if worth.minor > credit.minor else "",
    )


def _due(words: Words, other: Order) -> str:
    if not other.total.minor:
        return words.text("There is no difference to pay.")
    amount = words.money(other.total)
    if other.is_payable:
        return words.text("Difference of {amount}: not paid yet", amount=amount)
    return words.text("Difference of {amount}: paid", amount=amount)


def _way_back(words: Words, case: AfterSalesCase) -> str:
    number = one_line(case.return_tracking)
    if not number:
        return ""
    if case.status in _BACK:
        return words.text("Came back, number {number}", number=number)
    return words.text("On its way back, number {number}", number=number)


def _replacement(words: Words, details: CaseDetails, *, staff: bool) -> Row:
    """The order that comes instead, and paying what it costs more."""
    other = details.replacement
    if other is None:
        return ()
    if other.is_payable and not staff:
        amount = words.money(other.total)
        label = words.text("💳 Pay the difference of {amount}", amount=amount)
        return (Button(label, ChoosePayment(other.id), Tone.PRIMARY),)
    return (Button(words.text("🔄 Order {number} instead", number=other.number), ShowOrder(other.id)),)


def _history(words: Words, details: CaseDetails, *, staff: bool) -> tuple[str, ...]:
    moves = [entry.move for entry in details.timeline]
    pays_back, names = bool(details.refunds), details.names if staff else None
    steps = ((move, case_step(words, move, pays_back=pays_back)) for move in moves)
    return by_day(words, ((move.at, signed(words, step, move, names)) for move, step in steps))


def _customer_steps(words: Words, details: CaseDetails) -> Row:
    case = details.case
    withdraw = Button(words.text("Withdraw the request"), AskWithdraw(case.id), Tone.DANGER)
    if case.status is CaseStatus.AWAITING_RETURN:
        sent = Button(words.text("📮 I have sent it back"), AskReturnNumber(case.id), Tone.PRIMARY)
        again = Button(words.text("✏️ Correct the number"), AskReturnNumber(case.id))
        return (again if case.return_tracking else sent, withdraw)
    return (withdraw,) if case.status is CaseStatus.REQUESTED else ()


def _approve_or_reject(words: Words, case_id: CaseId) -> Row:
    return (
        Button(words.text("✅ Approve"), AskApprove(case_id), Tone.PRIMARY),
        Button(words.text("✖ Decline"), AskReject(case_id), Tone.DANGER),
    )


_STAFF: Final[Mapping[CaseStatus, Callable[[Words, CaseId], Row]]] = {
    CaseStatus.REQUESTED: _approve_or_reject,
    CaseStatus.AWAITING_RETURN: lambda words, case_id: (
        Button(words.text("📥 The goods are here"), ReceiveReturn(case_id), Tone.PRIMARY),
    ),
    CaseStatus.RECEIVED: lambda words, case_id: (
        Button(words.text("🔍 Inspect"), AskInspect(case_id), Tone.PRIMARY),
    ),
    CaseStatus.INSPECTED: lambda words, case_id: (
        Button(words.text("💸 Pay back and settle"), SettleCase(case_id), Tone.PRIMARY),
        Button(words.text("✏️ Another amount…"), AskAmount(case_id)),
    ),
}


def _staff_steps(words: Words, details: CaseDetails) -> Row:
    case = details.case
    if case.status is CaseStatus.INSPECTED and case.kind is CaseKind.EXCHANGE:
        settle = (Button(words.text("✅ Settle the exchange"), SettleCase(case.id), Tone.PRIMARY),)
        return () if details.replacement and details.replacement.is_payable else settle
    if case.status is CaseStatus.SETTLING:
        failed = any(refund.status is RefundStatus.FAILED for refund in details.refunds)
        again = Button(words.text("💸 Pay back again"), SettleCase(case.id), Tone.PRIMARY)
        return (again,) if failed else ()
    return _STAFF[case.status](words, case.id) if case.status in _STAFF else ()


def ask_withdraw_screen(words: Words, details: CaseDetails, *, notice: str = "") -> Screen:
    return page(
        title(words.text("Withdraw the request about order {number}?", number=details.order.number)),
        muted(words.text("Nothing is paid back then.")),
        rows=(
            (Button(words.text("Yes, withdraw it"), WithdrawCase(details.case.id), Tone.DANGER),),
            (Button(words.text("No, leave it open"), ShowCase(details.case.id)),),
        ),
        notice=notice,
    )


def ask_return_number_screen(words: Words, details: CaseDetails, *, notice: str = "") -> Screen:
    return page(
        title(words.text("📮 Sending back order {number}", number=details.order.number)),
        body(words.text("Which tracking number does your parcel have? Type it below.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("For example: SF1234567"),
        notice=notice,
    )
