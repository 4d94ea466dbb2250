"""What people want to be told, and when they want quiet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.conversation.actions.choices import (
    AnswerBroadcasts,
    AskClocks,
    AskQuiet,
    ChooseNotice,
    ChooseQuiet,
    ShowNotices,
    ShowQuiet,
    UseShopClocks,
)
from shopclerk.conversation.actions.home import Dismiss, ShowAccount, ShowOffice
from shopclerk.conversation.actions.settings import ShowSettings
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.preferences import (
    NEVER_QUIET,
    OF_CUSTOMERS,
    OF_STAFF,
    NoticeKind,
    Preferences,
    QuietHours,
    quiet_hours,
)

OFFERED: Final = tuple(map(quiet_hours, ("22-7", "21-8", "23-9")))
ME: Final = "me"
SHOP: Final = "shop"


@dataclass(frozen=True, slots=True)
class Quiet:
    """`own` are the hours that somebody chose, None for none; `shops` those of the shop, whose clocks are
    called `zone`. `for_shop`: those of the shop are shown, to its owner.
    """

    own: QuietHours | None
    shops: QuietHours
    zone: str
    for_shop: bool = False

    @property
    def whose(self) -> str:
        return SHOP if self.for_shop else ME

    @property
    def hours(self) -> QuietHours:
        """Those that hold."""
        return self.shops if self.for_shop or self.own is None else self.own


def notices_screen(words: Words, chosen: Preferences, *, notice: str = "") -> Screen:
    """What a customer can do without."""
    return page(
        title(words.text("🔔 Notices")),
        body(words.text("What would you like to be told here? Press to switch it on or off.")),
        muted(words.text("News of your money, of a parcel in trouble and of your requests always comes.")),
        rows=(
            *_kinds(words, chosen, OF_CUSTOMERS),
            (broadcasts_button(words, chosen),),
            (Button(words.text("‹ My account"), ShowAccount()), home(words)),
        ),
        notice=notice,
    )


def broadcasts_button(words: Words, chosen: Preferences) -> Button:
    label = _marked(words.text("News and offers from the shop"), chosen.consents)
    return Button(label, AnswerBroadcasts(int(not chosen.consents)))


def staff_notices_screen(words: Words, chosen: Preferences, quiet: Quiet, *, notice: str = "") -> Screen:
    """What a member of the staff can do without."""
    hours = words.text("🌙 Quiet hours")
    if quiet.hours.begins != quiet.hours.ends:
        hours = words.text("🌙 Quiet hours: {hours}", hours=hours_text(words, quiet.hours))
    return page(
        title(words.text("🔔 Notices")),
        body(words.text("What would you like to be told in private? Press to switch it on or off.")),
        muted(words.text("Trouble with money always comes. In a staff group everybody is told everything.")),
        rows=(
            *_kinds(words, chosen, OF_STAFF),
            (Button(hours, ShowQuiet(ME)),),
            (Button(words.text("‹ Office"), ShowOffice()), home(words)),
        ),
        notice=notice,
    )


def _kinds(words: Words, chosen: Preferences, kinds: Sequence[NoticeKind]) -> tuple[Row, ...]:
    return tuple(
        (
            Button(
                _marked(_kind(words, kind), chosen.wants(kind)),
                ChooseNotice(kind.value, int(not chosen.wants(kind))),
            ),
        )
        for kind in kinds
    )


def _marked(label: str, wanted: bool) -> str:
    return f"✅ {label}" if wanted else f"⬜ {label}"


def _kind(words: Words, kind: NoticeKind) -> str:
    match kind:
        case NoticeKind.PARCELS:
            return words.text("Where my parcels are")
        case NoticeKind.REMINDERS:
            return words.text("Reminders of unpaid orders")
        case NoticeKind.RESTOCKS:
            return words.text("Goods back in stock")
        case NoticeKind.NEW_ORDERS:
            return words.text("New orders")
        case NoticeKind.QUESTIONS:
            return words.text("Customers' questions")
        case NoticeKind.REQUESTS:
            return words.text("After-sales requests")
        case NoticeKind.TROUBLES:
            return words.text("Parcels in trouble")
        case NoticeKind.LOW_STOCK:
            return words.text("Low stock")


def hours_text(words: Words, hours: QuietHours) -> str:
    if hours.begins == hours.ends:
        return words.text("No quiet hours")
    return f"{_time(hours.begins)}–{_time(hours.ends)}"


def _time(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def quiet_screen(words: Words, quiet: Quiet, *, owner: bool, notice: str = "") -> Screen:
    own = quiet.own is not None or quiet.for_shop
    zone = quiet.hours.zone or quiet.zone
    heading = words.text("🌙 Quiet hours of the shop") if quiet.for_shop else words.text("🌙 Quiet hours")
    now = (
        words.text("Same as the shop: {hours}", hours=hours_text(words, quiet.hours))
        if not own
        else hours_text(words, quiet.hours)
    )
    return page(
        title(heading),
        strong(now),
        body(words.text("Time zone: {zone}", zone=zone) if quiet.hours != NEVER_QUIET else ""),
        muted(
            words.text(
                "What happens meanwhile is told afterwards, in order. Trouble with money is told at "
                "once. Open order cards still update, without a sound."
            )
        ),
        rows=(
            *_offered(quiet),
            (Button(words.text("✏️ Other hours"), AskQuiet(quiet.whose)), _none(words, quiet)),
            _clocks(words, quiet) if own and quiet.hours != NEVER_QUIET else (),
            _shop_or_me(words, quiet, owner=owner),
            (_leaving(words, quiet, owner=owner), home(words)),
        ),
        notice=notice,
    )


def _leaving(words: Words, quiet: Quiet, *, owner: bool) -> Button:
    """Those of the shop are one of its settings."""
    if quiet.for_shop and owner:
        return Button(words.text("‹ Settings"), ShowSettings(None))
    return Button(words.text("‹ Notices"), ShowNotices())


def _offered(quiet: Quiet) -> tuple[Row, ...]:
    chosen = quiet.hours if quiet.for_shop else quiet.own
    buttons = []
    for hours in OFFERED:
        label = f"{_time(hours.begins)}–{_time(hours.ends)}"
        is_it = chosen is not None and (chosen.begins, chosen.ends) == (hours.begins, hours.ends)
        action = ChooseQuiet(quiet.whose, hours.begins, hours.ends)
        buttons.append(Button(f"✓ {label}" if is_it else label, action))
    return (tuple(buttons),)


def _none(words: Words, quiet: Quiet) -> Button:
    return Button(words.text("No quiet hours"), ChooseQuiet(quiet.whose, 0, 0))


def _clocks(words: Words, quiet: Quiet) -> Row:
    ask = Button(words.text("🌍 Another time zone"), AskClocks(quiet.whose))
    if quiet.hours.zone is None:
        return (ask,)
    return (ask, Button(words.text("🌍 The shop's time zone"), UseShopClocks(quiet.whose)))


def _shop_or_me(words: Words, quiet: Quiet, *, owner: bool) -> Row:
    if quiet.for_shop:
        return (Button(words.text("🌙 My own quiet hours"), ShowQuiet(ME)),)
    back = Button(words.text("Same as the shop"), ChooseQuiet(ME, None, None))
    shops = Button(words.text("🏪 For the whole shop"), ShowQuiet(SHOP))
    return (*((back,) if quiet.own is not None else ()), *((shops,) if owner else ()))


def ask_quiet_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🌙 When should it be quiet?")),
        body(words.text("Type the start and the end below, by the 24-hour clock.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint="22:30-6:45",
        notice=notice,
    )


def ask_clocks_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🌍 Which time zone?")),
        body(words.text("Type a time zone, or a city after which one is named.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint="Europe/Berlin",
        notice=notice,
    )
