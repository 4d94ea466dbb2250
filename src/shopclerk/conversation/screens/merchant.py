"""The merchant's side of the counter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.claiming import ShowCase
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import AskCancel, ShowOrder
from shopclerk.conversation.actions.papers import PrintSlip, ShowTogether
from shopclerk.conversation.actions.queues import ShowQueues
from shopclerk.conversation.actions.shipping import AskParts, AskTracking, Ship, ShowQueue
from shopclerk.conversation.actions.threads import ShowThread
from shopclerk.conversation.packing import still_here
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.booking import booking_row, may_book
from shopclerk.conversation.screens.correcting import recipient_row
from shopclerk.conversation.screens.goodwill import goodwill_row
from shopclerk.conversation.screens.layout import DOT, body, home, in_pairs, muted, page, paging, title
from shopclerk.conversation.screens.manual_refunds import manual_refund_rows
from shopclerk.conversation.screens.names import IN_A_LIST, name, named, options
from shopclerk.conversation.screens.order_list import order_button
from shopclerk.conversation.screens.order_parts import (
    goods,
    history,
    in_exchange,
    labelled,
    map_row,
    parcels,
    recipient,
    refunds,
)
from shopclerk.conversation.screens.orders import cancel_part, is_cancellable, order_summary
from shopclerk.conversation.screens.packing import line_name
from shopclerk.conversation.screens.parcels import parcel_rows
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.screens.thread_parts import status_mark
from shopclerk.conversation.screens.writing import writing_button
from shopclerk.conversation.words import Words
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import ShipmentLine, unshipped
from shopclerk.core.domain.timeline import Axis
from shopclerk.core.ports.views import OrderRow, SkuName
from shopclerk.core.usecases.viewing import OrderDetails

TO_SHIP: Final = "to_ship"
UNDER_WAY: Final = "under_way"
UNPAID: Final = "unpaid"


_QUEUES: Final[Mapping[str, tuple[Callable[[Words], str], Callable[[Words], str]]]] = {
    TO_SHIP: (
        lambda words: words.text("📦 Orders to ship"),
        lambda words: words.text("Nothing to ship. Well done!"),
    ),
    UNDER_WAY: (
        lambda words: words.text("🚚 Orders under way"),
        lambda words: words.text("Nothing is under way."),
    ),
    UNPAID: (
        lambda words: words.text("⏳ Orders not paid yet"),
        lambda words: words.text("No order awaits payment."),
    ),
}
"""What each is called, and what stands there when nothing is in it."""


def queue_screen(
    words: Words, queue: str, rows: Sequence[OrderRow], *, more: bool, first: bool, notice: str = ""
) -> Screen:
    """A page of `to_ship`, `under_way` or `unpaid`."""
    called, nothing = (say(words) for say in _QUEUES[queue])
    further = ShowQueue(queue, rows[-1].id) if more and rows else None
    return page(
        title(called),
        body("" if rows else nothing),
        *(order_summary(words, row) for row in rows),
        rows=(
            *((order_button(words, row),) for row in rows),
            paging(words, back_to_first=None if first else ShowQueue(queue), further=further),
            (*_beside(words, queue, rows), home(words)),
        ),
        notice=notice,
    )


def _beside(words: Words, queue: str, rows: Sequence[OrderRow]) -> Row:
    """What can be done with all of it; and the way back to the only screen that leads to those not paid."""
    if queue == UNPAID:
        return (Button(words.text("‹ All queues"), ShowQueues()),)
    return (Button(words.text("🖨 All at once"), ShowTogether()),) if queue == TO_SHIP and rows else ()


def order_card(words: Words, details: OrderDetails, *, for_owner: bool = True, notice: str = "") -> Screen:
    """An order as staff see it: edited in place, for all of them, as the order moves. What only the owner may
    do is offered to nobody else.
    """
    order = details.order
    return page(
        title(f"{words.text('Order {number}', number=order.number)}{DOT}{labelled(words, details.label)}"),
        *goods(words, details),
        _paid(words, details),
        recipient(details.contact),
        *parcels(words, details),
        refunds(words, details),
        in_exchange(words, details.order),
        history(words, details, staff=True),
        rows=(
            *_next_steps(words, details),
            *(_owners_steps(words, details) if for_owner else ()),
            (*_queue_button(words, details), home(words)),
        ),
        notice=notice,
        subject=f"order:{order.id}",
    )


def _paid(words: Words, details: OrderDetails) -> Paragraph:
    """When and how it was paid; nothing while it is not."""
    methods: dict[str, str] = {attempt.id: attempt.method for attempt in details.attempts}
    for entry in details.timeline:
        move = entry.move
        if move.axis is Axis.PAYMENT and move.to == AttemptStatus.CAPTURED and move.entity_id in methods:
            method, moment = method_name(words, methods[move.entity_id]), words.moment(move.at)
            return body(words.text("💳 Paid with {method}, {moment}", method=method, moment=moment))
    return body("")


def _next_steps(words: Words, details: OrderDetails) -> tuple[Row, ...]:
    return (
        _shipping(words, details),
        (*booking_row(words, details), *slip_button(words, details)),
        *parcel_rows(words, details),
        map_row(words, details.contact),
        recipient_row(words, details),
        tuple(
            Button(words.text("🛠 The request"), ShowCase(case.id)) for case in details.cases if case.is_open
        ),
        (*_question(words, details), *writing_button(words, details)),
        (*_cancelling(words, details), *cancel_part(words, details)),
    )


def _owners_steps(words: Words, details: OrderDetails) -> tuple[Row, ...]:
    return (*manual_refund_rows(words, details), goodwill_row(words, details))


def _question(words: Words, details: OrderDetails) -> Row:
    """What the customer asked of it, or was told."""
    if details.thread is None:
        return ()
    label = words.text("💬 The question") if details.thread.asked else words.text("💬 Your message to them")
    return (Button(f"{label} {status_mark(details.thread)}", ShowThread(details.thread.id)),)


def _shipping(words: Words, details: OrderDetails) -> Row:
    if not may_book(details):
        return ()
    whole = Button(words.text("🚚 Ship"), AskTracking(details.order.id), Tone.PRIMARY)
    part = Button(words.text("📦 Ship a part"), AskParts(details.order.id))
    return (whole, part) if sum(still_here(details)) > 1 else (whole,)


def slip_button(words: Words, details: OrderDetails) -> Row:
    """While something of it is still to be packed."""
    if details.order.status is not OrderStatus.CONFIRMED or not unshipped(details.order, details.shipments):
        return ()
    return (Button(words.text("📄 Packing slip"), PrintSlip(details.order.id)),)


def _cancelling(words: Words, details: OrderDetails) -> Row:
    if not is_cancellable(details):
        return ()
    paid = not details.order.is_payable and details.order.total.minor > 0
    label = words.text("Cancel and refund") if paid else words.text("Cancel the order")
    return (Button(label, AskCancel(details.order.id), Tone.DANGER),)


def _queue_button(words: Words, details: OrderDetails) -> Row:
    """Back to the queue that it is in; one that is not sold, or over, is in none."""
    if details.label is OrderLabel.AWAITING_SHIPMENT:
        return (Button(words.text("‹ To ship"), ShowQueue(TO_SHIP)),)
    if details.order.status is not OrderStatus.CONFIRMED:
        return ()
    return (Button(words.text("‹ Under way"), ShowQueue(UNDER_WAY)),)


def ask_tracking_screen(
    words: Words, order: Order, *, packed: Sequence[ShipmentLine] = (), notice: str = ""
) -> Screen:
    """`packed` is what goes into the parcel, when it is not everything."""
    typed = f"{words.context('keyword', 'ship')} {order.number} SF1234567"
    return page(
        title(words.text("🚚 Ship order {number}", number=order.number)),
        body(
            *(
                f"{line_name(words, order.line(line.order_line_id), IN_A_LIST)} × {line.quantity}"
                for line in packed
            )
        ),
        body(words.text("Which tracking number does the parcel have? Type it below.")),
        muted("" if packed else words.text("You can also type this at any time: {example}", example=typed)),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("For example: SF1234567"),
        notice=notice,
    )


def choose_carrier_screen(
    words: Words, order: Order, number: str, carriers: Sequence[str], *, notice: str = ""
) -> Screen:
    choices = [Button(carrier_name(words, code), Ship(order.id, code)) for code in carriers]
    return page(
        title(words.text("🚚 Ship order {number}", number=order.number)),
        body(words.text("Which carrier has the parcel {number}?", number=number)),
        rows=(*in_pairs(choices), (Button(words.text("✖ Never mind"), Dismiss()),)),
        notice=notice,
    )


def low_stock_screen(words: Words, name_: SkuName, left: int, *, notice: str = "") -> Screen:
    called = named(words, name(words, name_.title), options(words, name_.options))
    return page(
        title(words.text("📉 Running low")),
        body(called, words.plural("Only {n} left", "Only {n} left", left)),
        muted(name_.code),
        rows=((home(words),),),
        notice=notice,
    )


def payment_short_to_look_at(words: Words, order: Order, *, notice: str = "") -> Screen:
    told = words.text(
        "Less came for order {number} than was due: it stays unpaid. The customer was asked to pay the rest; "
        "if they do not, what came goes back.",
        number=order.number,
    )
    return _to_look_at(words, order, words.text("⚠️ Less came than was due"), told, notice)


def discrepancy_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    told = words.text(
        "What the payment provider says of order {number} does not fit our books. Nothing "
        "was changed; please compare both.",
        number=order.number,
    )
    return _to_look_at(words, order, words.text("⚠️ The payments do not agree"), told, notice)


def _to_look_at(words: Words, order: Order, what: str, told: str, notice: str) -> Screen:
    show = Button(words.text("Show the order"), ShowOrder(order.id), Tone.PRIMARY)
    return page(title(what), body(told), rows=((show,), (home(words),)), notice=notice)


def unapplied_payment_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    return page(
        title(words.text("⚠️ A payment to look at")),
        body(
            words.text(
                "A payment came in for order {number} that could not be applied: too late, twice, or a "
                "different amount. It is in the books; please look at the order and settle it with the "
                "customer.",
                number=order.number,
            )
        ),
        rows=((Button(words.text("Show the order"), ShowOrder(order.id), Tone.PRIMARY),), (home(words),)),
        notice=notice,
    )
