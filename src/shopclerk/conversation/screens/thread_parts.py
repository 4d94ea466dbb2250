"""What every screen of a thread has in common."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.screens.names import ON_A_BUTTON
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId, PersonId, ThreadId
from shopclerk.core.domain.threads import Thread, ThreadStatus

Names: TypeAlias = Mapping[PersonId, str]
"""What people are called, of those of whom it is known."""

_MARKS: Final = {ThreadStatus.OPEN: "⏳", ThreadStatus.ANSWERED: "✅", ThreadStatus.CLOSED: "✔"}


def status_mark(thread: Thread) -> str:
    return _MARKS[thread.status]


def thread_subject(thread_id: ThreadId) -> str:
    """What a screen names that shows a thread: it is edited in place, and who replies to it writes there."""
    return f"thread:{thread_id}"


def answer_subject(thread_id: ThreadId) -> str:
    """What a notice names that stays as it is: who replies to it writes in the thread all the same."""
    return f"answer:{thread_id}"


def pictures_of(thread: Thread) -> tuple[FileId, ...]:
    """Everything that was shown in it, in the order it came."""
    return tuple(picture for said in thread.messages for picture in said.pictures)


def shown_pictures(words: Words, count: int) -> str:
    """How many pictures go with what was said; nothing of none."""
    return words.plural("🖼 {n} picture", "🖼 {n} pictures", count) if count else ""


def asker(words: Words, names: Names, thread: Thread) -> str:
    """What the customer is called."""
    known = shortened(one_line(names.get(thread.customer_id, "")), ON_A_BUTTON)
    return known or words.context("somebody who asks", "A customer")
