"""What the shop keeps of a customer, in plain words."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.home import GoHome, ShowAccount
from shopclerk.conversation.actions.ordering import ShowOrders
from shopclerk.conversation.actions.privacy import AskErase, ErasePersonal, ExportPersonal, ShowPersonal
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.privacy import Kept

MOST_NAMED: Final = 5


def privacy_screen(words: Words, kept: Kept, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🔒 My data")),
        body(words.text("This is what the shop keeps of you:")),
        body(*(f"• {each}" for each in _kept(words, kept))),
        muted(
            words.text(
                "Names, addresses and what you write are locked away with a key of the shop. Only its staff "
                "see them, to bring you what you ordered."
            )
        ),
        rows=(
            (Button(words.text("📄 Export my data"), ExportPersonal(), Tone.PRIMARY),),
            (Button(words.text("🗑 Erase my data…"), AskErase(), Tone.DANGER),),
            (Button(words.text("‹ My account"), ShowAccount()), home(words)),
        ),
        notice=notice,
    )


def _kept(words: Words, kept: Kept) -> Sequence[str]:
    called = shortened(one_line(kept.name), IN_A_LIST)
    told = (
        words.text("what you are called here: {name}", name=called) if called else "",
        words.text("the chats in which you speak to the shop, and your language and choices"),
        _counted(
            words.plural("{n} order with its history", "{n} orders with their history", kept.orders),
            kept.orders,
        ),
        _counted(
            words.plural(
                "{n} recipient of an order, with phone and address",
                "{n} recipients of orders, with phones and addresses",
                kept.recipients,
            ),
            kept.recipients,
        ),
        _counted(words.plural("{n} saved address", "{n} saved addresses", kept.addresses), kept.addresses),
        _counted(
            words.plural(
                "{n} thing that you want to hear of when it is back",
                "{n} things that you want to hear of when they are back",
                kept.watches,
            ),
            kept.watches,
        ),
        _counted(
            words.plural(
                "{n} message that you wrote in this chat",
                "{n} messages that you wrote in this chat",
                kept.remarks,
            ),
            kept.remarks,
        ),
    )
    return [each for each in told if each]


def _counted(told: str, count: int) -> str:
    return told if count else ""


def exported_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("📄 Your data")),
        body(
            words.text(
                "The file holds everything that the shop keeps of you. Please keep it to yourself: your "
                "addresses are in it."
            )
        ),
        rows=((Button(words.text("‹ My data"), ShowPersonal()), home(words)),),
        notice=notice,
    )


def ask_erase_screen(words: Words, *, notice: str = "") -> Screen:
    """The consequence, before it is done."""
    return page(
        title(words.text("🗑 Erase everything about you?")),
        body(
            words.text(
                "Your name, addresses, messages, pictures, cart and choices are erased for good, and the "
                "shop forgets this chat. What you bought and paid stays in its books, with nobody's name on "
                "it."
            )
        ),
        strong(
            words.text(
                "You cannot come back to your orders afterwards: no receipts, no returns. This cannot be "
                "undone."
            )
        ),
        rows=(
            (Button(words.text("Yes, erase everything"), ErasePersonal(), Tone.DANGER),),
            (Button(words.text("No, keep my data"), ShowPersonal()),),
        ),
        notice=notice,
    )


def not_yet_erased_screen(words: Words, numbers: Sequence[str], *, notice: str = "") -> Screen:
    """Something of these orders is still to happen."""
    named = ", ".join((*numbers[:MOST_NAMED], *("…" for _ in numbers[MOST_NAMED : MOST_NAMED + 1])))
    return page(
        title(words.text("🗑 Not yet")),
        body(
            words.plural(
                "An order of yours is not over yet: {numbers}. The shop needs to know you until it is. "
                "Please come back then.",
                "Some orders of yours are not over yet: {numbers}. The shop needs to know you until they "
                "are. Please come back then.",
                len(numbers),
                numbers=named,
            )
        ),
        rows=(
            (Button(words.text("📦 My orders"), ShowOrders(), Tone.PRIMARY),),
            (Button(words.text("‹ My data"), ShowPersonal()), home(words)),
        ),
        notice=notice,
    )


def erased_screen(words: Words) -> Screen:
    return page(
        title(words.text("👋 Your data is erased")),
        body(
            words.text(
                "The shop does not know you any more. This message, and those before it, are yours to "
                "delete. Whenever you like, begin anew."
            )
        ),
        rows=((Button(words.text("🏠 Begin anew"), GoHome()),),),
        notice="",
    )
