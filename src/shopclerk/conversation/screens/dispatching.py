"""A list of parcels: asked for, looked through, and what became of each line."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.dispatching import ShipConsignments, ShowConsignments
from shopclerk.conversation.actions.papers import ShowTogether
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, title
from shopclerk.conversation.screens.names import ON_A_BUTTON
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import (
    AlreadyShipped,
    InvalidTrackingNumber,
    NamedTwice,
    NotAwaitingShipment,
    NotFound,
    UnknownCarrier,
)
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.usecases.dispatching import Checked, Standing

PER_PAGE: Final = 8
_MARKS: Final[Mapping[Standing, str]] = {
    Standing.REFUSED: "⚠️",
    Standing.READY: "▫️",
    Standing.SENT: "✅",
    Standing.BEFORE: "☑️",
}
"""In the order in which lines are shown."""


def ask_consignments_screen(words: Words, example: str, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🚚 Ship several orders")),
        body(
            words.text(
                "Paste one line per order: its number, then the tracking number. The carrier may follow."
            )
        ),
        muted(f"{example} SF1234567", words.text("Or send a table as a CSV file.")),
        rows=((Button(words.text("‹ Back"), ShowTogether()), home(words)),),
        hint=words.text("Order number, tracking number"),
        notice=notice,
    )


def consignments_screen(
    words: Words, list_id: str, checked: Sequence[Checked], number: int, *, notice: str = ""
) -> Screen:
    """The page of that `number` (from 0): what has a problem comes first."""
    marks = list(_MARKS)
    ordered = sorted(checked, key=lambda one: marks.index(one.standing))
    pages = max(-(-len(ordered) // PER_PAGE), 1)
    number = min(max(number, 0), pages - 1)
    shown = ordered[number * PER_PAGE : (number + 1) * PER_PAGE]
    ready = _count(checked, Standing.READY)
    return page(
        title(_title(words, ready)),
        body(*_summary(words, checked)),
        *(body(_line(words, one)) for one in shown),
        muted(_consequence(words, ready)),
        rows=(
            _confirm(words, list_id, ready),
            paging(
                words,
                back_to_first=ShowConsignments(list_id) if number else None,
                further=ShowConsignments(list_id, number + 1) if number + 1 < pages else None,
            ),
            (Button(words.text("‹ Back"), ShowTogether()), home(words)),
        ),
        notice=notice,
    )


def shipping_screen(words: Words, done: int, total: int) -> Screen:
    """While they are shipped: how far it is."""
    return page(
        title(words.text("🚚 Shipping…")),
        body(words.text("{done} of {total}", done=done, total=total)),
        rows=(),
        notice="",
    )


def _title(words: Words, ready: int) -> str:
    if not ready:
        return words.text("🚚 Your list of parcels")
    return words.plural("🚚 Ship {n} order?", "🚚 Ship {n} orders?", ready)


def _summary(words: Words, checked: Sequence[Checked]) -> tuple[str, ...]:
    sent, before = _count(checked, Standing.SENT), _count(checked, Standing.BEFORE)
    not_so = _count(checked, Standing.REFUSED)
    return (
        words.plural("✅ {n} shipped", "✅ {n} shipped", sent) if sent else "",
        words.plural("☑️ {n} shipped before", "☑️ {n} shipped before", before) if before else "",
        words.plural("⚠️ {n} cannot be shipped yet", "⚠️ {n} cannot be shipped yet", not_so) if not_so else "",
    )


def _line(words: Words, one: Checked) -> str:
    said = one.consignment
    order, number = (
        shortened(one_line(text), ON_A_BUTTON) for text in (said.order_number, said.tracking_number)
    )
    named = f"{carrier_name(words, one.carrier)} {number}" if one.carrier else number
    line = f"{_MARKS[one.standing]} {DOT.join(filter(None, (order, named)))}"
    return f"{line}\n{_why(words, one)}" if one.refusal else line


def _why(words: Words, one: Checked) -> str:
    """Shorter than elsewhere: many of them stand on one screen, each below its own line."""
    match one.refusal:
        case UnknownCarrier(candidates=candidates):
            names = words.list([carrier_name(words, code) for code in candidates])
            return words.text("Which carrier? Write it after the number: {names}.", names=names)
        case NotFound(kind="order"):
            return words.text("No order has this number.")
        case InvalidTrackingNumber():
            return words.text("This is not a tracking number.")
        case NamedTwice():
            return words.text("It is in the list twice: leave the wrong one out.")
        case NotAwaitingShipment(status=OrderStatus.PENDING_PAYMENT):
            return words.text("Not paid yet.")
        case NotAwaitingShipment(status=OrderStatus.CANCELLED):
            return words.text("Cancelled: please do not ship it.")
        case AlreadyShipped(at=at):
            return words.text("Shipped already: {moment}.", moment=words.moment(at))
        case None:
            return ""
        case refusal:
            return sentence(words, refusal)


def _consequence(words: Words, ready: int) -> str:
    if not ready:
        return ""
    return words.text("Their goods leave the stock, and each customer is told. This cannot be undone.")


def _confirm(words: Words, list_id: str, ready: int) -> Row:
    if not ready:
        return ()
    label = words.plural("🚚 Yes, ship {n} order", "🚚 Yes, ship {n} orders", ready)
    return (Button(label, ShipConsignments(list_id), Tone.PRIMARY),)


def _count(checked: Sequence[Checked], standing: Standing) -> int:
    return sum(one.standing is standing for one in checked)
