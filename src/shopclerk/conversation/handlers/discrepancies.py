"""What the owner does where the books and a payment provider do not agree."""

from typing import Final

from shopclerk.conversation.actions.books import SettleDiscrepancy, ShowDiscrepancies
from shopclerk.conversation.screens.discrepancies import Entry, discrepancies_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows

PAGE: Final = 5


async def show_discrepancies(turn: Turn, _: ShowDiscrepancies | None = None) -> Answer:
    found = await turn.desk.list_discrepancies(actor=turn.person.actor)
    entries = []
    for one in found[:PAGE]:
        details = await turn.desk.show_order(actor=turn.person.actor, order_id=one.order_id)
        entries.append(Entry(one, details.order.number))
    screen = discrepancies_screen(turn.words, entries, more=len(found) > PAGE, notice=turn.notice)
    return shows(turn, screen)


async def settle_discrepancy(turn: Turn, action: SettleDiscrepancy) -> Answer:
    await turn.desk.settle_discrepancy(
        actor=turn.person.actor, request_id=turn.request_id, discrepancy_id=action.discrepancy_id
    )
    return await show_discrepancies(turn)


PRESSED: Final[Pressed] = {
    ShowDiscrepancies: show_discrepancies,
    SettleDiscrepancy: settle_discrepancy,
}
