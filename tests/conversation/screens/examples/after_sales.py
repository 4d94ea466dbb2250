"""Screens: after sales."""

from dataclasses import replace

from shopclerk.conversation.claim import Claim
from shopclerk.conversation.screens.amounts import ask_amount_screen
from shopclerk.conversation.screens.cases import ask_return_number_screen, ask_withdraw_screen, case_screen
from shopclerk.conversation.screens.casework import (
    ask_approve_screen,
    ask_counts_screen,
    ask_inspect_screen,
    ask_reject_screen,
    cases_screen,
)
from shopclerk.conversation.screens.claims import (
    ask_kind_screen,
    ask_line_screen,
    ask_note_screen,
    ask_reason_screen,
    ask_units_screen,
    review_claim_screen,
)
from shopclerk.conversation.screens.discrepancies import Entry, discrepancies_screen
from shopclerk.conversation.screens.evidence import ask_evidence_screen, evidence_screen
from shopclerk.conversation.screens.exchange import Offer, ask_instead_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import CaseKind, CaseLine, CaseReason
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.order import AppliedDiscount
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.usecases.aftersales.showing import CaseDetails
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, cny, id_

RETURNS = "Tea Garden Returns\n12 Lake Road\n310000 Hangzhou"


def examples(words: Words, world: World) -> Examples:
    order, line = world.completed, world.completed.lines[0]
    claim = Claim(kind=CaseKind.RETURN)
    full = claim.at(0).many(1).because(CaseReason.DAMAGED)
    asked = world.case
    awaiting = replace(
        asked, status=CaseStatus.AWAITING_RETURN, refund=cny(3900), return_tracking="SF7654321"
    )
    fresh, sent, back, seen, paying = (
        CaseDetails(
            case=case,
            order=order,
            replacement=None,
            refunds=refunds,
            timeline=tuple(TimelineEntry(id=id_(120), order_id=order.id, move=move) for move in asked.moves),
        )
        for case, refunds in (
            (asked, ()),
            (awaiting, ()),
            (replace(awaiting, status=CaseStatus.RECEIVED), ()),
            (replace(awaiting, status=CaseStatus.INSPECTED), ()),
            (replace(awaiting, status=CaseStatus.SETTLING), (world.refund,)),
        )
    )
    swapped_even = replace(back, case=replace(back.case, status=CaseStatus.SETTLING, kind=CaseKind.EXCHANGE))
    left = {line.id: 2}
    red = world.mug.skus[1]
    swap = Claim(kind=CaseKind.EXCHANGE).at(0).many(1)
    offer = Offer(world.mug, red, 1, cny(4200))
    shown = replace(fresh, case=replace(asked, evidence=(FileId("1" * 64), FileId("2" * 64))))
    swapping = replace(
        fresh,
        case=replace(asked, kind=CaseKind.EXCHANGE, lines=(CaseLine(line.id, 1, red.id),)),
        instead=(world.mug,),
    )
    swapped = replace(
        swapping,
        case=replace(swapping.case, status=CaseStatus.AWAITING_RETURN, refund=cny(0)),
        replacement=replace(world.placed, total=cny(300), discount=AppliedDiscount(order.number, cny(2700))),
        worth=cny(3900),
    )
    swap_to_settle = replace(swapped, case=replace(swapped.case, status=CaseStatus.INSPECTED))
    swap_paid = replace(
        swap_to_settle,
        replacement=replace(world.paid, total=cny(300), discount=AppliedDiscount(order.number, cny(3900))),
    )
    return {
        "what would you like": ask_kind_screen(words, world.details(order), tuple(CaseKind)),
        "what would you like on its way": ask_kind_screen(
            words, world.details(order), (CaseKind.REFUND_ONLY,)
        ),
        "which of them": ask_line_screen(words, order, claim, left),
        "how many of them": ask_units_screen(words, order, claim.at(0), 2),
        "what is wrong": ask_reason_screen(words, order, claim.at(0).many(1)),
        "say more": ask_note_screen(words, order, full),
        "what instead": ask_instead_screen(words, order, swap, (offer,)),
        "nothing instead": ask_instead_screen(words, order, swap, ()),
        "said with pictures": ask_note_screen(words, order, full, pictures=2),
        "books to compare": discrepancies_screen(
            words, [Entry(each, order.number) for each in world.discrepancies], more=True
        ),
        "nothing to compare": discrepancies_screen(words, (), more=False),
        "another amount": ask_amount_screen(words, seen, cny(3900)),
        "pictures asked for": ask_evidence_screen(words, shown),
        "a picture": evidence_screen(words, shown, 0),
        "to decide with pictures": case_screen(words, shown, staff=True),
        "requested with a picture": case_screen(words, shown, staff=False),
        "last look at an exchange": review_claim_screen(
            words,
            order,
            swap.swapped_for(red.id).because(CaseReason.CHANGED_MIND),
            asked.lines,
            worth=cny(3900),
            back=cny(3900),
            note="",
            offer=offer,
        ),
        "exchange to decide": case_screen(words, swapping, staff=True),
        "exchange to pay for": case_screen(words, swapped, staff=False),
        "exchange under way": case_screen(words, swapped, staff=True),
        "exchange that is back and unpaid": case_screen(words, swap_to_settle, staff=True),
        "exchange that is back and paid": case_screen(words, swap_paid, staff=True),
        "approve an exchange": ask_approve_screen(words, swapping, cny(3900), cny(3900)),
        "last look": review_claim_screen(
            words, order, full, asked.lines, worth=cny(3900), back=cny(3900), note=asked.note
        ),
        "last look at a return with a fee": review_claim_screen(
            words,
            order,
            claim.at(0).many(1).because(CaseReason.CHANGED_MIND),
            asked.lines,
            worth=cny(3900),
            back=cny(2700),
            note="",
        ),
        "requested": case_screen(words, fresh, staff=False),
        "to decide": case_screen(words, fresh, staff=True),
        "to send back": case_screen(words, sent, staff=False, return_to=RETURNS),
        "to receive": case_screen(words, sent, staff=True),
        "to inspect": case_screen(words, back, staff=True),
        "to settle": case_screen(words, seen, staff=True),
        "settling an exchange": case_screen(words, swapped_even, staff=False),
        "settling": case_screen(words, paying, staff=False),
        "withdraw": ask_withdraw_screen(words, fresh),
        "number of the return": ask_return_number_screen(words, sent),
        "no requests": cases_screen(words, (), more=False, first=True),
        "requests": cases_screen(words, (fresh, sent), more=True, first=False),
        "approve": ask_approve_screen(words, fresh, cny(3900), cny(3900)),
        "approve with a fee": ask_approve_screen(words, fresh, cny(3900), cny(2700)),
        "decline": ask_reject_screen(words, fresh),
        "inspect": ask_inspect_screen(words, back),
        "count": ask_counts_screen(words, back),
    }
