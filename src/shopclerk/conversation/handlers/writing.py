"""Staff write to a customer first, from the card of an order."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.threads import WriteThread, WriteToCustomer
from shopclerk.conversation.awaited.threads import AwaitFirstWord
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.threads import names_in, warn_of, write_thread
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.screens.thread_parts import asker
from shopclerk.conversation.screens.writing import first_word_screen, may_write_first, written_screen
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import meant
from shopclerk.core.domain.errors import AnsweredMeanwhile
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.threads import ThreadStatus


async def write_to_customer(turn: Turn, action: WriteToCustomer) -> Answer:
    """Where the customer has asked meanwhile, or a colleague has written, one goes on there."""
    turn.actor.must_be_staff("WriteToCustomer")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if details.thread is not None and details.thread.status is not ThreadStatus.CLOSED:
        return await write_thread(turn, WriteThread(details.thread.id))
    if not may_write_first(details):
        return await order_page(turn.late(), action.order_id)
    screen = first_word_screen(turn.words, details, notice=turn.notice)
    return asks(turn, screen, AwaitFirstWord(action.order_id))


async def first_word_typed(turn: Turn, awaited: AwaitFirstWord, text: str) -> Answer:
    return await _write(turn, awaited, text, ())


async def first_word_pictured(turn: Turn, awaited: AwaitFirstWord, photo: Photo) -> Answer:
    return await _write(turn, awaited, meant(photo.caption), (photo.file_id,))


async def _write(turn: Turn, awaited: AwaitFirstWord, text: str, pictures: Sequence[FileId]) -> Answer:
    try:
        thread = await turn.desk.threads.write_to_customer(
            actor=turn.actor,
            request_id=turn.request_id,
            order_id=awaited.order_id,
            text=text,
            pictures=pictures,
        )
    except AnsweredMeanwhile as other:
        return await warn_of(turn, other, text, pictures)
    called = asker(turn.words, await names_in(turn, thread), thread)
    return shows(turn, written_screen(turn.words, thread, awaited.order_id, called))


PRESSED: Final[Pressed] = {WriteToCustomer: write_to_customer}

TYPED: Final[Typed] = {AwaitFirstWord: first_word_typed}

PICTURED: Final[Pictured] = {AwaitFirstWord: first_word_pictured}
