"""The customer's own orders."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from shopclerk.conversation.actions.claiming import FillClaim, ShowCase
from shopclerk.conversation.actions.ordering import (
    AskCancel,
    AskCancelPart,
    AskExtend,
    AskReceipt,
    CancelOrder,
    ChoosePayment,
    ConfirmReceipt,
    ExtendReceipt,
    FilterOrders,
    OrderAgain,
    ShowHistory,
    ShowOrder,
    ShowOrders,
    ShowReceipt,
)
from shopclerk.conversation.actions.shopping import ShowCategories
from shopclerk.conversation.actions.threads import AskShop, ShowThread
from shopclerk.conversation.packing import still_here
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, strong, title
from shopclerk.conversation.screens.names import name
from shopclerk.conversation.screens.order_list import order_button
from shopclerk.conversation.screens.order_parts import (
    LATEST_SCANS,
    MOST_STEPS,
    NEVER_DUE,
    goods,
    in_exchange,
    labelled,
    parcels,
    recipient,
    refunds,
    steps,
)
from shopclerk.conversation.screens.thread_parts import status_mark
from shopclerk.conversation.screens.timeline import timeline
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.threads import ThreadStatus
from shopclerk.core.ports.views import OrderRow
from shopclerk.core.usecases.viewing import OrderDetails

IN_A_SUMMARY: Final = 60
LATEST_STEPS: Final = 4
"""On the page of an order: all of them have a page of their own."""
_ALL_SHIPPED: Final = frozenset({OrderLabel.SHIPPED, OrderLabel.IN_DELIVERY, OrderLabel.DELIVERED})


def orders_screen(
    words: Words,
    rows: Sequence[OrderRow],
    *,
    standing: str = "",
    more: bool,
    first: bool,
    notice: str = "",
) -> Screen:
    """A page of those that stand so (`unpaid`, `under_way`, `over`; empty: of all)."""
    further = _page_after(standing, rows[-1].id) if more and rows else None
    shop = () if rows else (Button(words.text("🛍 Browse the shop"), ShowCategories(), Tone.PRIMARY),)
    return page(
        title(words.text("📦 My orders")),
        body("" if rows else _none(words, standing)),
        *(order_summary(words, row) for row in rows),
        rows=(
            *((order_button(words, row),) for row in rows),
            paging(words, back_to_first=None if first else _page_after(standing, None), further=further),
            () if not (rows or standing) else _standings(words, standing),
            shop,
            (home(words),),
        ),
        notice=notice,
    )


def _page_after(standing: str, after: OrderId | None) -> ShowOrders | FilterOrders:
    return FilterOrders(standing, after) if standing else ShowOrders(after)


def _none(words: Words, standing: str) -> str:
    return words.text("There are no such orders.") if standing else words.text("No orders yet.")


def _standings(words: Words, standing: str) -> Row:
    """What can be looked at alone, the present choice marked."""
    choices = (
        ("", words.context("orders", "All")),
        ("unpaid", words.context("orders", "To pay")),
        ("under_way", words.context("orders", "Under way")),
        ("over", words.context("orders", "Done")),
    )
    return tuple(
        Button(f"✓ {label}" if each == standing else label, _page_after(each, None))
        for each, label in choices
    )


def order_summary(words: Words, row: OrderRow) -> Paragraph:
    """An order of a list: what it is, how much, and when it was placed."""
    units = words.plural("{n} item", "{n} items", row.units)
    when, total = words.moment(row.placed_at), words.money(row.total)
    called = name(words, row.first_title, IN_A_SUMMARY)
    return body(f"{row.number}{DOT}{called}", DOT.join((units, total, when)))


def order_screen(words: Words, details: OrderDetails, *, notice: str = "") -> Screen:
    order = details.order
    due = words.text("Please pay by {moment}.", moment=words.moment(order.pay_by)) if order.pay_by else ""
    return page(
        title(words.text("Order {number}", number=order.number)),
        body(labelled(words, details.label), due if order.is_payable else "", _completes(words, order)),
        *goods(words, details),
        recipient(details.contact),
        *parcels(words, details),
        refunds(words, details),
        in_exchange(words, details.order),
        steps(words, details, most=LATEST_STEPS),
        rows=(
            _next_steps(words, details),
            (*cancel_part(words, details), *_extending(words, details)),
            (*after_sales(words, details), asking(words, details)),
            (*_again(words, details), *_papers(words, details)),
            _cancelling(words, details),
            (Button(words.text("‹ My orders"), ShowOrders()), home(words)),
        ),
        notice=notice,
    )


def _next_steps(words: Words, details: OrderDetails) -> Row:
    order = details.order
    if order.is_payable:
        return (Button(words.text("💳 Pay now"), ChoosePayment(order.id), Tone.PRIMARY),)
    if details.label in _ALL_SHIPPED:
        return (Button(words.text("✅ I have received it"), AskReceipt(order.id), Tone.PRIMARY),)
    return ()


def _cancelling(words: Words, details: OrderDetails) -> Row:
    """Below all else: nobody opens an order to press this first."""
    order = details.order
    if not (order.is_payable or is_cancellable(details)):
        return ()
    paid = not order.is_payable and order.total.minor > 0
    label = words.text("Cancel for a refund") if paid else words.text("Cancel the order")
    return (Button(label, AskCancel(order.id), Tone.DANGER),)


def asking(words: Words, details: OrderDetails) -> Button:
    """The question about it that is not closed, or the way to one."""
    thread = details.thread
    if thread is None or thread.status is ThreadStatus.CLOSED:
        return Button(words.text("💬 Ask about it"), AskShop(order_id=details.order.id))
    label = words.text("💬 Your question") if thread.asked else words.text("💬 From the shop")
    return Button(f"{label} {status_mark(thread)}", ShowThread(thread.id))


def _completes(words: Words, order: Order) -> str:
    """When it completes without a word."""
    if order.status is not OrderStatus.CONFIRMED or order.complete_at is None:
        return ""
    return words.text("Completes by itself on {moment}.", moment=words.moment(order.complete_at))


def may_extend(details: OrderDetails) -> bool:
    """Something is about to complete by itself, and was not put off yet."""
    order = details.order
    return order.status is OrderStatus.CONFIRMED and order.complete_at is not None and not order.extended


def _extending(words: Words, details: OrderDetails) -> Row:
    if not may_extend(details):
        return ()
    return (Button(words.text("⏰ I need more time"), AskExtend(details.order.id)),)


def _again(words: Words, details: OrderDetails) -> Row:
    """Once it is paid, over or not; an order that replaces another is none of the customer's choosing."""
    order = details.order
    if order.is_payable or order.replaces is not None:
        return ()
    return (Button(words.text("🔁 Order again"), OrderAgain(order.id)),)


