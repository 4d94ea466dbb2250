"""After-sales cases at the counter."""

from collections.abc import Sequence

from shopclerk.conversation.actions.casework import (
    ApproveCase,
    AskAmount,
    AskCounts,
    InspectReturn,
    ShowCases,
)
from shopclerk.conversation.actions.claiming import ShowCase
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.case_parts import case_kind, case_status
from shopclerk.conversation.screens.claims import case_lines, return_fee
from shopclerk.conversation.screens.exchange import difference, instead_lines, wanted
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.money import Money, total
from shopclerk.core.usecases.aftersales.showing import CaseDetails


def cases_screen(
    words: Words, cases: Sequence[CaseDetails], *, more: bool, first: bool, notice: str = ""
) -> Screen:
    further = ShowCases(cases[-1].case.id) if more and cases else None
    return page(
        title(words.text("🛠 After-sales")),
        body("" if cases else words.text("No open requests. Well done!")),
        *(_summary(words, details) for details in cases),
        rows=(
            *((Button(_label(words, details), ShowCase(details.case.id)),) for details in cases),
            paging(words, back_to_first=None if first else ShowCases(), further=further),
            (home(words),),
        ),
        notice=notice,
    )


def _label(words: Words, details: CaseDetails) -> str:
    return DOT.join((details.order.number, case_kind(words, details.case.kind)))


def _summary(words: Words, details: CaseDetails) -> Paragraph:
    case = details.case
    status = case_status(words, case.status, pays_back=bool(details.refunds))
    return body(
        DOT.join((details.order.number, case_kind(words, case.kind), status)),
        words.moment(case.opened_at),
    )


def ask_approve_screen(
    words: Words, details: CaseDetails, worth: Money, back: Money, *, notice: str = ""
) -> Screen:
    """`worth` is what was paid for the goods, `back` what of it goes back after a fee for the way."""
    at_once = details.case.kind is CaseKind.REFUND_ONLY
    return page(
        title(words.text("Approve the request about order {number}?", number=details.order.number)),
        body(
            case_kind(words, details.case.kind),
            *case_lines(words, details.order, details.case.lines),
            *instead_lines(words, details),
        ),
        return_fee(words, worth, back),
        _settlement(words, details, back),
        muted(
            words.text("The money goes back at once.")
            if at_once
            else words.text("The customer sends the goods back first; you settle it after looking at them.")
        ),
        rows=(
            (Button(words.text("✅ Yes, approve it"), ApproveCase(details.case.id), Tone.PRIMARY),),
            _another_amount(words, details),
            (Button(words.text("‹ Back to the request"), ShowCase(details.case.id)),),
        ),
        notice=notice,
    )


def _another_amount(words: Words, details: CaseDetails) -> Row:
    if details.case.kind is CaseKind.EXCHANGE:
        return ()
    return (Button(words.text("✏️ Another amount…"), AskAmount(details.case.id)),)


def _settlement(words: Words, details: CaseDetails, back: Money) -> Paragraph:
    offers = wanted(details)
    if offers:
        return difference(words, total((offer.price for offer in offers), back.currency), back)
    return strong(words.text("Goes back: {amount}", amount=words.money(back)))


def ask_reject_screen(words: Words, details: CaseDetails, *, notice: str = "") -> Screen:
    return page(
        title(words.text("Decline the request about order {number}", number=details.order.number)),
        body(words.text("Why? Type it below: the customer will read it.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("Reason"),
        notice=notice,
    )


def ask_inspect_screen(words: Words, details: CaseDetails, *, notice: str = "") -> Screen:
    case_id = details.case.id
    return page(
        title(words.text("🔍 What came back of order {number}?", number=details.order.number)),
        body(*case_lines(words, details.order, details.case.lines)),
        rows=(
            (Button(words.text("All of it, as good as new"), InspectReturn(case_id, 1), Tone.PRIMARY),),
            (Button(words.text("All of it, none can be sold again"), InspectReturn(case_id, 0)),),
            (Button(words.text("By number…"), AskCounts(case_id)),),
            (Button(words.text("‹ Back to the request"), ShowCase(case_id)),),
        ),
        notice=notice,
    )


def ask_counts_screen(words: Words, details: CaseDetails, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🔍 What came back of order {number}?", number=details.order.number)),
        body(*case_lines(words, details.order, details.case.lines)),
        body(
            words.text(
                "Type two numbers for each line, in this order: how many came back, and how many of those "
                "can be sold again."
            )
        ),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("For example: 2 1"),
        notice=notice,
    )
