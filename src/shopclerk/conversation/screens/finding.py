"""Looking for something by words."""

from shopclerk.conversation.actions.finding import AskSearch, ShowFound
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.shopping import ShowCategories, ShowProduct
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.catalogue import product_label
from shopclerk.conversation.screens.help import EXAMPLE, ask_the_shop, places
from shopclerk.conversation.screens.layout import body, home, muted, page, paging, title
from shopclerk.conversation.sought import carried
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.searching import Found


def ask_search_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🔎 What are you looking for?")),
        body(words.text("Type a word or two. Part of a name will do, and so will pinyin.")),
        rows=((Button(words.text("🛍 Browse instead"), ShowCategories()),), (_never_mind(words),)),
        hint=words.text("For example: green tea"),
        notice=notice,
    )


def found_screen(
    words: Words, sought: str, found: Found, *, skipped: int, currency: str, notice: str = ""
) -> Screen:
    """A page of what was found, after so many."""
    carries = carried(sought)
    further = ShowFound(carries, skipped + len(found.rows)) if found.more else None
    near = words.text("Nothing is called just that. This comes near:")
    return page(
        title(f"🔎 {sought}"),
        body(near if found.close and found.rows else ""),
        body("" if found.rows else words.text("There is nothing more.")),
        rows=(
            *((Button(product_label(words, row, currency), ShowProduct(row.id)),) for row in found.rows),
            paging(words, back_to_first=ShowFound(carries) if skipped else None, further=further),
            (
                _search_again(words),
                Button(words.text("‹ Categories"), ShowCategories()),
            ),
            (ask_the_shop(words), home(words)),
        ),
        notice=notice,
    )


def nothing_found_screen(words: Words, sought: str, *, notice: str = "") -> Screen:
    return page(
        title(f"🔎 {sought}"),
        body(words.text("Nothing here is called that, or nearly so.")),
        body(words.text("Try another word, or fewer of them; part of a name will do, and so will pinyin.")),
        muted(
            words.text("Type the number of an order, such as {number}, to see it.", number=EXAMPLE),
            words.text("For everything else, type {help}.", help="/help"),
        ),
        rows=((_search_again(words),), *places(words, staff=False)),
        notice=notice,
    )


def _search_again(words: Words) -> Button:
    return Button(words.text("🔎 Search again"), AskSearch())


def _never_mind(words: Words) -> Button:
    return Button(words.text("✖ Never mind"), Dismiss())
