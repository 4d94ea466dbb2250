"""When the shop is open, for its owner."""

from typing import Final

from shopclerk.conversation.actions.settings import (
    AskHours,
    CloseOn,
    ShowSetting,
)
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.setting_values import (
    day_names,
    day_text,
    label,
    value_text,
)
from shopclerk.conversation.screens.settings import (
    Said,
    origin,
    ways_back,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.hours import ALWAYS_CLOSED, OpeningHours
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.usecases.trading import SettingsView

EVERY_DAY: Final = "0123456"
WORKDAYS: Final = "01234"


def hours_screen(words: Words, view: SettingsView, said: Said, *, notice: str = "") -> Screen:
    days = [Button(day, AskHours(str(number))) for number, day in enumerate(day_names(words))]
    names = day_names(words)
    workdays = f"{names[0]}–{names[4]}"
    return page(
        title(label(words, Setting.HOURS)),
        strong(value_text(words, Setting.HOURS, view.terms.hours)),
        origin(words, view, Setting.HOURS, said),
        body(words.text("Which day should change?")),
        rows=(
            tuple(days[:4]),
            tuple(days[4:]),
            (Button(workdays, AskHours(WORKDAYS)), Button(words.text("Every day"), AskHours(EVERY_DAY))),
            *ways_back(words, view, Setting.HOURS),
        ),
        notice=notice,
    )


def ask_hours_screen(words: Words, hours: OpeningHours | None, days: str, *, notice: str = "") -> Screen:
    names = day_names(words)
    example = words.text("For example: {hours}", hours="9-18, 9:30-12, 14-18")
    now = (hours or ALWAYS_CLOSED).days[int(days[0])]
    return page(
        title(words.list([names[int(day)] for day in days])),
        strong(day_text(words, now) if hours and len(days) == 1 else ""),
        body(words.text("When is it open? For a break, type several times with commas between.")),
        muted(example),
        rows=(
            (Button(words.text("Closed"), CloseOn(days)),),
            (Button(words.text("‹ Opening hours"), ShowSetting(Setting.HOURS.name)), home(words)),
        ),
        hint=example,
        notice=notice,
    )
