"""What the owner does where the books and a payment provider do not agree."""

from typing import Final

from shopclerk.conversation.actions.books import SettleDiscrepancy, ShowDiscrepancies
from shopclerk.conversation.screens.discrepancies import Entry, discrepancies_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows

PAGE: Final = 5


async def show_discrepancies(turn: Turn, _: ShowDiscrepancies | None = None) -> Answer:
    found = await turn.desk.orders.list_discrepancies(actor=turn.actor)
    entries = []
    for one in found[:PAGE]:
        details = await turn.desk.orders.show_order(actor=turn.actor, order_id=one.order_id)
        entries.append(Entry(one, details.order.number))
    screen = discrepancies_screen(turn.words, entries, more=len(found) > PAGE, notice=turn.notice)
    return shows(turn, screen)


async def settle_discrepancy(turn: Turn, action: SettleDiscrepancy) -> Answer:
    await turn.desk.orders.settle_discrepancy(
        actor=turn.actor, request_id=turn.request_id, discrepancy_id=action.discrepancy_id
    )
    return await show_discrepancies(turn)


PRESSED: Final[Pressed] = {
    ShowDiscrepancies: show_discrepancies,
    SettleDiscrepancy: settle_discrepancy,
}
