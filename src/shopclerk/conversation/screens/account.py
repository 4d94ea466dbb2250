"""What a customer can see and choose of their own."""

from shopclerk.conversation.actions.addresses import ShowAddresses
from shopclerk.conversation.actions.choices import ShowNotices
from shopclerk.conversation.actions.home import ShowLanguages
from shopclerk.conversation.actions.ordering import ShowOrders
from shopclerk.conversation.actions.privacy import ShowPersonal
from shopclerk.conversation.actions.threads import ShowMyThreads
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.currency import currency_button
from shopclerk.conversation.screens.layout import body, home, page, title
from shopclerk.conversation.words import Words


def account_screen(words: Words, *, currencies: int = 1, notice: str = "") -> Screen:
    """`currencies` is how many the shop sells in."""
    return page(
        title(words.text("👤 My account")),
        body(words.text("What would you like to see or change?")),
        rows=(
            (Button(words.text("📦 My orders"), ShowOrders()),),
            (Button(words.text("📍 My addresses"), ShowAddresses()),),
            (Button(words.text("🔔 Notices"), ShowNotices()),),
            (Button(words.text("💬 Ask the shop"), ShowMyThreads()),),
            (
                Button(words.text("🌐 Language"), ShowLanguages()),
                *((currency_button(words),) if currencies > 1 else ()),
            ),
            (Button(words.text("🔒 My data"), ShowPersonal()),),
            (home(words),),
        ),
        notice=notice,
    )
