"""What customers are told without asking. Each leads to the order, and to paying where that comes next."""

from collections.abc import Sequence
from datetime import datetime

from shopclerk.conversation.actions.claiming import ShowCase
from shopclerk.conversation.actions.ordering import ChoosePayment, ShowOrder
from shopclerk.conversation.actions.shopping import ShowCategories, ShowProduct
from shopclerk.conversation.formats import STARS
from shopclerk.conversation.plain_text import lines
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.case_parts import case_status, send_to
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import name, named, options
from shopclerk.conversation.screens.packing import BRIEFLY, line_name
from shopclerk.conversation.screens.payment import decline_reason, time_left
from shopclerk.conversation.screens.remedies import sent_again_screen
from shopclerk.conversation.screens.timeline import cancelled_because
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.refund import Refund, is_by_hand


def payment_due_screen(words: Words, order: Order, *, now: datetime, notice: str = "") -> Screen:
    return page(
        title(words.text("⏳ Order {number} is still unpaid", number=order.number)),
        strong(words.money(order.total)),
        time_left(words, order, now),
        body(words.text("Unpaid orders are cancelled automatically; nothing is charged.")),
        rows=(_pay(words, order, words.text("💳 Pay now")), onward(words, order)),
        notice=notice,
    )


def payment_declined_screen(words: Words, order: Order, reason: str, *, notice: str = "") -> Screen:
    return page(
        title(words.text("The payment for order {number} was declined", number=order.number)),
        body(decline_reason(words, reason)),
        muted(
            words.text("Nothing was charged and your goods are still kept. Try again, or pay another way.")
        ),
        rows=(_pay(words, order, words.text("💳 Try again")), onward(words, order)),
        notice=notice,
    )


def order_confirmed_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    if order.awaits_return:
        return _exchange_confirmed(words, order, notice)
    if order.replaces is not None and not order.total.minor:
        return sent_again_screen(words, order, notice=notice)
    return page(
        title(words.text("✅ Thank you! Order {number} is paid", number=order.number)),
        strong(words.money(order.total)),
        body(words.text("We are packing it now and will tell you here when it leaves.")),
        rows=(onward(words, order),),
        notice=notice,
    )


def _exchange_confirmed(words: Words, order: Order, notice: str) -> Screen:
    return page(
        title(words.text("🔄 Your exchange is order {number}", number=order.number)),
        body(words.text("It is kept for you, and leaves once we have the other goods back.")),
        rows=(onward(words, order),),
        notice=notice,
    )


def order_cancelled_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    return page(
        title(words.text("Order {number} was cancelled", number=order.number)),
        body(cancelled_because(words, order.cancelled_because)),
        rows=((Button(words.text("🛍 Browse the shop"), ShowCategories()),), onward(words, order)),
        notice=notice,
    )


def order_completed_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    return page(
        title(words.text("✅ Order {number} is completed", number=order.number)),
        body(words.text("Thank you for buying here. Enjoy it!")),
        rows=((Button(words.text("🛍 Browse the shop"), ShowCategories()),), onward(words, order)),
        notice=notice,
    )


def payment_short_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    return page(
        title(words.text("Not all of it was paid: order {number}", number=order.number)),
        body(
            words.text(
                "Less came than is due, so the order is not confirmed yet. Please pay again; whatever is "
                "too much goes back to you."
            )
        ),
        rows=(_pay(words, order, words.text("💳 Pay now")), onward(words, order)),
        notice=notice,
    )


def refund_done_screen(words: Words, order: Order, refund: Refund, *, notice: str = "") -> Screen:
    return page(
        title(words.text("↩ Your refund for order {number}", number=order.number)),
        strong(words.money(refund.amount)),
        body(_way_back(words, refund)),
        rows=(onward(words, order),),
        notice=notice,
    )


def _way_back(words: Words, refund: Refund) -> str:
    if is_by_hand(refund.reference):
        return words.text("The shop has sent it back to you. If it does not arrive, please ask the shop.")
    if refund.amount.currency == STARS:
        return words.text("Your Stars are back.")
    return words.text("It went back the way you paid. Your bank may take a few days to show it.")


def lines_cancelled_screen(
    words: Words, order: Order, units: Sequence[tuple[OrderLineId, int]], *, notice: str = ""
) -> Screen:
    """`units` are those that do not come, of each line."""
    gone = (f"{line_name(words, order.line(line_id), BRIEFLY)} × {count}" for line_id, count in units)
    return page(
        title(words.text("A part of order {number} was cancelled", number=order.number)),
        body(*gone),
        body(words.text("What you paid for it goes back to you. The rest comes as agreed.")),
        rows=(onward(words, order),),
        notice=notice,
    )


def case_moved_screen(
    words: Words,
    order: Order,
    case: AfterSalesCase,
    status: CaseStatus,
    replacement: Order | None,
    *,
    why: str = "",
    return_to: str = "",
    notice: str = "",
) -> Screen:
    """`replacement` is the order of an exchange that was approved, `why` what staff said of it. Goods that
    are to be sent back go to the address `return_to`.
    """
    sends_back = status is CaseStatus.AWAITING_RETURN
    return page(
        title(words.text("🛠 Your request about order {number}", number=order.number)),
        strong(case_status(words, status)),
        body(words.text("Please send the goods back and tell us the tracking number.") if sends_back else ""),
        body(send_to(words, status, return_to)),
        body(lines(why)),
        strong(_to_pay(words, replacement)),
        rows=(
            _pay_difference(words, replacement),
            (Button(words.text("Show the request"), ShowCase(case.id), Tone.PRIMARY),),
            onward(words, order),
        ),
        notice=notice,
    )


def _to_pay(words: Words, replacement: Order | None) -> str:
    if replacement is None or not replacement.is_payable:
        return ""
    return words.text("Difference to pay: {amount}", amount=words.money(replacement.total))


def _pay_difference(words: Words, replacement: Order | None) -> Row:
    if replacement is None or not replacement.is_payable:
        return ()
    return _pay(words, replacement, words.text("💳 Pay now"))


def back_in_stock_screen(words: Words, product: Product, sku: Sku, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🔔 Back in stock")),
        strong(named(words, name(words, product.title), options(words, sku.options))),
        rows=(
            (Button(words.text("🛍 Have a look"), ShowProduct(product.id, sku.id), Tone.PRIMARY),),
            (home(words),),
        ),
        notice=notice,
    )


def _pay(words: Words, order: Order, label: str) -> Row:
    return (Button(label, ChoosePayment(order.id), Tone.PRIMARY),)


def onward(words: Words, order: Order) -> Row:
    """The row that every notice of an order ends with."""
    return (Button(words.text("Show the order"), ShowOrder(order.id)), home(words))
