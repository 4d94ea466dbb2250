"""The shop's settings, for its owner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shopclerk.conversation.actions.choices import ShowQuiet
from shopclerk.conversation.actions.home import ShowOffice
from shopclerk.conversation.actions.settings import (
    ConfirmSetting,
    ProposeSetting,
    ShowSetting,
    ShowSettings,
    ToggleReason,
)
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.case_parts import case_reason
from shopclerk.conversation.screens.choices import SHOP
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, strong, title
from shopclerk.conversation.screens.setting_values import (
    label,
    value_text,
)
from shopclerk.conversation.screens.setting_wording import consequence, how_to, presets
from shopclerk.conversation.words import LOCALES, Words
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.shop_settings import Setting, Value
from shopclerk.core.usecases.trading import SettingsView

LONGEST: Final = 120
"""Of a value among others."""
GROUPS: Final[Mapping[str, Sequence[Setting]]] = {
    "shop": (Setting.NAME, Setting.HOURS, Setting.ZONE, Setting.LANGUAGE, Setting.CURRENCIES),
    "times": (
        Setting.PAY_WITHIN,
        Setting.REMIND_BEFORE,
        Setting.COMPLETE_AFTER,
        Setting.EXTEND_BY,
        Setting.SILENT_AFTER,
    ),
    "returns": (Setting.WINDOW, Setting.FEES, Setting.CHARGED_FOR, Setting.ADDRESS, Setting.SEND_BACK_WITHIN),
    "requests": (
        Setting.REMIND_AFTER,
        Setting.DECIDE_WITHIN,
        Setting.UNDECIDED,
        Setting.RESTOCKS,
    ),
}
"""What is shown together; delivery and ways of paying have screens of their own."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who chose last what a setting is, and how long ago; nobody: whoever looks."""

    who: str = ""
    ago: str = ""


def group_name(words: Words, group: str) -> str:
    match group:
        case "shop":
            return words.text("🏪 The shop")
        case "times":
            return words.text("⏱ Times")
        case "returns":
            return words.text("↩️ Returns")
        case _:
            return words.text("🛠 Deciding on requests")


def group_of(setting: Setting) -> str | None:
    """Where it is shown; None where it has a screen of its own."""
    return next((group for group, settings in GROUPS.items() if setting in settings), None)


def settings_screen(words: Words, *, notice: str = "") -> Screen:
    groups = [Button(group_name(words, group), ShowSettings(group)) for group in GROUPS]
    return page(
        title(words.text("⚙️ Settings")),
        body(words.text("What would you like to change? Nothing happens before you confirm it.")),
        rows=(
            *in_pairs(groups),
            (
                Button(words.text("🚚 Delivery"), ShowSetting(Setting.SHIPPING.name)),
                Button(words.text("💳 Payment methods"), ShowSetting(Setting.METHODS.name)),
            ),
            (Button(words.text("🌙 Quiet hours of the shop"), ShowQuiet(SHOP)),),
            (Button(words.text("‹ Office"), ShowOffice()), home(words)),
        ),
        notice=notice,
    )


def group_screen(words: Words, view: SettingsView, group: str, *, notice: str = "") -> Screen:
    shown = GROUPS[group]
    return page(
        title(group_name(words, group)),
        *(body(_line(words, setting, view.terms.value(setting))) for setting in shown),
        rows=(
            *in_pairs([Button(label(words, setting), ShowSetting(setting.name)) for setting in shown]),
            (Button(words.text("‹ Settings"), ShowSettings(None)), home(words)),
        ),
        notice=notice,
    )


def _line(words: Words, setting: Setting, value: Value) -> str:
    told = shortened(lines(value_text(words, setting, value)), LONGEST)
    return words.text("{setting}: {value}", setting=label(words, setting), value=told)


