"""Where everybody starts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from shopclerk.conversation.actions.books import ShowDiscrepancies
from shopclerk.conversation.actions.casework import ShowCases
from shopclerk.conversation.actions.finding import AskSearch
from shopclerk.conversation.actions.home import ChooseLanguage, ShowAccount, ShowLanguages, ShowOffice
from shopclerk.conversation.actions.ordering import ChoosePayment, ShowOrders
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.actions.shopping import ShowCart, ShowCategories
from shopclerk.conversation.actions.threads import ShowThreads
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, strong, title
from shopclerk.conversation.screens.opening import opening_line
from shopclerk.conversation.screens.order_list import order_button
from shopclerk.conversation.screens.queues import queue_row
from shopclerk.conversation.words import Words
from shopclerk.core.domain.hours import OpeningHours
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.ports.views import OrderRow, QueueCount

TO_PAY: Final = 2
UNDER_WAY: Final = 3
"""Orders that the first screen has buttons for."""

ARRIVING: Final = (OrderLabel.IN_DELIVERY, OrderLabel.DELIVERED)


def customer_home(
    words: Words,
    *,
    shop_name: str,
    cart_units: int,
    open_orders: Sequence[OrderRow],
    now: datetime,
    hours: OpeningHours | None = None,
    notice: str = "",
) -> Screen:
    """`open_orders` are those that are not over, newest first: what waits for money comes first."""
    to_pay = [row for row in open_orders if row.label is OrderLabel.PENDING_PAYMENT]
    others = [row for row in open_orders if row not in to_pay]
    welcome = words.text("Welcome! Have a look around, and order right here in the chat.")
    return page(
        title(one_line(shop_name)),
        body("" if open_orders else welcome),
        strong(*(_time_left(words, row, now) for row in to_pay[:TO_PAY])),
        body(*(_on_its_way(words, row) for row in others if row.label in ARRIVING)),
        muted(_not_shown(words, len(to_pay[TO_PAY:]) + len(others[UNDER_WAY:]))),
        muted(opening_line(words, hours, now)),
        rows=(
            *((_pay(words, row),) for row in to_pay[:TO_PAY]),
            *((order_button(words, row),) for row in others[:UNDER_WAY]),
            (Button(words.text("🛍 Browse the shop"), ShowCategories(), Tone.PRIMARY), search_button(words)),
            (cart_button(words, cart_units), Button(words.text("📦 My orders"), ShowOrders())),
            (Button(words.text("👤 My account"), ShowAccount()), _language_button(words)),
        ),
        notice=notice,
    )


def _time_left(words: Words, row: OrderRow, now: datetime) -> str:
    """What waits to be paid, and for how long."""
    number, total = row.number, words.money(row.total)
    if row.pay_by is None:
        return words.text("⏳ {number}: {total} to pay", number=number, total=total)
    span = words.duration(row.pay_by - now)
    return words.text("⏳ {number}: {total} to pay within {span}", number=number, total=total, span=span)


def _pay(words: Words, row: OrderRow) -> Button:
    label = words.text("💳 Pay {number} · {total}", number=row.number, total=words.money(row.total))
    return Button(label, ChoosePayment(row.id), Tone.PRIMARY)


def _on_its_way(words: Words, row: OrderRow) -> str:
    if row.label is OrderLabel.IN_DELIVERY:
        return words.text("🛵 {number} is about to arrive.", number=row.number)
    return words.text("📬 {number} has arrived.", number=row.number)


def _not_shown(words: Words, count: int) -> str:
    more = words.plural("{n} more under “My orders”", "{n} more under “My orders”", count)
    return more if count else ""


def merchant_home(
    words: Words, *, shop_name: str, counts: QueueCount, discrepancies: int = 0, notice: str = ""
) -> Screen:
    """`discrepancies` are those that the owner has to settle."""
    to_ship = words.plural("{n} order to ship", "{n} orders to ship", counts.to_ship)
    under_way = words.plural("{n} order under way", "{n} orders under way", counts.under_way)
    unpaid = words.plural("{n} order not paid yet", "{n} orders not paid yet", counts.unpaid)
    urgent = Tone.PRIMARY if counts.to_ship else Tone.PLAIN
    return page(
        title(words.text("{shop}: at the counter", shop=one_line(shop_name))),
        body(f"📦 {to_ship}", f"🚚 {under_way}", f"⏳ {unpaid}"),
        muted(words.text("You will be told of every new order.")),
        rows=(
            (
                Button(words.text("📦 To ship ({n})", n=counts.to_ship), ShowQueue("to_ship"), urgent),
                Button(words.text("🚚 Under way ({n})", n=counts.under_way), ShowQueue("under_way")),
            ),
            (
                Button(words.text("🛠 After-sales ({n})", n=counts.after_sales), ShowCases()),
                Button(words.text("💬 Questions ({n})", n=counts.unanswered), ShowThreads()),
            ),
            queue_row(words),
            _discrepancies(words, discrepancies),
            (Button(words.text("🗂 Office"), ShowOffice()), _language_button(words)),
        ),
        notice=notice,
    )


def _discrepancies(words: Words, count: int) -> Row:
    label = words.text("⚖️ Payments to check ({n})", n=count)
    return (Button(label, ShowDiscrepancies(), Tone.DANGER),) if count else ()


def languages_screen(words: Words, languages: Sequence[tuple[str, str]], *, notice: str = "") -> Screen:
    """`languages` are pairs of (tag, own name), as `Wording.languages` has them."""
    choices = [
        Button(f"✓ {own_name}" if tag == words.language else own_name, ChooseLanguage(tag))
        for tag, own_name in languages
    ]
    return page(
        title(words.text("🌐 Language")),
        body(words.text("Which language do you prefer?")),
        rows=(*in_pairs(choices), (home(words),)),
        notice=notice,
    )


def search_button(words: Words) -> Button:
    return Button(words.text("🔎 Search"), AskSearch())


def cart_button(words: Words, units: int) -> Button:
    label = words.text("🛒 Cart ({n})", n=units) if units else words.text("🛒 Cart")
    return Button(label, ShowCart())


def _language_button(words: Words) -> Button:
    return Button(words.text("🌐 Language"), ShowLanguages())
