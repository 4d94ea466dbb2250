"""Where the books and a payment provider do not agree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.conversation.actions.books import SettleDiscrepancy
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.queues import ShowQueues
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind

_KINDS: Final[Mapping[DiscrepancyKind, Callable[[Words], str]]] = {
    DiscrepancyKind.CHANGED_AMOUNT: lambda words: words.context("books", "Two amounts under one reference"),
    DiscrepancyKind.WRONG_CURRENCY: lambda words: words.context("books", "Paid in another currency"),
    DiscrepancyKind.CHARGED_BACK: lambda words: words.context("books", "Taken back by the payer's bank"),
    DiscrepancyKind.NEGATIVE_BALANCE: lambda words: words.context("books", "More went back than had come"),
    DiscrepancyKind.UNKNOWN_AT_PROVIDER: lambda words: words.context("books", "Unknown to the provider"),
    DiscrepancyKind.REFUND_NOT_OURS: lambda words: words.context("books", "A refund that nobody asked for"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A discrepancy, and the number of its order."""

    discrepancy: Discrepancy
    number: str


def discrepancies_screen(words: Words, entries: Sequence[Entry], *, more: bool, notice: str = "") -> Screen:
    """The oldest that are open; settling one makes room for the next."""
    return page(
        title(words.text("⚖️ Payments to check")),
        body("" if entries else words.text("Everything agrees. Well done!")),
        *(_told(words, entry) for entry in entries),
        muted(words.text("There are more: they show as you settle these.") if more else ""),
        rows=(
            *(_row(words, entry) for entry in entries),
            (Button(words.text("‹ All queues"), ShowQueues()), home(words)),
        ),
        notice=notice,
    )


def _told(words: Words, entry: Entry) -> Paragraph:
    one = entry.discrepancy
    known = words.money(one.known) if one.known else "–"
    return body(
        DOT.join((entry.number, _KINDS[one.kind](words))),
        words.text("Provider: {told}, our books: {known}", told=words.money(one.told), known=known),
        DOT.join((one_line(one.reference), words.moment(one.opened_at))),
    )


def _row(words: Words, entry: Entry) -> Row:
    one = entry.discrepancy
    settled = Button(words.text("✅ Settled"), SettleDiscrepancy(one.id))
    return (Button(entry.number, ShowOrder(one.order_id)), settled)
