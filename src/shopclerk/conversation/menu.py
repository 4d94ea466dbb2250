"""The commands, each once: what they do, who is offered them where, and what they are called in a menu."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.home import Dismiss, GoHome, ShowLanguages
from shopclerk.conversation.actions.ordering import ShowOrders
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.actions.shopping import ShowCart, ShowCategories
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.ports.chat import Offer
from shopclerk.conversation.words import Words


class Menu(Enum):
    """A chat's commands, in the order of the menu."""

    CUSTOMER = ("shop", "search", "cart", "orders", "language", "help")
    STAFF = ("queue", "ship", "shop", "language", "here", "help")
    ROOM = ("queue", "ship", "help", "leave")
    GROUP = ("here",)
    """What administrators of any group are offered; whether they may is asked when they do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`shows` is what the command leads to; None: it does something that no button does."""

    command: str
    shows: Action | None = None


COMMANDS: Final = {
    entry.command: entry
    for entry in (
        Entry("start"),
        Entry("home", GoHome()),
        Entry("shop", ShowCategories()),
        Entry("search"),
        Entry("cart", ShowCart()),
        Entry("orders", ShowOrders()),
        Entry("queue", ShowQueue("to_ship")),
        Entry("ship"),
        Entry("language", ShowLanguages()),
        Entry("cancel", Dismiss()),
        Entry("here"),
        Entry("leave"),
        Entry("help"),
    )
}
"""Every command that is understood. Those in no menu are on screens (`/start`), or said by habit."""


def offers(words: Words, menu: Menu) -> Sequence[Offer]:
    return tuple(Offer(command, _does(words, command)) for command in menu.value)


def described(words: Words, shop_name: str) -> tuple[str, str]:
    """What is told of the shop before anybody spoke to it: at length, and in a line."""
    shop = one_line(shop_name)
    return (
        words.text(
            "Welcome to {shop}! Have a look around, order and pay right here in the chat, and hear of your "
            "parcel until it is there.",
            shop=shop,
        ),
        words.text("{shop}: look around, order and pay in the chat", shop=shop),
    )


def _does(words: Words, command: str) -> str:
    told = {
        "shop": words.text("Browse the shop"),
        "search": words.text("Find something by its name"),
        "cart": words.text("See your cart"),
        "orders": words.text("See your orders"),
        "language": words.text("Change the language"),
        "queue": words.text("See the orders to ship"),
        "ship": words.text("Ship an order: its number, then the tracking number"),
        "here": words.text("Let the staff work in this group"),
        "leave": words.text("Let the staff work elsewhere"),
        "help": words.text("How this works"),
    }
    return told[command]