def _papers(words: Words, details: OrderDetails) -> Row:
    """What can be read of it on pages of their own."""
    paid = details.order.status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED) or any(
        attempt.status is AttemptStatus.CAPTURED for attempt in details.attempts
    )
    receipt = Button(words.text("🧾 Receipt"), ShowReceipt(details.order.id))
    every = Button(words.text("🕒 All steps"), ShowHistory(details.order.id))
    more = len(timeline(words, details)) > LATEST_STEPS or len(details.scans) > LATEST_SCANS
    return ((receipt,) if paid else ()) + ((every,) if more else ())


def history_screen(words: Words, details: OrderDetails, *, notice: str = "") -> Screen:
    """All that happened, and all that carriers told of its parcels."""
    order = details.order
    return page(
        title(words.text("🕒 Order {number}, step by step", number=order.number)),
        body(labelled(words, details.label)),
        *parcels(words, details, most=MOST_STEPS),
        steps(words, details),
        rows=((Button(words.text("‹ Order"), ShowOrder(order.id)), home(words)),),
        notice=notice,
    )


def ask_extend_screen(words: Words, order: Order, span: timedelta, *, notice: str = "") -> Screen:
    """`span` is how much longer it takes then."""
    before = words.moment(order.complete_at) if order.complete_at else ""
    after = words.moment(order.complete_at + span) if order.complete_at else ""
    return page(
        title(
            words.text("Take {span} more for order {number}?", span=words.duration(span), number=order.number)
        ),
        body(
            words.text(
                "It would complete by itself on {before}; then on {after}.", before=before, after=after
            )
        ),
        muted(words.text("This can be done once.")),
        rows=(
            (Button(words.text("⏰ Yes, more time"), ExtendReceipt(order.id), Tone.PRIMARY),),
            (Button(words.text("No, leave it"), ShowOrder(order.id)),),
        ),
        notice=notice,
    )


def after_sales(words: Words, details: OrderDetails) -> Row:
    """The open request, or the way to one once something has left."""
    for case in details.cases:
        if case.is_open:
            return (Button(words.text("🛠 Your request"), ShowCase(case.id)),)
    sold = details.order.status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED)
    if not sold or not any(parcel.has_left for parcel in details.shipments):
        return ()
    return (Button(words.text("🛠 Something wrong?"), FillClaim(details.order.id, "")),)


def may_cancel_part(details: OrderDetails) -> bool:
    """Paid, of more than one unit, and something of it has not left. A replacement is cancelled whole."""
    order = details.order
    paid = order.status is OrderStatus.CONFIRMED and order.replaces is None
    return paid and sum(line.wanted for line in order.lines) > 1 and any(still_here(details))


def cancel_part(words: Words, details: OrderDetails) -> Row:
    if not may_cancel_part(details):
        return ()
    return (Button(words.text("Cancel a part"), AskCancelPart(details.order.id)),)


def is_cancellable(details: OrderDetails) -> bool:
    """Unpaid, or paid and nothing of it has left."""
    left = any(parcel.has_left for parcel in details.shipments)
    return details.order.is_payable or (details.order.status is OrderStatus.CONFIRMED and not left)


def paid_back(details: OrderDetails) -> Money:
    """What goes back when the order is cancelled now: its price, less what went back of it already."""
    order = details.order
    if order.is_payable:
        return Money.zero(order.total.currency)
    counted = (refund for refund in details.refunds if refund.holds and refund.reason not in NEVER_DUE)
    return Money(
        max(order.total.minor - sum(refund.amount.minor for refund in counted), 0), order.total.currency
    )


def ask_cancel_screen(words: Words, details: OrderDetails, *, notice: str = "") -> Screen:
    order, back = details.order, paid_back(details)
    refund = words.text("{amount} goes back the way it was paid.", amount=words.money(back))
    return page(
        title(words.text("Cancel order {number}?", number=order.number)),
        *goods(words, details),
        strong(refund if back.minor else ""),
        muted(words.text("The goods go back on the shelf. A cancelled order cannot be reopened.")),
        rows=(
            (Button(words.text("Yes, cancel it"), CancelOrder(order.id), Tone.DANGER),),
            (Button(words.text("No, keep it"), ShowOrder(order.id)),),
        ),
        notice=notice,
    )


def ask_receipt_screen(words: Words, details: OrderDetails, *, notice: str = "") -> Screen:
    order = details.order
    return page(
        title(words.text("Have you received all of order {number}?", number=order.number)),
        *goods(words, details),
        muted(words.text("This completes the order.")),
        rows=(
            (Button(words.text("✅ Yes, all of it"), ConfirmReceipt(order.id), Tone.PRIMARY),),
            (Button(words.text("Not yet"), ShowOrder(order.id)),),
        ),
        notice=notice,
    )
