"""What staff do besides orders: one button for each function."""

from collections.abc import Sequence

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
from shopclerk.conversation.screens.layout import body, home, in_pairs, page, title
from shopclerk.conversation.words import Words


def office_screen(words: Words, *, failures: int = 0, owner: bool = False, notice: str = "") -> Screen:
    """`failures` are notices and messages that were given up; the `owner` may do more."""
    return page(
        title(words.text("🗂 Office")),
        body(words.text("Everything besides orders and parcels.")),
        rows=(
            *in_pairs(_rooms(words, owner=owner)),
            (_failures(words, failures),),
            (home(words),),
        ),
        notice=notice,
    )


def _rooms(words: Words, *, owner: bool) -> Sequence[Button]:
    """What is sold, who is told, who works here, and how; in the order in which it is needed."""
    goods = (
        Button(words.text("🏷 Catalogue"), ShowCatalogue()),
        Button(words.text("🎟 Discounts"), ShowDiscounts()),
    )
    told = (
        Button(words.text("🔔 Notices"), ShowNotices()),
        Button(words.text("🌐 Language"), ShowLanguages()),
    )
    if not owner:
        return (*goods, *told)
    return (
        *goods,
        Button(words.text("📣 Broadcasts"), ShowCampaigns()),
        Button(words.text("⚙️ Settings"), ShowSettings(None)),
        Button(words.text("👥 Staff"), ShowStaff()),
        Button(words.text("📜 Activity"), ShowDeeds()),
        *told,
    )


def _failures(words: Words, count: int) -> Button:
    if not count:
        return Button(words.text("⚠️ What failed"), ShowFailures())
    return Button(words.text("⚠️ What failed ({n})", n=count), ShowFailures(), Tone.DANGER)
