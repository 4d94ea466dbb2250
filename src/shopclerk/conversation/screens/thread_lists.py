"""Lists of questions: those that wait for the shop, all there are, and a customer's own."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from shopclerk.conversation.actions.home import ShowAccount
from shopclerk.conversation.actions.threads import (
    AskShop,
    ShowAllThreads,
    ShowMyThreads,
    ShowThread,
    ShowThreads,
)
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, title
from shopclerk.conversation.screens.thread_parts import Names, asker, shown_pictures, status_mark
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import ThreadId
from shopclerk.core.domain.threads import Thread

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
TICK: Final = timedelta(microseconds=1)
FIRST_WORDS: Final = 50


def place_after(thread: Thread) -> ShowThreads:
    """The page that begins after this one, which waits."""
    since = thread.waiting_since or thread.opened_at
    return ShowThreads((since - EPOCH) // TICK, thread.id)


def place_of(action: ShowThreads) -> tuple[datetime, ThreadId] | None:
    """After which one a page begins; None: it is the first."""
    if action.since is None or action.after is None:
        return None
    # A forged number may be no moment of any calendar: it begins at the first then.
    try:
        return EPOCH + action.since * TICK, action.after
    except OverflowError:
        return None


def waiting_screen(
    words: Words,
    threads: Sequence[Thread],
    names: Names,
    *,
    count: int,
    more: bool,
    first: bool,
    notice: str = "",
) -> Screen:
    """A page of the queue, who waits longest first; `count` is all that wait."""
    return page(
        title(words.text("💬 Unanswered questions ({n})", n=count)),
        body("" if threads else words.text("Nobody waits for an answer. Well done!")),
        *(_waiting(words, thread, names) for thread in threads),
        rows=(
            *((Button(_asked_by(words, thread, names), ShowThread(thread.id)),) for thread in threads),
            paging(
                words,
                back_to_first=None if first else ShowThreads(),
                further=place_after(threads[-1]) if more and threads else None,
            ),
            (Button(words.text("All questions"), ShowAllThreads()), home(words)),
        ),
        notice=notice,
    )


def all_threads_screen(
    words: Words, threads: Sequence[Thread], names: Names, *, more: bool, first: bool, notice: str = ""
) -> Screen:
    return page(
        title(words.text("💬 All questions")),
        body("" if threads else words.text("Nobody has asked anything yet.")),
        rows=(
            *(
                (Button(f"{status_mark(thread)} {_asked_by(words, thread, names)}", ShowThread(thread.id)),)
                for thread in threads
            ),
            paging(
                words,
                back_to_first=None if first else ShowAllThreads(),
                further=ShowAllThreads(threads[-1].id) if more and threads else None,
            ),
            (Button(words.text("‹ Questions"), ShowThreads()), home(words)),
        ),
        notice=notice,
    )


def my_threads_screen(
    words: Words, threads: Sequence[Thread], *, more: bool, first: bool, hint: str = "", notice: str = ""
) -> Screen:
    """`hint` says when the shop answers."""
    return page(
        title(words.text("💬 My questions")),
        body("" if threads else words.text("You have not asked anything yet.")),
        muted(hint),
        rows=(
            (Button(words.text("✍ Ask the shop"), AskShop(), Tone.PRIMARY),),
            *(
                (Button(f"{status_mark(thread)} {first_words(words, thread)}", ShowThread(thread.id)),)
                for thread in threads
            ),
            paging(
                words,
                back_to_first=None if first else ShowMyThreads(),
                further=ShowMyThreads(threads[-1].id) if more and threads else None,
            ),
            (Button(words.text("👤 My account"), ShowAccount()), home(words)),
        ),
        notice=notice,
    )


def first_words(words: Words, thread: Thread, columns: int = FIRST_WORDS) -> str:
    """What was asked last, or first where nothing was asked since."""
    asked = [said for said in thread.messages if not said.from_shop]
    said = asked[-1] if asked else thread.messages[-1]
    return shortened(one_line(said.text), columns) or shown_pictures(words, len(said.pictures))


def _asked_by(words: Words, thread: Thread, names: Names) -> str:
    return f"{asker(words, names, thread)}{DOT}{first_words(words, thread, 24)}"


def _waiting(words: Words, thread: Thread, names: Names) -> Paragraph:
    since = words.text("since {moment}", moment=words.moment(thread.waiting_since or thread.opened_at))
    return body(f"{asker(words, names, thread)}{DOT}{since}", first_words(words, thread, 80))
