"""Staff ship many orders by one list: pasted, or sent as a table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.dispatching import AskConsignments, ShipConsignments, ShowConsignments
from shopclerk.conversation.awaited.dispatching import AwaitConsignments
from shopclerk.conversation.consignments import MOST_LINES, ConsignmentList, Reader, knows_sheet
from shopclerk.conversation.handlers.merchant import ship_by_word
from shopclerk.conversation.screens.dispatching import (
    ask_consignments_screen,
    consignments_screen,
    shipping_screen,
)
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.showing import showing
from shopclerk.conversation.turn import Answer, Pressed, Tabled, Turn, Typed, asks, shows
from shopclerk.core.ports.views import OrdersToShip
from shopclerk.core.usecases.dispatching import Checked, Consignment, Standing

EXAMPLE: Final = "7K3F-22"
PER_STEP: Final = 10
"""Parcels between two signs of progress."""


async def ask_consignments(turn: Turn, _: AskConsignments | None = None) -> Answer:
    """With the number of an order that waits, if one does."""
    waiting = await turn.desk.orders.list_orders(OrdersToShip(limit=1), actor=turn.actor)
    example = waiting[0].number if waiting else EXAMPLE
    screen = ask_consignments_screen(turn.words, example, notice=turn.notice)
    return asks(turn, screen, AwaitConsignments())


async def consignments_typed(turn: Turn, _: AwaitConsignments, text: str) -> Answer:
    """One line ships at once, as by word; several are shown first."""
    _must_be_staff(turn)
    if len(text.splitlines()) == 1:
        return await ship_by_word(turn, text)
    return await list_pasted(turn, text)


async def list_pasted(turn: Turn, text: str) -> Answer:
    _must_be_staff(turn)
    return await _listed(turn, _reader(turn).pasted(text))


async def list_sent(turn: Turn, sheet: Sheet) -> Answer:
    return await _listed(turn, _reader(turn).of_sheet(sheet))


async def _listed(turn: Turn, consignments: Sequence[Consignment]) -> Answer:
    if not consignments:
        return await ask_consignments(turn)
    made = ConsignmentList.made(consignments[:MOST_LINES], turn.request_id)
    if len(consignments) > MOST_LINES:
        told = turn.words.plural(
            "Only the first {n} line is here. Please send the rest separately.",
            "Only the first {n} lines are here. Please send the rest separately.",
            MOST_LINES,
        )
        turn = turn.noticing(told)
    keeping = turn.drafting(replace(turn.session.draft, consignments=made.written()))
    return await show_consignments(keeping, ShowConsignments(made.id))


async def show_consignments(turn: Turn, action: ShowConsignments) -> Answer:
    """How each line stands now, before and after they are shipped."""
    kept = _kept(turn, action.list_id)
    if kept is None:
        return await ask_consignments(turn.noticing(turn.notice or _gone(turn)))
    checked = await turn.desk.counter.check_consignments(kept.consignments, actor=turn.actor, list_id=kept.id)
    return shows(turn, consignments_screen(turn.words, kept.id, checked, action.page, notice=turn.notice))


async def ship_consignments(turn: Turn, action: ShipConsignments) -> Answer:
    """What can leave, one after the other. Stopped in the middle, it is done again from the start: what has
    left stays as it is.
    """
    kept = _kept(turn, action.list_id)
    if kept is None:
        return await ask_consignments(turn.noticing(_gone(turn)))
    counter = turn.desk.counter
    checked = list(await counter.check_consignments(kept.consignments, actor=turn.actor, list_id=kept.id))
    ready = [place for place, one in enumerate(checked) if one.standing is Standing.READY]
    for done, place in enumerate(ready):
        if done and done % PER_STEP == 0:
            await _tell_progress(turn, done, len(ready))
        checked[place] = await counter.ship_consignment(
            kept.consignments[place], actor=turn.actor, list_id=kept.id
        )
    return shows(turn, consignments_screen(turn.words, kept.id, checked, 0, notice=_report(turn, checked)))


async def _tell_progress(turn: Turn, done: int, total: int) -> None:
    """In the message that was pressed, while its button waits."""
    if turn.pressed:
        async with showing():
            screen = shipping_screen(turn.words, done, total)
            key = f"{turn.request_id}:{done}"
            await turn.chat.show(turn.session.address, screen, at=turn.pressed, key=key)


def _report(turn: Turn, checked: Sequence[Checked]) -> str:
    """Nothing, when each of them is where it was meant to be."""
    left = sum(one.standing is Standing.REFUSED for one in checked)
    if not left:
        return ""
    return turn.words.plural(
        "{n} line was not shipped: see why, and paste it again when it is right.",
        "{n} lines were not shipped: see why, and paste them again when they are right.",
        left,
    )


def _kept(turn: Turn, list_id: str) -> ConsignmentList | None:
    """The list of that name, if it is the last one here, and whoever asks may ship."""
    _must_be_staff(turn)
    kept = ConsignmentList.read(turn.session.draft.consignments)
    return kept if kept.id == list_id and kept.consignments else None


def _gone(turn: Turn) -> str:
    return turn.words.text("That list is not here any more. Please paste it again: nothing is shipped twice.")


def _reader(turn: Turn) -> Reader:
    return Reader(turn.wording, turn.desk.carriers)


def _must_be_staff(turn: Turn) -> None:
    turn.actor.must_be_staff("ShipConsignment")


PRESSED: Final[Pressed] = {
    AskConsignments: ask_consignments,
    ShowConsignments: show_consignments,
    ShipConsignments: ship_consignments,
}

TYPED: Final[Typed] = {
    AwaitConsignments: consignments_typed,
}

TABLED: Final[Tabled] = ((knows_sheet, list_sent),)
