"""What staff do besides orders: one button for each function."""

from shopclerk.conversation.actions.choices import ShowNotices
from shopclerk.conversation.actions.home import ShowLanguages
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import body, home, page, title
from shopclerk.conversation.words import Words


def office_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🗂 Office")),
        body(words.text("Everything besides orders and parcels.")),
        rows=(
            (Button(words.text("🔔 Notices"), ShowNotices()),),
            (Button(words.text("🌐 Language"), ShowLanguages()),),
            (home(words),),
        ),
        notice=notice,
    )
