"""What staff do besides orders: one button for each function."""

from shopclerk.conversation.actions.campaigns import ShowCampaigns
from shopclerk.conversation.actions.choices import ShowNotices
from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.conversation.actions.discounts import ShowDiscounts
from shopclerk.conversation.actions.failures import ShowFailures
from shopclerk.conversation.actions.goods import ShowCatalogue
from shopclerk.conversation.actions.home import ShowLanguages
from shopclerk.conversation.actions.settings import ShowSettings
from shopclerk.conversation.actions.staffing import ShowStaff
from shopclerk.conversation.reply import Button, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, page, title
from shopclerk.conversation.words import Words


def office_screen(words: Words, *, failures: int = 0, owner: bool = False, notice: str = "") -> Screen:
    """`failures` are notices and messages that were given up; the `owner` may do more."""
    return page(
        title(words.text("🗂 Office")),
        body(words.text("Everything besides orders and parcels.")),
        rows=(
            (Button(words.text("🏷 Catalogue"), ShowCatalogue()),),
            (Button(words.text("🔔 Notices"), ShowNotices()), _failures(words, failures)),
            (
                Button(words.text("🏷 Discounts"), ShowDiscounts()),
                *((Button(words.text("⚙️ Settings"), ShowSettings(None)),) if owner else ()),
            ),
            (
                (
                    Button(words.text("👥 Staff"), ShowStaff()),
                    Button(words.text("📜 Activity"), ShowDeeds()),
                )
                if owner
                else ()
            ),
            (Button(words.text("📣 Broadcasts"), ShowCampaigns()),) if owner else (),
            (Button(words.text("🌐 Language"), ShowLanguages()),),
            (home(words),),
        ),
        notice=notice,
    )


def _failures(words: Words, count: int) -> Button:
    if not count:
        return Button(words.text("⚠️ Could not be told"), ShowFailures())
    return Button(words.text("⚠️ Could not be told ({n})", n=count), ShowFailures(), Tone.DANGER)
