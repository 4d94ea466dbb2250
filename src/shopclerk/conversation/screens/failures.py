"""What could not be told or dealt with: who, what, why, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopclerk.conversation.actions.failures import (
    AskDropFailure,
    DropFailure,
    RetryFailure,
    RetryFailures,
    ShowFailures,
)
from shopclerk.conversation.actions.home import ShowOffice
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, title
from shopclerk.conversation.screens.names import ON_A_BUTTON
from shopclerk.conversation.showing import NotShown
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Unreachable

AWAY: Final = (Unavailable, OutcomeUnknown, TimeoutError, NotShown)
"""What it was given up for, when the other side did not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """`place` counts those of a page. `who` is empty where nobody knows. `number` is that of the order that
    it is about, if there is one; `source` is where a message came from, empty for what goes out.
    """

    id: str
    place: int
    who: str
    platform: str
    at: datetime
    reason: str
    source: str = ""
    order_id: OrderId | None = None
    number: str = ""


def failures_screen(
    words: Words,
    failures: Sequence[Failure],
    *,
    count: int,
    after: str | None = None,
    further: str | None = None,
    notice: str = "",
) -> Screen:
    """`count` are all that there are; `further` is the last of these, when more come after it."""
    heading = words.text("⚠️ What failed ({n})", n=count) if count else words.text("⚠️ What failed")
    retry_all = Button(words.text("🔁 Try all again ({n})", n=count), RetryFailures(), Tone.PRIMARY)
    turns = paging(
        words,
        back_to_first=ShowFailures() if after else None,
        further=ShowFailures(further) if further else None,
    )
    return page(
        title(heading),
        body("" if failures else words.text("Nothing has failed. All is well!")),
        *(_told(words, failure) for failure in failures),
        rows=(
            *(_row(words, failure) for failure in failures),
            turns,
            (retry_all,) if count else (),
            (Button(words.text("‹ Office"), ShowOffice()), home(words)),
        ),
        notice=notice,
    )


def _told(words: Words, failure: Failure) -> Paragraph:
    who = shortened(one_line(failure.who), ON_A_BUTTON) or words.text("Somebody")
    where = DOT.join(filter(None, (who, failure.platform, words.moment(failure.at))))
    return body(f"{failure.place}. {_what(words, failure)}", where, _why(words, failure.reason))


def _what(words: Words, failure: Failure) -> str:
    if failure.source and failure.who:
        return words.text("What they wrote or pressed could not be handled")
    if failure.source:
        return words.text("A message from a payment provider could not be handled")
    if failure.number:
        return words.text("Not told about order {number}", number=failure.number)
    return words.text("A notice did not arrive")


def _why(words: Words, reason: str) -> str:
    if reason == "unreachable" or Unreachable.__name__ in reason:
        return words.text("They have left the chat, or blocked it.")
    if any(kind.__name__ in reason for kind in AWAY):
        return words.text("It was tried for a whole day: the other side did not answer.")
    if NotFound.__name__ in reason:
        return words.text("It is about something that the shop does not know.")
    return words.text("A fault in the program; its log says more.")


def _row(words: Words, failure: Failure) -> Row:
    order = (
        Button(f"{failure.place} · {failure.number}", ShowOrder(failure.order_id))
        if failure.order_id and failure.number
        else None
    )
    retry = Button(words.text("🔁 Again: {place}", place=failure.place), RetryFailure(failure.id))
    drop = Button(words.text("✖ Dismiss: {place}", place=failure.place), AskDropFailure(failure.id))
    return (order, retry, drop) if order else (retry, drop)


def ask_drop_screen(words: Words, letter_id: str, *, notice: str = "") -> Screen:
    return page(
        title(words.text("✖ Dismiss it?")),
        body(words.text("It is not shown any more, and cannot be tried again.")),
        muted(words.text("Whoever should have heard of it will not.")),
        rows=(
            (Button(words.text("✖ Yes, dismiss it"), DropFailure(letter_id), Tone.DANGER),),
            (Button(words.text("‹ Keep it"), ShowFailures()), home(words)),
        ),
        notice=notice,
    )
