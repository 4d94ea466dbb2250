"""Staff write to a customer first, about an order."""

from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.threads import ShowThread, WriteToCustomer
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.threads import Thread, ThreadStatus
from shopclerk.core.usecases.viewing import OrderDetails


def may_write_first(details: OrderDetails) -> bool:
    """While nothing is said of the order that could be gone on with, and its customer is still known."""
    running = details.thread is not None and details.thread.status is not ThreadStatus.CLOSED
    return details.contact is not None and not running


def writing_button(words: Words, details: OrderDetails) -> Row:
    """On the card of an order."""
    if not may_write_first(details):
        return ()
    return (Button(words.text("💬 Write to the customer"), WriteToCustomer(details.order.id)),)


def first_word_screen(words: Words, details: OrderDetails, *, notice: str = "") -> Screen:
    order = details.order
    return page(
        title(words.text("💬 Write to the customer")),
        strong(words.text("Order {number}", number=order.number)),
        body(words.text("Type what you want to say, or send a picture. The order goes along with it.")),
        muted(words.text("The customer reads it as the shop's, and may answer.")),
        rows=((Button(words.text("✖ Never mind"), ShowOrder(order.id)),),),
        hint=words.text("Your message"),
        notice=notice,
    )


def written_screen(
    words: Words, thread: Thread, order_id: OrderId, called: str, *, notice: str = ""
) -> Screen:
    """To whoever of the staff wrote."""
    return page(
        title(words.text("✅ {name} has your message", name=called)),
        body(words.text("An answer comes here, and waits under 💬 Questions.")),
        rows=(
            (Button(words.text("💬 Show what was said"), ShowThread(thread.id)),),
            (Button(words.text("‹ Order"), ShowOrder(order_id)), home(words)),
        ),
        notice=notice,
    )
