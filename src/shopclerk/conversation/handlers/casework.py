"""After-sales cases, as staff work on them."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.casework import (
    ApproveCase,
    AskApprove,
    AskCounts,
    AskInspect,
    AskReject,
    InspectReturn,
    ReceiveReturn,
    SettleCase,
    ShowCases,
)
from shopclerk.conversation.awaited.casework import AwaitCounts, AwaitRejection
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.screens.casework import (
    ask_approve_screen,
    ask_counts_screen,
    ask_inspect_screen,
    ask_reject_screen,
    cases_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.aftersales import AfterSalesCase, Inspected
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.errors import InvalidQuantity
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import total
from shopclerk.core.usecases.aftersales.showing import CaseDetails

PAGE: Final = 6
REASON_LIMIT: Final = 500
DIGITS: Final = 4


async def show_cases(turn: Turn, action: ShowCases) -> Answer:
    found = await turn.desk.cases.list_cases(actor=turn.actor, after=action.after, limit=PAGE + 1)
    cases = [await turn.desk.cases.show_case(actor=turn.actor, case_id=case.id) for case in found[:PAGE]]
    screen = cases_screen(
        turn.words, cases, more=len(found) > PAGE, first=action.after is None, notice=turn.notice
    )
    return shows(turn, screen)


async def _at(turn: Turn, case_id: CaseId, status: CaseStatus) -> CaseDetails | None:
    """The case for staff, if it stands there; None when it has moved on."""
    turn.actor.must_be_staff("ShowCase")
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=case_id)
    return details if details.case.status is status else None


async def ask_approve(turn: Turn, action: AskApprove) -> Answer:
    details = await _at(turn, action.case_id, CaseStatus.REQUESTED)
    if details is None:
        return await case_page(turn.late(), action.case_id)
    order = await turn.desk.orders.show_order(actor=turn.actor, order_id=details.order.id)
    worth = valued(order.order, order.refunds, details.case.units)
    amount = total((line.amount for line in worth), order.order.total.currency)
    promised = turn.desk.promised(details.order.placed_at)
    back = promised.granted(details.case.kind, details.case.reason, amount)
    return shows(turn, ask_approve_screen(turn.words, details, amount, back, notice=turn.notice))


async def approve_case(turn: Turn, action: ApproveCase) -> Answer:
    await turn.desk.cases.approve_case(actor=turn.actor, request_id=turn.request_id, case_id=action.case_id)
    return await case_page(turn.unless_done(), action.case_id)


async def ask_reject(turn: Turn, action: AskReject) -> Answer:
    details = await _at(turn, action.case_id, CaseStatus.REQUESTED)
    if details is None:
        return await case_page(turn.late(), action.case_id)
    screen = ask_reject_screen(turn.words, details, notice=turn.notice)
    return asks(turn, screen, AwaitRejection(action.case_id))


async def rejection_typed(turn: Turn, awaited: AwaitRejection, text: str) -> Answer:
    if len(text) > REASON_LIMIT:
        told = turn.words.text(
            "A reason has at most {most} characters. Please shorten it.", most=REASON_LIMIT
        )
        return await ask_reject(turn.noticing(told), AskReject(awaited.case_id))
    await turn.desk.cases.reject_case(
        actor=turn.actor, request_id=turn.request_id, case_id=awaited.case_id, why=text
    )
    return await case_page(turn, awaited.case_id)


async def receive_return(turn: Turn, action: ReceiveReturn) -> Answer:
    await turn.desk.cases.receive_return(actor=turn.actor, request_id=turn.request_id, case_id=action.case_id)
    return await case_page(turn.unless_done(), action.case_id)


async def ask_inspect(turn: Turn, action: AskInspect) -> Answer:
    details = await _at(turn, action.case_id, CaseStatus.RECEIVED)
    if details is None:
        return await case_page(turn.late(), action.case_id)
    return shows(turn, ask_inspect_screen(turn.words, details, notice=turn.notice))


async def ask_counts(turn: Turn, action: AskCounts) -> Answer:
    details = await _at(turn, action.case_id, CaseStatus.RECEIVED)
    if details is None:
        return await case_page(turn.late(), action.case_id)
    screen = ask_counts_screen(turn.words, details, notice=turn.notice)
    return asks(turn, screen, AwaitCounts(action.case_id))


async def inspect_return(turn: Turn, action: InspectReturn) -> Answer:
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=action.case_id)
    found = [
        Inspected(line_id, units, units if action.sound == 1 else 0)
        for line_id, units in details.case.units.items()
    ]
    return await _inspect(turn, action.case_id, found)


async def counts_typed(turn: Turn, awaited: AwaitCounts, text: str) -> Answer:
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=awaited.case_id)
    return await _inspect(turn, awaited.case_id, _counted(details.case, plainly(text)))


def _counted(case: AfterSalesCase, text: str) -> Sequence[Inspected]:
    """Two numbers a line: how many came, and how many of those can be sold again. Or InvalidQuantity."""
    numbers = text.replace(",", " ").replace("/", " ").split()
    most = max(case.units.values())
    if len(numbers) != 2 * len(case.units) or not all(
        number.isascii() and number.isdecimal() and len(number) <= DIGITS for number in numbers
    ):
        raise InvalidQuantity(text, most)
    counts = [int(number) for number in numbers]
    return [
        Inspected(line_id, came, sound)
        for line_id, came, sound in zip(case.units, counts[::2], counts[1::2], strict=True)
    ]


async def _inspect(turn: Turn, case_id: CaseId, found: Sequence[Inspected]) -> Answer:
    await turn.desk.cases.inspect_return(
        actor=turn.actor, request_id=turn.request_id, case_id=case_id, found=found
    )
    return await case_page(turn, case_id)


async def settle_case(turn: Turn, action: SettleCase) -> Answer:
    await turn.desk.cases.settle_case(actor=turn.actor, request_id=turn.request_id, case_id=action.case_id)
    return await case_page(turn.unless_done(), action.case_id)


PRESSED: Final[Pressed] = {
    ShowCases: show_cases,
    AskApprove: ask_approve,
    ApproveCase: approve_case,
    AskReject: ask_reject,
    ReceiveReturn: receive_return,
    AskInspect: ask_inspect,
    AskCounts: ask_counts,
    InspectReturn: inspect_return,
    SettleCase: settle_case,
}

TYPED: Final[Typed] = {
    AwaitRejection: rejection_typed,
    AwaitCounts: counts_typed,
}
