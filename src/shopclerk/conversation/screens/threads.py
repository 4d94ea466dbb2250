"""What was said to the shop, and by it: for its customer, and for the staff."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.home import ShowAccount
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.actions.threads import (
    AskCloseThread,
    AskShop,
    CloseThread,
    ReopenThread,
    ShowMyThreads,
    ShowThread,
    ShowThreadPicture,
    ShowThreads,
    WriteThread,
)
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import colleague, name
from shopclerk.conversation.screens.order_parts import labelled
from shopclerk.conversation.screens.thread_parts import (
    Names,
    asker,
    pictures_of,
    shown_pictures,
    thread_subject,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.threads import Message, Thread, ThreadStatus
from shopclerk.core.usecases.threads import ThreadDetails

AT_ONCE: Final = 4
"""So many messages stand on a screen."""
IN_PASSING: Final = 160
"""Columns of a message that is not the last."""


def thread_screen(
    words: Words,
    details: ThreadDetails,
    *,
    staff: bool,
    before: int | None = None,
    hint: str = "",
    notice: str = "",
) -> Screen:
    """The last messages up to `before`. `hint` says when the shop answers."""
    thread, names = details.thread, details.names
    until = len(thread.messages) if before is None else min(max(before, 1), len(thread.messages))
    shown = range(max(until - AT_ONCE, 0), until)
    return page(
        title(_title(words, details, staff=staff)),
        _about(words, details, staff=staff),
        *(
            paragraph
            for place in shown
            for paragraph in _said(
                words, thread.messages[place], names, thread, staff, last=place == until - 1
            )
        ),
        _standing(words, thread, names, hint, staff=staff),
        rows=(
            _writing(words, thread, staff=staff),
            _looking(words, thread, shown.start),
            (*_ending(words, thread, staff=staff), *_leading(words, thread)),
            _leaving(words, staff=staff),
        ),
        picture=next(reversed(pictures_of(thread)), None),
        notice=notice,
        subject=thread_subject(thread.id),
        version=thread.version,
    )


def _title(words: Words, details: ThreadDetails, *, staff: bool) -> str:
    asked_by = asker(words, details.names, details.thread)
    if staff and not details.thread.asked:
        return words.text("💬 To {name}", name=asked_by)
    if staff:
        return words.text("💬 {name} asks", name=asked_by)
    if details.order is not None and details.thread.is_begun_by_shop:
        return words.text("💬 The shop writes about order {number}", number=details.order.number)
    if details.order is not None:
        return words.text("💬 Your question about order {number}", number=details.order.number)
    return words.text("💬 Your question to the shop")


def _about(words: Words, details: ThreadDetails, *, staff: bool) -> Paragraph:
    order, product = details.order, details.product
    if order is not None and staff:
        units = words.plural("{n} item", "{n} items", order.units)
        first = (words.text("Order {number}", number=order.number), labelled(words, order.label))
        return strong(
            DOT.join(first), DOT.join((name(words, order.first_title), units, words.money(order.total)))
        )
    return strong(name(words, product.title)) if product is not None else strong("")


def _said(
    words: Words, said: Message, names: Names, thread: Thread, staff: bool, *, last: bool
) -> tuple[Paragraph, Paragraph]:
    """Who and when, and what: the last in full."""
    text = lines(said.text) if last else shortened(one_line(said.text), IN_PASSING)
    when = words.moment(said.at)
    return muted(f"{_who(words, said, names, thread, staff)}{DOT}{when}"), body(
        text, shown_pictures(words, len(said.pictures))
    )


def _who(words: Words, said: Message, names: Names, thread: Thread, staff: bool) -> str:
    if not said.from_shop:
        return asker(words, names, thread) if staff else words.context("who wrote it", "You")
    return colleague(words, names, said.by) if staff else words.context("who wrote it", "The shop")


def _standing(words: Words, thread: Thread, names: Names, hint: str, *, staff: bool) -> Paragraph:
    if thread.status is ThreadStatus.CLOSED:
        return muted(_closed(words, thread, names, staff=staff))
    if not staff:
        waits = words.text("⏳ The shop will answer you here.")
        return muted(waits, hint) if thread.status is ThreadStatus.OPEN else muted("")
    if thread.waiting_since is None:
        return muted(words.text("✅ Answered") if thread.asked else "")
    return strong(words.text("⏳ Waits since {moment}", moment=words.moment(thread.waiting_since)))


def _closed(words: Words, thread: Thread, names: Names, *, staff: bool) -> str:
    if thread.closed_by is None or thread.closed_at is None or not staff:
        return words.text("This question is closed. Write on, and it is open again.")
    who = (
        asker(words, names, thread)
        if thread.closed_by == thread.customer_id
        else colleague(words, names, thread.closed_by)
    )
    return words.text("Closed by {name}, {moment}", name=who, moment=words.moment(thread.closed_at))


def _writing(words: Words, thread: Thread, *, staff: bool) -> Row:
    label = words.text("✍ Answer") if staff and thread.asked else words.text("✍ Write on")
    tone = Tone.PRIMARY if thread.status is ThreadStatus.OPEN or not staff else Tone.PLAIN
    return (Button(label, WriteThread(thread.id), tone),)


def _looking(words: Words, thread: Thread, first: int) -> Row:
    count = len(pictures_of(thread))
    pictures = (
        (Button(shown_pictures(words, count), ShowThreadPicture(thread.id, count - 1)),) if count else ()
    )
    earlier = (Button(words.text("« Earlier"), ShowThread(thread.id, first)),) if first else ()
    return (*earlier, *pictures)


def _ending(words: Words, thread: Thread, *, staff: bool) -> Row:
    seen = len(thread.messages)
    if not staff:
        settled = Button(words.text("✅ That settles it"), CloseThread(thread.id, seen))
        return (settled,) if thread.status is ThreadStatus.ANSWERED else ()
    if thread.status is ThreadStatus.OPEN:
        return (Button(words.text("✔ Close"), AskCloseThread(thread.id)),)
    again = Button(words.text("↩ Not settled"), ReopenThread(thread.id))
    close = Button(words.text("✔ Close"), CloseThread(thread.id, seen))
    if not thread.asked:
        return (close,) if thread.status is ThreadStatus.ANSWERED else ()
    return (again,) if thread.status is ThreadStatus.CLOSED else (close, again)


def _leading(words: Words, thread: Thread) -> Row:
    """To what it is about."""
    if thread.order_id is not None:
        return (Button(words.text("Show the order"), ShowOrder(thread.order_id)),)
    if thread.product_id is not None:
        return (Button(words.text("Show the product"), ShowProduct(thread.product_id)),)
    return ()


def _leaving(words: Words, *, staff: bool) -> Row:
    if staff:
        return (Button(words.text("‹ Questions"), ShowThreads()), home(words))
    return (Button(words.text("‹ My questions"), ShowMyThreads()), home(words))


def ask_shop_screen(
    words: Words, action: AskShop, called: str, *, asked: bool = True, hint: str = "", notice: str = ""
) -> Screen:
    """`called` is the number of the order or the title of the product that it is about; empty: anything.
    `asked` says whether the customer has questions to go back to.
    """
    return page(
        title(words.text("💬 Ask the shop")),
        strong(called),
        body(words.text("What would you like to know? Write it below, or send a picture.")),
        muted(hint),
        rows=((_back_from_asking(words, action, asked=asked), home(words)),),
        hint=words.text("Your question"),
        notice=notice,
    )


def _back_from_asking(words: Words, action: AskShop, *, asked: bool) -> Button:
    if action.order_id is not None:
        return Button(words.text("‹ Order"), ShowOrder(action.order_id))
    if action.product_id is not None:
        return Button(words.text("‹ The product"), ShowProduct(action.product_id))
    if not asked:
        return Button(words.text("‹ My account"), ShowAccount())
    return Button(words.text("‹ My questions"), ShowMyThreads())


def write_thread_screen(words: Words, details: ThreadDetails, *, staff: bool, notice: str = "") -> Screen:
    """Ask for what is to be said; the last that the other side said stands above it."""
    thread, names = details.thread, details.names
    theirs = [said for said in thread.messages if said.from_shop is not staff]
    return page(
        title(_title(words, details, staff=staff)),
        _about(words, details, staff=staff),
        *(_said(words, theirs[-1], names, thread, staff, last=True) if theirs else ()),
        body(
            words.text("Type your answer, or send a picture.")
            if staff and thread.asked
            else words.text("Type what you want to add, or send a picture.")
        ),
        rows=((Button(words.text("✖ Never mind"), ShowThread(thread.id)),),),
        hint=words.text("Your answer") if staff else words.text("Your message"),
        notice=notice,
    )


def question_sent_screen(words: Words, thread: Thread, *, hint: str = "", notice: str = "") -> Screen:
    """To the customer, who may go on writing."""
    return page(
        title(words.text("✅ The shop has your message")),
        body(words.text("You will hear of the answer here. Whatever you write or show now is added.")),
        muted(hint),
        rows=((Button(words.text("💬 Show my question"), ShowThread(thread.id)), home(words)),),
        hint=words.text("Your message"),
        notice=notice,
    )


def answer_sent_screen(
    words: Words, thread: Thread, asked_by: str, waiting: int, *, notice: str = ""
) -> Screen:
    """To whoever of the staff answered; so many others are `waiting`."""
    more = words.plural("{n} more question waits.", "{n} more questions wait.", waiting)
    onward = (Button(words.text("‹ Questions ({n})", n=waiting), ShowThreads()),) if waiting else ()
    told = (
        words.text("✅ {name} has your answer", name=asked_by)
        if thread.asked
        else words.text("✅ {name} has your message", name=asked_by)
    )
    shown = words.text("💬 Show the question") if thread.asked else words.text("💬 Show what was said")
    return page(
        title(told),
        muted(more if waiting else words.text("Nobody else waits for an answer.")),
        rows=((Button(shown, ShowThread(thread.id)),), (*onward, home(words))),
        notice=notice,
    )


def answered_meanwhile_screen(
    words: Words,
    details: ThreadDetails,
    mine: str,
    pictures: Sequence[FileId],
    send: Button,
    *,
    notice: str = "",
) -> Screen:
    """To who is about to answer what a colleague has answered; `mine` is not sent yet."""
    thread, names = details.thread, details.names
    theirs = next(said for said in reversed(thread.messages) if said.from_shop)
    who = colleague(words, names, theirs.by)
    return page(
        title(words.text("⚠️ {name} has answered meanwhile", name=who)),
        *_said(words, theirs, names, thread, True, last=True),
        muted(words.text("Yours, not sent yet:")),
        body(lines(mine), shown_pictures(words, len(pictures))),
        rows=(
            (send,),
            (Button(words.text("✖ Don't send it"), ShowThread(thread.id)),),
        ),
        hint=words.text("Your answer"),
        notice=notice,
    )


def ask_close_screen(words: Words, details: ThreadDetails, *, notice: str = "") -> Screen:
    thread, names = details.thread, details.names
    who = asker(words, names, thread)
    return page(
        title(words.text("Close it without an answer?")),
        body(words.text("{name} is told that the question was closed, and may write on.", name=who)),
        rows=(
            (
                Button(
                    words.text("✔ Yes, close it"), CloseThread(thread.id, len(thread.messages)), Tone.DANGER
                ),
            ),
            (Button(words.text("No, go back"), ShowThread(thread.id)),),
        ),
        notice=notice,
    )


def thread_picture_screen(words: Words, thread: Thread, place: int, *, notice: str = "") -> Screen:
    pictures = pictures_of(thread)
    turns = ((words.text("‹ Previous"), place - 1), (words.text("Next ›"), place + 1))
    return page(
        body(words.text("Picture {place} of {count}", place=place + 1, count=len(pictures))),
        rows=(
            tuple(
                Button(label, ShowThreadPicture(thread.id, to))
                for label, to in turns
                if 0 <= to < len(pictures)
            ),
            (Button(words.text("‹ Back to the question"), ShowThread(thread.id)),),
        ),
        picture=pictures[place],
        notice=notice,
    )