def setting_screen(
    words: Words, view: SettingsView, setting: Setting, said: Said, *, notice: str = ""
) -> Screen:
    """One that is typed or chosen of a few."""
    question, example = how_to(words, setting)
    return page(
        title(label(words, setting)),
        strong(value_text(words, setting, view.terms.value(setting))),
        origin(words, view, setting, said),
        body(question),
        muted(example),
        rows=(*_choices(words, view, setting), *ways_back(words, view, setting)),
        hint=example,
        notice=notice,
    )


def origin(words: Words, view: SettingsView, setting: Setting, said: Said) -> Paragraph:
    """Who chose it, and when."""
    choice, who = view.choice(setting), one_line(said.who)
    if choice is None:
        return muted(words.text("This is how the shop was set up; nobody has changed it here."))
    if choice.value is None:
        if not who:
            return muted(words.text("You put it back {ago}.", ago=said.ago))
        return muted(words.text("{who} put it back {ago}.", who=who, ago=said.ago))
    if not who:
        return muted(words.text("You chose it {ago}.", ago=said.ago))
    return muted(words.text("{who} chose it {ago}.", who=who, ago=said.ago))


def _choices(words: Words, view: SettingsView, setting: Setting) -> tuple[Row, ...]:
    def choice(text: str, value: str, *, holds: bool = False) -> Button:
        return Button(f"✓ {text}" if holds else text, ProposeSetting(setting.name, value))

    now = view.terms.value(setting)
    match setting:
        case Setting.LANGUAGE:
            return in_pairs(
                [choice(value_text(words, setting, tag), tag, holds=tag == now) for tag in LOCALES]
            )
        case Setting.UNDECIDED:
            return tuple(
                (choice(value_text(words, setting, one), one.value, holds=one is now),) for one in Undecided
            )
        case Setting.RESTOCKS:
            return tuple(
                (choice(value_text(words, setting, bool(one)), str(one), holds=bool(one) == now),)
                for one in (1, 0)
            )
        case Setting.CHARGED_FOR:
            return in_pairs([_reason(words, reason, holds=reason in now) for reason in CaseReason])
        case Setting.FEES | Setting.CURRENCIES | Setting.ADDRESS if now:
            return ((choice(words.text("None"), "none"),),)
        case _:
            return in_pairs(
                [
                    choice(words.duration(span), str(_seconds(span)), holds=span == now)
                    for span in presets(setting)
                ]
            )


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _reason(words: Words, reason: CaseReason, *, holds: bool) -> Button:
    text = case_reason(words, reason)
    return Button(f"✅ {text}" if holds else f"⬜ {text}", ToggleReason(reason.value))


def ways_back(words: Words, view: SettingsView, setting: Setting) -> tuple[Row, ...]:
    """To how it was set up, and to where it was opened."""
    choice, group = view.choice(setting), group_of(setting)
    undo = Button(words.text("↺ Back to the original"), ProposeSetting(setting.name, None))
    back = Button(group_name(words, group), ShowSettings(group)) if group else _to_all(words)
    return ((undo,) if choice and choice.value is not None else (), (_pointing_back(back), home(words)))


def _to_all(words: Words) -> Button:
    return Button(words.text("‹ Settings"), ShowSettings(None))


def _pointing_back(button: Button) -> Button:
    label = button.label if button.label.startswith("‹") else f"‹ {button.label.partition(' ')[2]}"
    return Button(label, button.action)


def confirm_screen(
    words: Words,
    setting: Setting,
    *,
    before: Value,
    after: Value,
    proposal: str,
    warning: str = "",
    notice: str = "",
) -> Screen:
    """Both, what comes of it, and one button."""
    return page(
        title(label(words, setting)),
        muted(words.text("Now:"), value_text(words, setting, before)),
        strong(words.text("From now on:"), value_text(words, setting, after)),
        body(consequence(words, setting), warning),
        rows=(
            (Button(words.text("✅ Change it"), ConfirmSetting(setting.name, proposal), Tone.PRIMARY),),
            (Button(words.text("✖ Leave it"), ShowSetting(setting.name)), home(words)),
        ),
        notice=notice,
    )
