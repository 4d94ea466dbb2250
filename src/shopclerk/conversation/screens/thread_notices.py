"""What a customer is told of a question, without asking."""

from shopclerk.conversation.actions.threads import ShowThread, ShowThreadPicture, WriteThread
from shopclerk.conversation.plain_text import lines
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import name
from shopclerk.conversation.screens.thread_parts import answer_subject, shown_pictures
from shopclerk.conversation.words import Words
from shopclerk.core.domain.threads import Message, Thread
from shopclerk.core.usecases.threads import ThreadDetails


def answered_screen(words: Words, details: ThreadDetails, place: int, *, notice: str = "") -> Screen:
    """The answer at that place, from 1. Whoever replies to it writes on."""
    thread = details.thread
    said = thread.messages[place - 1]
    return page(
        title(_title(words, details)),
        strong(name(words, details.product.title) if details.product else ""),
        body(lines(said.text)),
        rows=(
            (Button(words.text("✍ Write back"), WriteThread(thread.id), Tone.PRIMARY),),
            _more_pictures(words, thread, said, place),
            (_whole(words, thread), home(words)),
        ),
        picture=next(iter(said.pictures), None),
        notice=notice,
        subject=answer_subject(thread.id),
    )


def closed_unanswered_screen(words: Words, details: ThreadDetails, *, notice: str = "") -> Screen:
    thread = details.thread
    asked = thread.messages[max(thread.asked - 1, 0)]
    return page(
        title(words.text("💬 The shop has closed your question")),
        body(lines(asked.text), shown_pictures(words, len(asked.pictures))),
        muted(words.text("If it is not settled, write back: then it is open again.")),
        rows=(
            (Button(words.text("✍ Write back"), WriteThread(thread.id), Tone.PRIMARY),),
            (Button(words.text("💬 Show my question"), ShowThread(thread.id)), home(words)),
        ),
        notice=notice,
        subject=answer_subject(thread.id),
    )


def _whole(words: Words, thread: Thread) -> Button:
    mine = words.text("💬 Show my question") if thread.asked else words.text("💬 Show what was said")
    return Button(mine, ShowThread(thread.id))


def _title(words: Words, details: ThreadDetails) -> str:
    if details.order is not None and not details.thread.asked:
        return words.text("💬 The shop writes about order {number}", number=details.order.number)
    if details.order is not None:
        return words.text("💬 The shop answers about order {number}", number=details.order.number)
    return words.text("💬 The shop answers")


def _more_pictures(words: Words, thread: Thread, said: Message, place: int) -> Row:
    if len(said.pictures) < 2:  # noqa: PLR2004 - the first is shown
        return ()
    before = sum(len(each.pictures) for each in thread.messages[: place - 1])
    return (Button(shown_pictures(words, len(said.pictures)), ShowThreadPicture(thread.id, before)),)
