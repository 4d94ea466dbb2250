"""Questions to the shop: asked, answered, shown, closed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.threads import (
    AskCloseThread,
    AskShop,
    CloseThread,
    ReopenThread,
    SendAnyway,
    ShowThread,
    ShowThreadPicture,
    WriteThread,
)
from shopclerk.conversation.awaited.threads import AwaitMessage, AwaitQuestion
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.reply import Button, Tone
from shopclerk.conversation.screens.names import colleague, name
from shopclerk.conversation.screens.opening import opening_line
from shopclerk.conversation.screens.thread_parts import asker, pictures_of
from shopclerk.conversation.screens.threads import (
    answer_sent_screen,
    answered_meanwhile_screen,
    ask_close_screen,
    ask_shop_screen,
    question_sent_screen,
    thread_picture_screen,
    thread_screen,
    write_thread_screen,
)
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import meant
from shopclerk.core.domain.errors import AnsweredMeanwhile
from shopclerk.core.domain.ids import FileId, OrderId, PersonId, ProductId, ThreadId
from shopclerk.core.domain.threads import Thread, ThreadStatus
from shopclerk.core.ports.queries.threads import ThreadsOf
from shopclerk.core.usecases.threads import ThreadDetails


async def show_thread(turn: Turn, action: ShowThread) -> Answer:
    return await thread_page(turn, action.thread_id, before=action.before)


async def thread_page(turn: Turn, thread_id: ThreadId, *, before: int | None = None) -> Answer:
    """The thread, with what whoever looks can do about it."""
    details = await _details(turn, thread_id)
    screen = thread_screen(
        turn.words,
        details,
        staff=turn.is_staff,
        before=before,
        hint=hours_hint(turn),
        notice=turn.notice,
    )
    return shows(_writing_nothing(turn), screen)


async def ask_shop(turn: Turn, action: AskShop) -> Answer:
    """For customers: staff are asked, and do not ask."""
    turn.actor.must_be_customer("AskShop")
    called = await _called(turn, action.order_id, action.product_id)
    screen = ask_shop_screen(
        turn.words,
        action,
        called,
        asked=await has_asked(turn),
        hint=hours_hint(turn),
        notice=turn.notice,
    )
    return asks(turn, screen, AwaitQuestion(action.order_id, action.product_id))


async def has_asked(turn: Turn) -> bool:
    """Whether there are questions of theirs to show."""
    return bool(await turn.desk.threads.list_threads(ThreadsOf(turn.person.id, None, 1), actor=turn.actor))


async def _called(turn: Turn, order_id: OrderId | None, product_id: ProductId | None) -> str:
    if order_id is not None:
        details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
        return turn.words.text("Order {number}", number=details.order.number)
    if product_id is not None:
        return name(turn.words, (await turn.desk.shelf.show_product(product_id=product_id)).product.title)
    return ""


async def question_typed(turn: Turn, awaited: AwaitQuestion, text: str) -> Answer:
    return await _ask(turn, text, (), order_id=awaited.order_id, product_id=awaited.product_id)


async def question_pictured(turn: Turn, awaited: AwaitQuestion, photo: Photo) -> Answer:
    return await _ask(
        turn, meant(photo.caption), (photo.file_id,), order_id=awaited.order_id, product_id=awaited.product_id
    )


async def write_thread(turn: Turn, action: WriteThread) -> Answer:
    details = await _details(turn, action.thread_id)
    screen = write_thread_screen(turn.words, details, staff=turn.is_staff, notice=turn.notice)
    return asks(turn, screen, AwaitMessage(action.thread_id, len(details.thread.messages)))


async def message_typed(turn: Turn, awaited: AwaitMessage, text: str) -> Answer:
    return await say(turn, awaited.thread_id, text, (), seen=awaited.seen)


async def message_pictured(turn: Turn, awaited: AwaitMessage, photo: Photo) -> Answer:
    return await say(turn, awaited.thread_id, meant(photo.caption), (photo.file_id,), seen=awaited.seen)


async def say(
    turn: Turn, thread_id: ThreadId, text: str, pictures: Sequence[FileId], *, seen: int | None = None
) -> Answer:
    """Whoever it is says it in that thread: the customer writes on, staff answer."""
    if not turn.is_staff:
        return await _ask(turn, text, pictures, thread_id=thread_id)
    return await _answer(turn, thread_id, text, pictures, seen)


async def send_anyway(turn: Turn, action: SendAnyway) -> Answer:
    """What one has written, if it is still there: in a room, others have pressed this too."""
    draft = turn.session.draft
    if draft.answers != action.thread_id or not turn.is_staff:
        return await thread_page(turn.late(), action.thread_id)
    pictures = tuple(FileId(each) for each in draft.answer_pictures.split())
    return await _answer(turn, action.thread_id, draft.answer, pictures, action.seen)


async def _ask(
    turn: Turn,
    text: str,
    pictures: Sequence[FileId],
    *,
    thread_id: ThreadId | None = None,
    order_id: OrderId | None = None,
    product_id: ProductId | None = None,
) -> Answer:
    """Who has asked may write on at once, in as many messages as they like."""
    thread = await turn.desk.threads.ask_shop(
        actor=turn.actor,
        request_id=turn.request_id,
        text=text,
        pictures=pictures,
        thread_id=thread_id,
        order_id=order_id,
        product_id=product_id,
    )
    screen = question_sent_screen(turn.words, thread, hint=hours_hint(turn), notice=turn.notice)
    going_on = AwaitMessage(thread.id, len(thread.messages))
    return Answer(screen, replace(turn.session, awaited=going_on))


async def _answer(
    turn: Turn, thread_id: ThreadId, text: str, pictures: Sequence[FileId], seen: int | None
) -> Answer:
    try:
        thread = await turn.desk.threads.answer_thread(
            actor=turn.actor,
            request_id=turn.request_id,
            thread_id=thread_id,
            text=text,
            pictures=pictures,
            seen=seen,
        )
    except AnsweredMeanwhile as other:
        return await warn_of(turn, other, text, pictures)
    counts = await turn.desk.orders.count_queues(actor=turn.actor)
    names = await names_in(turn, thread)
    screen = answer_sent_screen(turn.words, thread, asker(turn.words, names, thread), counts.unanswered)
    return shows(_writing_nothing(turn), screen)


async def warn_of(turn: Turn, other: AnsweredMeanwhile, text: str, pictures: Sequence[FileId]) -> Answer:
    """What was written is kept: it is sent by a press, or written anew."""
    thread_id = ThreadId(other.thread_id)
    details = await _details(turn, thread_id)
    draft = replace(turn.session.draft, answers=thread_id, answer=text, answer_pictures=" ".join(pictures))
    send = Button(turn.words.text("✍ Send it too"), SendAnyway(thread_id, other.messages), Tone.PRIMARY)
    screen = answered_meanwhile_screen(turn.words, details, text, pictures, send)
    return asks(turn.drafting(draft), screen, AwaitMessage(thread_id, other.messages))


async def ask_close_thread(turn: Turn, action: AskCloseThread) -> Answer:
    details = await _details(turn, action.thread_id)
    if not turn.is_staff or details.thread.status is not ThreadStatus.OPEN:
        return await thread_page(turn.late(), action.thread_id)
    screen = ask_close_screen(turn.words, details, notice=turn.notice)
    return shows(turn, screen)


async def close_thread(turn: Turn, action: CloseThread) -> Answer:
    """Who comes second is told who closed it, and when; what the customer said since keeps it open."""
    before = (await _details(turn, action.thread_id)).thread
    thread = await turn.desk.threads.close_thread(
        actor=turn.actor, request_id=turn.request_id, thread_id=action.thread_id, seen=action.seen
    )
    if thread.status is not ThreadStatus.CLOSED:
        told = turn.words.text("The customer has written meanwhile, so it stays open. Please look.")
        return await thread_page(turn.noticing(told), action.thread_id)
    late = before.status is ThreadStatus.CLOSED and thread.closed_by != turn.person.id
    return await thread_page(await _closed_before(turn, thread) if late else turn, action.thread_id)


async def _closed_before(turn: Turn, thread: Thread) -> Turn:
    if thread.closed_by is None or thread.closed_at is None or not turn.is_staff:
        return turn
    names = await names_in(turn, thread)
    who = (
        asker(turn.words, names, thread)
        if thread.closed_by == thread.customer_id
        else colleague(turn.words, names, thread.closed_by)
    )
    told = turn.words.text(
        "{name} was faster and closed it: {moment}.", name=who, moment=turn.words.moment(thread.closed_at)
    )
    return turn.noticing(told)


async def reopen_thread(turn: Turn, action: ReopenThread) -> Answer:
    await turn.desk.threads.reopen_thread(
        actor=turn.actor, request_id=turn.request_id, thread_id=action.thread_id
    )
    return await thread_page(turn, action.thread_id)


async def show_thread_picture(turn: Turn, action: ShowThreadPicture) -> Answer:
    thread = (await _details(turn, action.thread_id)).thread
    if not 0 <= action.place < len(pictures_of(thread)):
        return await thread_page(turn.late(), action.thread_id)
    return shows(turn, thread_picture_screen(turn.words, thread, action.place, notice=turn.notice))


async def names_in(turn: Turn, *threads: Thread) -> Mapping[PersonId, str]:
    """What those are called who speak there; customers see no names of the staff."""
    if not turn.is_staff:
        return {}
    return await turn.people.names({each for thread in threads for each in thread.people})


def hours_hint(turn: Turn) -> str:
    """When the shop answers; customers are told."""
    return opening_line(turn.words, turn.desk.terms.now.hours, turn.now)


async def _details(turn: Turn, thread_id: ThreadId) -> ThreadDetails:
    return await turn.desk.threads.show_thread(actor=turn.actor, thread_id=thread_id)


def _writing_nothing(turn: Turn) -> Turn:
    return turn.drafting(replace(turn.session.draft, answers="", answer="", answer_pictures=""))


PRESSED: Final[Pressed] = {
    AskShop: ask_shop,
    ShowThread: show_thread,
    WriteThread: write_thread,
    SendAnyway: send_anyway,
    AskCloseThread: ask_close_thread,
    CloseThread: close_thread,
    ReopenThread: reopen_thread,
    ShowThreadPicture: show_thread_picture,
}

TYPED: Final[Typed] = {
    AwaitQuestion: question_typed,
    AwaitMessage: message_typed,
}

PICTURED: Final[Pictured] = {
    AwaitQuestion: question_pictured,
    AwaitMessage: message_pictured,
}
