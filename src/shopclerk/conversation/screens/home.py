"""Where everybody starts."""

from collections.abc import Sequence

from shopclerk.conversation.actions.books import ShowDiscrepancies
from shopclerk.conversation.actions.casework import ShowCases
from shopclerk.conversation.actions.finding import AskSearch
from shopclerk.conversation.actions.home import ChooseLanguage, ShowAccount, ShowLanguages, ShowOffice
from shopclerk.conversation.actions.ordering import ShowOrders
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.actions.shopping import ShowCart, ShowCategories
from shopclerk.conversation.actions.threads import ShowThreads
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, title
from shopclerk.conversation.words import Words
from shopclerk.core.ports.views import QueueCount


def customer_home(
    words: Words, *, shop_name: str, cart_units: int, open_orders: int, notice: str = ""
) -> Screen:
    under_way = words.plural("You have {n} order under way.", "You have {n} orders under way.", open_orders)
    return page(
        title(one_line(shop_name)),
        body(words.text("Welcome! Have a look around, and order right here in the chat.")),
        muted(under_way if open_orders else ""),
        rows=(
            (Button(words.text("🛍 Browse the shop"), ShowCategories(), Tone.PRIMARY), search_button(words)),
            (cart_button(words, cart_units), Button(words.text("📦 My orders"), ShowOrders())),
            (Button(words.text("👤 My account"), ShowAccount()), _language_button(words)),
        ),
        notice=notice,
    )


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
            _discrepancies(words, discrepancies),
            (Button(words.text("🗂 Office"), ShowOffice()), _language_button(words)),
        ),
        notice=notice,
    )


def _discrepancies(words: Words, count: int) -> Row:
    label = words.text("⚖️ Books to compare ({n})", n=count)
    return (Button(label, ShowDiscrepancies(), Tone.DANGER),) if count else ()


def languages_screen(words: Words, languages: Sequence[tuple[str, str]], *, notice: str = "") -> Screen:
    """`languages` are pairs of (tag, own name), as `Wording.languages` has them."""
    choices = [
        Button(f"✓ {own_name}" if tag == words.language else own_name, ChooseLanguage(tag))
        for tag, own_name in languages
    ]
    return page(
        title(words.text("🌐 Language")),
        body(words.text("Which language shall we speak?")),
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
