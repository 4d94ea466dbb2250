"""What can be done for all orders to ship at once."""

from shopclerk.conversation.actions.dispatching import AskConsignments
from shopclerk.conversation.actions.papers import PrintPicking, PrintSlips
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.reply import Button, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, muted, page, title
from shopclerk.conversation.words import Words


def together_screen(words: Words, waiting: int, *, notice: str = "") -> Screen:
    """`waiting` is how many orders there are to ship."""
    return page(
        title(words.text("🖨 All orders to ship at once")),
        body(words.plural("{n} order waits.", "{n} orders wait.", waiting)),
        muted(words.text("The picking list says what to take from the shelf; a slip goes into each parcel.")),
        rows=(
            (Button(words.text("📄 Picking list"), PrintPicking(), Tone.PRIMARY),),
            (Button(words.text("📄 All packing slips"), PrintSlips()),),
            (Button(words.text("🚚 Ship several"), AskConsignments()),),
            (Button(words.text("‹ To ship"), ShowQueue("to_ship")), home(words)),
        ),
        notice=notice,
    )
