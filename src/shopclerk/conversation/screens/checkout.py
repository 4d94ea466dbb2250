"""From a full cart to an order: who gets it, and one last look."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopclerk.conversation.actions.addresses import PickAddresses
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import AskMethod, ChangeContact, PlaceOrder
from shopclerk.conversation.actions.shopping import ShowCart
from shopclerk.conversation.places import map_url
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Ask, AskContact, AskLocation, Button, Link, Row, Screen, Tone
from shopclerk.conversation.screens.cart import CartItem, item_paragraph
from shopclerk.conversation.screens.layout import body, home, muted, page, title
from shopclerk.conversation.screens.offers import arrival, offer_buttons
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.sums import delivery_line, discount_line, sum_paragraphs
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.people import Point
from shopclerk.core.usecases.quoting import Quote

_SHOWN: Final = 300


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and an example of an answer for the input field."""

    text: str
    example: str


def _name(words: Words) -> Question:
    return Question(words.text("Who is the parcel for?"), words.text("For example: Li Ming"))


def _phone(words: Words) -> Question:
    return Question(
        words.text("Which phone number may the courier call?"), words.text("For example: 138 0013 8000")
    )


def _address(words: Words) -> Question:
    return Question(
        words.text("Where should it go? Street, house, city and postcode, please."),
        words.text("For example: 8 Harbour Road, Shanghai 200080"),
    )


QUESTIONS: Final[Mapping[str, Callable[[Words], Question]]] = {
    "name": _name,
    "phone": _phone,
    "address": _address,
}
"""The fields of a contact, in the order in which they are asked for."""


def _whole_contact(words: Words) -> Ask:
    return AskContact(
        words.text("📱 Is it for you? One tap on the button below is enough."),
        words.text("📱 Share my name and number"),
    )


def _number(words: Words) -> Ask:
    return AskContact(
        words.text("📱 Your own? One tap on the button below is enough."),
        words.text("📱 Share my phone number"),
    )


def _spot(words: Words) -> Ask:
    return AskLocation(
        words.text("📍 Are you there now? The button below shares where you are."),
        words.text("📍 Share my location"),
    )


ASKS: Final[Mapping[str, Callable[[Words], Ask]]] = {
    "name": _whole_contact,
    "phone": _number,
    "address": _spot,
}
"""What can be shared instead of typing it."""


def ask_contact(
    words: Words, field: str, *, current: str = "", whole: bool = False, notice: str = ""
) -> Screen:
    """`whole`: all of it can be said at once. Raises NotFound for a field that a contact does not have."""
    if field not in QUESTIONS:
        raise NotFound("field", field)
    question = QUESTIONS[field](words)
    kept = shortened(lines(current), _SHOWN)
    return page(
        title(question.text),
        body(words.text("So far: {current}", current=kept) if kept else ""),
        muted(question.example),
        muted(words.text("Or name, phone and address at once, each on a line of its own.") if whole else ""),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=question.example,
        ask=ASKS[field](words),
        notice=notice,
    )


def ask_street_screen(words: Words, point: Point, *, current: str = "", notice: str = "") -> Screen:
    """The spot is known; no map tells the door."""
    kept = shortened(lines(current), _SHOWN)
    example = words.text("For example: 8 Harbour Road, flat 3")
    return page(
        title(words.text("📍 Got your spot on the map")),
        body(words.text("Which street, house and flat is that, and in which city?")),
        body(words.text("So far: {current}", current=kept) if kept else ""),
        muted(example),
        rows=(
            (Link(words.text("🗺 Show on the map"), map_url(words, point)),),
            (Button(words.text("✖ Never mind"), Dismiss()),),
        ),
        hint=example,
        notice=notice,
    )


def review_screen(
    words: Words,
    *,
    items: Sequence[CartItem],
    quote: Quote,
    name: str,
    phone: str,
    address: str,
    point: Point | None = None,
    method: str = "",
    other_ways: bool = False,
    saved: int = 0,
    today: datetime,
    token: str,
    notice: str = "",
) -> Screen:
    """The order as it would be placed; `token` makes two taps one order. `method` is how it will be paid
    (empty: that is chosen next), where there are `other_ways`; `saved` is how many addresses
    the customer keeps.
    """
    total = quote.total
    order = words.text("✅ Place the order · {total}", total=words.money(total))
    between = (discount_line(words, quote.discount), delivery_line(words, quote.shipping, quote.delivery))
    return page(
        title(words.text("Is everything right?")),
        *(item_paragraph(words, item) for item in items),
        *sum_paragraphs(words, quote.subtotal, between, total),
        body(_by_when(words, quote, today), f"💳 {method_name(words, method)}" if method else ""),
        body(
            f"👤 {one_line(name)}",
            f"📞 {one_line(phone)}",
            f"📍 {lines(address)}",
            words.text("🗺 with your spot on the map") if point else "",
        ),
        muted(words.text("You pay in the next step.") if total.minor else ""),
        rows=(
            (Button(order, PlaceOrder(token, total.minor), Tone.PRIMARY),),
            offer_buttons(words, quote),
            _paid_and_sent(words, choice=bool(method) and other_ways, saved=saved),
            (
                Button(words.text("✏️ Name"), ChangeContact("name")),
                Button(words.text("✏️ Phone"), ChangeContact("phone")),
                Button(words.text("✏️ Address"), ChangeContact("address")),
            ),
            (Button(words.text("‹ Cart"), ShowCart()), home(words)),
        ),
        notice=notice,
    )


def _by_when(words: Words, quote: Quote, today: datetime) -> str:
    return f"📅 {arrival(words, quote.delivery.days, today)}" if quote.delivery else ""


def _paid_and_sent(words: Words, *, choice: bool, saved: int) -> Row:
    """How it is paid, and to whom it goes, where there is another way."""
    pay = Button(words.text("💳 Payment"), AskMethod())
    book = Button(words.text("📍 My addresses"), PickAddresses())
    return ((pay,) if choice else ()) + ((book,) if saved else ())
