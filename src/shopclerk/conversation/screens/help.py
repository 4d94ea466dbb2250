"""When somebody needs a hand, or something went wrong."""

from typing import Final

from shopclerk.conversation.actions.ordering import ShowOrders
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.actions.shopping import ShowCategories
from shopclerk.conversation.actions.threads import AskShop
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen
from shopclerk.conversation.screens.home import cart_button
from shopclerk.conversation.screens.layout import body, home, muted, page, title
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Role

EXAMPLE: Final = "7K3F-22"
_NAME: Final = 60
_COLUMNS: Final = 200


def help_screen(words: Words, *, staff: bool, notice: str = "") -> Screen:
    explained = _at_the_counter(words) if staff else _in_the_shop(words)
    return page(
        title(words.text("❓ How this works")), *explained, rows=places(words, staff=staff), notice=notice
    )


def _in_the_shop(words: Words) -> tuple[Paragraph, ...]:
    return (
        body(
            words.text("Pick what you like, put it into the cart, check out and pay: all of it right here.")
        ),
        body(words.text("We will tell you when your order is paid, when it leaves and when it arrives.")),
        body(words.text("Looking for something? Just type what it is. To talk to the shop, ask it.")),
        muted(
            words.text("Type the number of an order, such as {number}, to see it.", number=EXAMPLE),
            words.text("Lost your way? Type {start} and you are back at the beginning.", start="/start"),
        ),
    )


def _at_the_counter(words: Words) -> tuple[Paragraph, ...]:
    return (
        body(words.text("Every paid order comes to you as a card that stays up to date.")),
        body(words.text("To ship one, press its button, or type: {example}", example=_shipping(words))),
        body(
            words.text(
                "To sell something new, send its picture and write under it: {example}",
                example=words.text("Green tea, 12.50, 40"),
            )
        ),
        muted(
            words.text("Type the number of an order, such as {number}, to see it.", number=EXAMPLE),
            words.text("Lost your way? Type {start} and you are back at the beginning.", start="/start"),
        ),
    )


def _shipping(words: Words) -> str:
    return f"{words.context('keyword', 'ship')} {EXAMPLE} SF1234567"


def not_understood(words: Words, *, staff: bool, notice: str = "") -> Screen:
    """Something was typed that nothing was waiting for."""
    sorry = words.text(
        "Sorry, I did not understand that. Please use the buttons, or type {help}.", help="/help"
    )
    ship = words.text("To ship an order, type: {example}", example=_shipping(words)) if staff else ""
    return page(body(sorry, ship), rows=places(words, staff=staff), notice=notice)


def picture_unasked(words: Words, *, staff: bool, notice: str = "") -> Screen:
    """A picture came that nothing was waiting for."""
    wrong = words.text("To show what is wrong with an order, open it and press “Something wrong?” first.")
    new = words.text("To sell something new, send its picture by itself.")
    return page(
        body(words.text("Thank you, but I do not know what this picture is for."), new if staff else wrong),
        rows=places(words, staff=staff),
        notice=notice,
    )


def picture_unreadable(words: Words, *, staff: bool, notice: str = "") -> Screen:
    """A picture came that cannot be used."""
    sorry = words.text("Sorry, this picture cannot be read: it is too large, or not of a kind I know.")
    how = words.text("Please send it as a photo and not as a file, or choose another one.")
    return page(body(sorry, how), rows=places(words, staff=staff), notice=notice)


def document_unasked(words: Words, *, notice: str = "") -> Screen:
    """A file came of a customer that is no picture."""
    sorry = words.text("Sorry, I cannot read files. Please send pictures as photos, and type the rest.")
    return page(body(sorry), rows=places(words, staff=False), notice=notice)


def document_unreadable(words: Words, name: str, *, notice: str = "") -> Screen:
    """A file came of staff that is no table."""
    sorry = words.text("Sorry, I cannot read the file {name}.", name=shortened(one_line(name), _NAME))
    how = words.text(
        "I read tables saved as CSV, of at most 2 MB (in a spreadsheet: Save as, CSV UTF-8), and pictures."
    )
    return page(body(sorry, how), rows=places(words, staff=True), notice=notice)


def sheet_unknown(words: Words, sheet: Sheet, *, notice: str = "") -> Screen:
    """A table came that has none of the first rows that are known."""
    columns = shortened(", ".join(map(one_line, filter(None, sheet.columns))), _COLUMNS)
    return page(
        body(
            words.text("I do not know what this table is. Its first row says: {columns}", columns=columns),
            words.text("I know a table by its first row. An export of the catalogue shows how mine looks."),
        ),
        rows=places(words, staff=True),
        notice=notice,
    )


def contact_unasked(words: Words, *, staff: bool, notice: str = "") -> Screen:
    """Somebody's number came that nothing was waiting for."""
    how = words.text("When you check out, I ask who the parcel is for. Please share it then.")
    return page(
        body(words.text("Thank you, but I do not know what this contact is for."), "" if staff else how),
        rows=places(words, staff=staff),
        notice=notice,
    )


def location_unasked(words: Words, *, staff: bool, notice: str = "") -> Screen:
    """A point on the map came that nothing was waiting for."""
    how = words.text("When you check out, I ask where the parcel goes. Please share it then.")
    return page(
        body(words.text("Thank you, but I do not know what this location is for."), "" if staff else how),
        rows=places(words, staff=staff),
        notice=notice,
    )


def stale_button(words: Words) -> str:
    """The notice over the present state when an old button was pressed."""
    return words.text("That button was from before. This is how things stand now.")


def invited_screen(words: Words, role: Role, *, notice: str = "") -> Screen:
    return page(
        title(words.text("👋 Welcome behind the counter!")),
        body(_joined_as(words, role)),
        *_at_the_counter(words),
        rows=places(words, staff=True),
        notice=notice,
    )


def _joined_as(words: Words, role: Role) -> str:
    if role is Role.OWNER:
        return words.text("You are an owner of this shop now.")
    return words.text("You are a clerk of this shop now.")


def invitation_over(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("This invitation is used up or too old")),
        body(words.text("Please ask the owner of the shop for a new one.")),
        rows=((home(words),),),
        notice=notice,
    )


def trouble_screen(words: Words, *, notice: str = "") -> Screen:
    """Something failed on our side."""
    return page(
        title(words.text("Something went wrong on our side")),
        body(words.text("Nothing is lost. Please try again in a moment.")),
        rows=((home(words),),),
        notice=notice,
    )


def places(words: Words, *, staff: bool) -> tuple[Row, ...]:
    """The ways on for who is lost."""
    if staff:
        return ((Button(words.text("📦 Orders to ship"), ShowQueue("to_ship")), home(words)),)
    return (
        (Button(words.text("🛍 Browse the shop"), ShowCategories()),),
        (cart_button(words, 0), Button(words.text("📦 My orders"), ShowOrders())),
        (ask_the_shop(words), home(words)),
    )


def ask_the_shop(words: Words) -> Button:
    return Button(words.text("💬 Ask the shop"), AskShop())
