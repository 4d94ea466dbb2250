"""What the shop keeps of a customer: seen, taken along, erased."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.privacy import AskErase, ErasePersonal, ExportPersonal, ShowPersonal
from shopclerk.conversation.reply import Attachment
from shopclerk.conversation.screens.privacy import (
    ask_erase_screen,
    erased_screen,
    exported_screen,
    not_yet_erased_screen,
    privacy_screen,
)
from shopclerk.conversation.session import Session
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.errors import OrdersOpen
from shopclerk.core.ports.files import File

FILE: Final = "my-data"


async def show_personal(turn: Turn, _: ShowPersonal) -> Answer:
    kept = await turn.desk.privacy.show_personal(actor=turn.actor)
    return shows(turn, privacy_screen(turn.words, kept, notice=turn.notice))


async def export_personal(turn: Turn, _: ExportPersonal) -> Answer:
    """Made for this answer: the shop keeps no copy of its own."""
    document = await turn.desk.privacy.export_personal(actor=turn.actor)
    file = Attachment(FILE, File(document, "application/json"))
    return replace(shows(turn, exported_screen(turn.words, notice=turn.notice)), before=(file,))


async def ask_erase(turn: Turn, _: AskErase) -> Answer:
    turn.actor.must_be_customer("ErasePersonal")
    kept = await turn.desk.privacy.show_personal(actor=turn.actor)
    if kept.open_orders:
        return shows(turn, not_yet_erased_screen(turn.words, kept.open_orders, notice=turn.notice))
    return shows(turn, ask_erase_screen(turn.words, notice=turn.notice))


async def erase_personal(turn: Turn, _: ErasePersonal) -> Answer:
    """Nothing is kept of this turn either: see `Answer.forgets`."""
    try:
        await turn.desk.privacy.erase_personal(actor=turn.actor)
    except OrdersOpen as still:
        return shows(turn, not_yet_erased_screen(turn.words, still.numbers, notice=turn.notice))
    nobody = Session(address=turn.session.address, person_id=turn.session.person_id)
    return Answer(erased_screen(turn.words), nobody, forgets=True)


PRESSED: Final[Pressed] = {
    ShowPersonal: show_personal,
    ExportPersonal: export_personal,
    AskErase: ask_erase,
    ErasePersonal: erase_personal,
}
