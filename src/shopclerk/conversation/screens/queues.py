"""The merchant's day at a glance, every queue with its count, and what needs somebody's hand."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from shopclerk.conversation.actions.books import ShowDiscrepancies
from shopclerk.conversation.actions.casework import ShowCases
from shopclerk.conversation.actions.queues import ShowExceptions, ShowQueues, ShowToday
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.actions.stock import ShowLow
from shopclerk.conversation.actions.threads import ShowThreads
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import (
    DOT,
    body,
    home,
    in_pairs,
    muted,
    page,
    paging,
    strong,
    title,
)
from shopclerk.conversation.screens.order_list import order_button
from shopclerk.conversation.words import Words
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.counter_views import ExceptionRow, Trouble
from shopclerk.core.usecases.glancing import Day, Queues

_TROUBLES: Final[Mapping[Trouble, Callable[[Words], str]]] = {
    Trouble.PARCEL: lambda words: words.text("parcel held up, lost or coming back"),
    Trouble.SILENT: lambda words: words.text("no news of a parcel for long"),
    Trouble.BOOKING: lambda words: words.text("booking not answered by the carrier"),
    Trouble.REFUND: lambda words: words.text("refund failed"),
}


def today_screen(words: Words, day: Day, queues: Queues, now: datetime, *, notice: str = "") -> Screen:
    today, before = day.today, day.yesterday
    return page(
        title(words.text("📊 Today, {date}", date=words.date(now))),
        strong(
            words.text("💰 Received: {amount}", amount=_money(words, today.received)),
            words.text("↩ Paid back: {amount}", amount=_money(words, today.returned))
            if today.returned
            else "",
        ),
        body(
            words.text("🧾 Orders placed: {n}", n=today.placed),
            words.text("💳 Orders paid: {n}", n=today.paid),
        ),
        muted(
            words.text(
                "Yesterday: {amount}, {placed} placed, {paid} paid",
                amount=_money(words, before.received),
                placed=before.placed,
                paid=before.paid,
            )
        ),
        body(_waiting(words, queues, now)),
        rows=((Button(words.text("📋 All queues"), ShowQueues(), Tone.PRIMARY),), (home(words),)),
        notice=notice,
    )


def queues_screen(
    words: Words, queues: Queues, now: datetime, *, discrepancies: int | None = None, notice: str = ""
) -> Screen:
    """`discrepancies` are those that the owner has to settle; None: somebody else asks."""
    counts = queues.counts
    low = words.plural("📉 {n} variant is running low", "📉 {n} variants are running low", queues.low)
    buttons = [
        Button(words.text("📦 To ship ({n})", n=counts.to_ship), ShowQueue("to_ship")),
        Button(words.text("🚚 Under way ({n})", n=counts.under_way), ShowQueue("under_way")),
        Button(words.text("⏳ Unpaid ({n})", n=counts.unpaid), ShowQueue("unpaid")),
        Button(words.text("🛠 After-sales ({n})", n=counts.after_sales), ShowCases()),
        Button(words.text("💬 Questions ({n})", n=counts.unanswered), ShowThreads()),
        Button(words.text("⚠️ Exceptions ({n})", n=queues.exceptions), ShowExceptions()),
    ]
    if discrepancies is not None:
        label = words.text("⚖️ Payments to check ({n})", n=discrepancies)
        buttons.append(Button(label, ShowDiscrepancies()))
    if queues.low:
        buttons.append(Button(words.text("📉 Running low ({n})", n=queues.low), ShowLow()))
    return page(
        title(words.text("📋 All queues")),
        body(_waiting(words, queues, now), low if queues.low else ""),
        rows=(*in_pairs(buttons), (Button(words.text("📊 Today"), ShowToday()), home(words))),
        notice=notice,
    )


def exceptions_screen(
    words: Words, rows: Sequence[ExceptionRow], *, more: bool, first: bool, notice: str = ""
) -> Screen:
    further = ShowExceptions(rows[-1].order.id) if more and rows else None
    return page(
        title(words.text("⚠️ Orders that need a hand")),
        body("" if rows else words.text("Everything runs as it should.")),
        *(body(_exception(words, row)) for row in rows),
        rows=(
            *((order_button(words, row.order),) for row in rows),
            paging(words, back_to_first=None if first else ShowExceptions(), further=further),
            (Button(words.text("‹ All queues"), ShowQueues()), home(words)),
        ),
        notice=notice,
    )


def queue_row(words: Words) -> Row:
    """On the merchant's home."""
    return (
        Button(words.text("📋 All queues"), ShowQueues()),
        Button(words.text("📊 Today"), ShowToday()),
    )


def _exception(words: Words, row: ExceptionRow) -> str:
    why = words.list([say(words) for trouble, say in _TROUBLES.items() if trouble in row.troubles])
    return f"{row.order.number}{DOT}{why}"


def _waiting(words: Words, queues: Queues, now: datetime) -> str:
    count = queues.counts.to_ship
    told = words.plural("📦 {n} order to ship", "📦 {n} orders to ship", count)
    if not queues.waiting_since:
        return told
    since = words.duration(now - queues.waiting_since)
    return DOT.join((told, words.text("the oldest has waited {duration}", duration=since)))


def _money(words: Words, amounts: Sequence[Money]) -> str:
    """A sum for each currency; without any, a dash."""
    return DOT.join(words.money(amount) for amount in amounts) or "–"
