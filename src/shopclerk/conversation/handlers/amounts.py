"""Staff decide another amount than the usual: when a request is approved, or when it is settled."""

import re
from typing import Final

from shopclerk.conversation.actions.casework import AskAmount
from shopclerk.conversation.awaited.casework import AwaitAmount
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.screens.amounts import ask_amount_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.errors import ReasonNeeded
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.usecases.aftersales.showing import CaseDetails

_SIGNS: Final = re.compile(r"^[^0-9-]+|[^0-9]+$")
"""What people write before or after an amount: the sign or the word of its currency."""


async def ask_amount(turn: Turn, action: AskAmount) -> Answer:
    turn.actor.must_be_staff("SettleCase")
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=action.case_id)
    most = await _most(turn, details)
    if most is None:
        return await case_page(turn.late(), action.case_id)
    return asks(
        turn, ask_amount_screen(turn.words, details, most, notice=turn.notice), AwaitAmount(action.case_id)
    )


async def _most(turn: Turn, details: CaseDetails) -> Money | None:
    """What can be granted before the decision, and what was granted before the settlement; None at other
    times. An exchange pays in goods.
    """
    case = details.case
    if case.kind is CaseKind.EXCHANGE:
        return None
    if case.status is CaseStatus.INSPECTED:
        return case.refund
    if case.status is not CaseStatus.REQUESTED:
        return None
    order = await turn.desk.orders.show_order(actor=turn.actor, order_id=details.order.id)
    worth = valued(order.order, order.refunds, case.units)
    return total((line.amount for line in worth), details.order.total.currency)


async def amount_typed(turn: Turn, awaited: AwaitAmount, text: str) -> Answer:
    case_id = awaited.case_id
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=case_id)
    number, _, why = plainly(text).partition(" ")
    amount = Money.parse(_SIGNS.sub("", number), details.order.total.currency)
    try:
        await _decide(turn, details.case.status, case_id, amount, why.strip())
    except ReasonNeeded:
        told = turn.words.text(
            "Please type it again with the reason after the amount: the customer will read it."
        )
        return await ask_amount(turn.noticing(told), AskAmount(case_id))
    return await case_page(turn, case_id)


async def _decide(turn: Turn, status: CaseStatus, case_id: CaseId, amount: Money, why: str) -> None:
    decide = turn.desk.cases.approve_case if status is CaseStatus.REQUESTED else turn.desk.cases.settle_case
    await decide(actor=turn.actor, request_id=turn.request_id, case_id=case_id, amount=amount, why=why)


PRESSED: Final[Pressed] = {
    AskAmount: ask_amount,
}

TYPED: Final[Typed] = {
    AwaitAmount: amount_typed,
}
