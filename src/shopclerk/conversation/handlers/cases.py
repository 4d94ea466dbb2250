"""After-sales cases, as their customers see them."""

from typing import Final

from shopclerk.conversation.actions.claiming import AskReturnNumber, AskWithdraw, ShowCase, WithdrawCase
from shopclerk.conversation.awaited.claiming import AwaitReturnNumber
from shopclerk.conversation.overtaken import overtaken
from shopclerk.conversation.screens.cases import ask_return_number_screen, ask_withdraw_screen, case_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.lifecycle import CaseStatus

WITHDRAWABLE = (CaseStatus.REQUESTED, CaseStatus.AWAITING_RETURN)


async def show_case(turn: Turn, action: ShowCase) -> Answer:
    return await case_page(turn, action.case_id)


async def case_page(turn: Turn, case_id: CaseId) -> Answer:
    """The case with what whoever looks can do about it."""
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=case_id)
    if turn.too_late:
        order = await turn.desk.orders.show_order(actor=turn.actor, order_id=details.order.id)
        turn = overtaken(turn, order, case_id)
    screen = case_screen(
        turn.words,
        details,
        staff=turn.is_staff,
        return_to=turn.desk.returns.address,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def ask_withdraw(turn: Turn, action: AskWithdraw) -> Answer:
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=action.case_id)
    own = details.order.customer_id == turn.person.id
    if not own or details.case.status not in WITHDRAWABLE:
        return await case_page(turn.late(), action.case_id)
    return shows(turn, ask_withdraw_screen(turn.words, details))


async def withdraw_case(turn: Turn, action: WithdrawCase) -> Answer:
    await turn.desk.cases.withdraw_case(actor=turn.actor, request_id=turn.request_id, case_id=action.case_id)
    return await case_page(turn, action.case_id)


async def ask_return_number(turn: Turn, action: AskReturnNumber) -> Answer:
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=action.case_id)
    if details.case.status is not CaseStatus.AWAITING_RETURN:
        return await case_page(turn.late(), action.case_id)
    screen = ask_return_number_screen(turn.words, details, notice=turn.notice)
    return asks(turn, screen, AwaitReturnNumber(action.case_id))


async def return_number_typed(turn: Turn, awaited: AwaitReturnNumber, text: str) -> Answer:
    await turn.desk.cases.record_return(
        actor=turn.actor, request_id=turn.request_id, case_id=awaited.case_id, number=text
    )
    return await case_page(turn, awaited.case_id)


PRESSED: Final[Pressed] = {
    ShowCase: show_case,
    AskWithdraw: ask_withdraw,
    WithdrawCase: withdraw_case,
    AskReturnNumber: ask_return_number,
}

TYPED: Final[Typed] = {
    AwaitReturnNumber: return_number_typed,
}
