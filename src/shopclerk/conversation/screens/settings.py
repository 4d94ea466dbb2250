"""The shop's settings, for its owner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shopclerk.conversation.actions.choices import ShowQuiet
from shopclerk.conversation.actions.home import ShowOffice
from shopclerk.conversation.actions.settings import (
    AskHours,
    AskOption,
    CloseOn,
    ConfirmSetting,
    ProposeSetting,
    RaiseMethod,
    RaiseOption,
    RemoveOption,
    ShowOption,
    ShowSetting,
    ShowSettings,
    ToggleMethod,
    ToggleReason,
)
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.case_parts import case_reason
from shopclerk.conversation.screens.choices import SHOP
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, strong, title
from shopclerk.conversation.screens.names import ON_A_BUTTON, name
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.setting_values import (
    consequence,
    day_names,
    day_text,
    how_to,
    label,
    option_text,
    presets,
    value_text,
)
from shopclerk.conversation.words import LOCALES, Words
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.hours import ALWAYS_CLOSED, OpeningHours
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.shop_settings import MOST_OPTIONS, Setting, Value
from shopclerk.core.usecases.trading import SettingsView

LONGEST: Final = 120
"""Of a value among others."""
EVERY_DAY: Final = "0123456"
WORKDAYS: Final = "01234"
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
    """Who chose last what a setting is, and how long ago; empty: nobody ever did."""

    who: str = ""
    ago: str = ""


def group_name(words: Words, group: str) -> str:
    match group:
        case "shop":
            return words.text("🏷 The shop")
        case "times":
            return words.text("⏱ Times")
        case "returns":
            return words.text("↩️ Returns")
        case _:
            return words.text("⚖️ Deciding on requests")


def group_of(setting: Setting) -> str | None:
    """Where it is shown; None where it has a screen of its own."""
    return next((group for group, settings in GROUPS.items() if setting in settings), None)


def settings_screen(words: Words, *, notice: str = "") -> Screen:
    groups = [Button(group_name(words, group), ShowSettings(group)) for group in GROUPS]
    return page(
        title(words.text("⚙️ Settings")),
        body(words.text("On which terms do you trade? Nothing changes before you confirm it.")),
        rows=(
            *in_pairs(groups),
            (
                Button(words.text("🚚 Delivery"), ShowSetting(Setting.SHIPPING.name)),
                Button(words.text("💳 Ways of paying"), ShowSetting(Setting.METHODS.name)),
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
        _origin(words, view, setting, said),
        body(question),
        muted(example),
        rows=(*_choices(words, view, setting), *_ways_back(words, view, setting)),
        hint=example,
        notice=notice,
    )


def _origin(words: Words, view: SettingsView, setting: Setting, said: Said) -> Paragraph:
    choice, who = view.choice(setting), one_line(said.who)
    if choice is None:
        return muted(words.text("This is how the shop was set up; nobody has changed it here."))
    if choice.value is None:
        return muted(words.text("{who} put it back {ago}.", who=who, ago=said.ago))
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


def _ways_back(words: Words, view: SettingsView, setting: Setting) -> tuple[Row, ...]:
    choice, group = view.choice(setting), group_of(setting)
    undo = Button(words.text("↺ As it was set up"), ProposeSetting(setting.name, None))
    back = Button(group_name(words, group), ShowSettings(group)) if group else _to_all(words)
    return ((undo,) if choice and choice.value is not None else (), (_pointing_back(back), home(words)))


def _to_all(words: Words) -> Button:
    return Button(words.text("‹ Settings"), ShowSettings(None))


def _pointing_back(button: Button) -> Button:
    label = button.label if button.label.startswith("‹") else f"‹ {button.label.partition(' ')[2]}"
    return Button(label, button.action)


def hours_screen(words: Words, view: SettingsView, said: Said, *, notice: str = "") -> Screen:
    days = [Button(day, AskHours(str(number))) for number, day in enumerate(day_names(words))]
    names = day_names(words)
    workdays = f"{names[0]}–{names[4]}"
    return page(
        title(label(words, Setting.HOURS)),
        strong(value_text(words, Setting.HOURS, view.terms.hours)),
        _origin(words, view, Setting.HOURS, said),
        body(words.text("Which day shall we change?")),
        rows=(
            tuple(days[:4]),
            tuple(days[4:]),
            (Button(workdays, AskHours(WORKDAYS)), Button(words.text("Every day"), AskHours(EVERY_DAY))),
            *_ways_back(words, view, Setting.HOURS),
        ),
        notice=notice,
    )


def ask_hours_screen(words: Words, hours: OpeningHours | None, days: str, *, notice: str = "") -> Screen:
    names = day_names(words)
    example = words.text("e.g. {hours}", hours="9-18, 9:30-12, 14-18")
    now = (hours or ALWAYS_CLOSED).days[int(days[0])]
    return page(
        title(words.list([names[int(day)] for day in days])),
        strong(day_text(words, now) if hours and len(days) == 1 else ""),
        body(words.text("From when until when is it open? With a break: several, with commas between.")),
        muted(example),
        rows=(
            (Button(words.text("Closed"), CloseOn(days)),),
            (Button(words.text("‹ Opening hours"), ShowSetting(Setting.HOURS.name)), home(words)),
        ),
        hint=example,
        notice=notice,
    )


def methods_screen(words: Words, view: SettingsView, said: Said, *, notice: str = "") -> Screen:
    """Those that are offered, in their order; then those that are not."""
    on = view.terms.offered(view.methods)
    off = [method for method in view.methods if method not in on]
    rows = [
        (
            Button(f"✅ {method_name(words, method)}", ToggleMethod(method)),
            *((Button(words.text("⬆️ Earlier"), RaiseMethod(method)),) if place else ()),
        )
        for place, method in enumerate(on)
    ]
    return page(
        title(words.text("💳 Ways of paying")),
        body(words.text("Customers choose of those that are on, in this order. Press to switch.")),
        _origin(words, view, Setting.METHODS, said),
        rows=(
            *rows,
            *((Button(f"⬜ {method_name(words, method)}", ToggleMethod(method)),) for method in off),
            *_ways_back(words, view, Setting.METHODS),
        ),
        notice=notice,
    )


def delivery_screen(words: Words, view: SettingsView, said: Said, *, notice: str = "") -> Screen:
    options = view.terms.shipping
    more = (Button(words.text("➕ Add one"), AskOption("new", "new")),) if len(options) < MOST_OPTIONS else ()
    return page(
        title(words.text("🚚 Delivery")),
        body(value_text(words, Setting.SHIPPING, options)),
        _origin(words, view, Setting.SHIPPING, said),
        rows=(
            *in_pairs([Button(name(words, one.name, ON_A_BUTTON), ShowOption(one.code)) for one in options]),
            more,
            *_ways_back(words, view, Setting.SHIPPING),
        ),
        notice=notice,
    )


def option_screen(words: Words, option: ShippingOption, *, first: bool, notice: str = "") -> Screen:
    names = [f"{language}: {one_line(text)}" for language, text in option.name.texts]

    def ask(text: str, field: str) -> Button:
        return Button(text, AskOption(option.code, field))

    return page(
        title(f"🚚 {name(words, option.name)}"),
        body(option_text(words, option)),
        muted(*names),
        rows=(
            (ask(words.text("✏️ Name"), "name"), ask(words.text("✏️ Fee"), "fee")),
            (ask(words.text("✏️ Days"), "days"), ask(words.text("✏️ Free from"), "free")),
            () if first else (Button(words.text("⬆️ Offer it earlier"), RaiseOption(option.code)),),
            (Button(words.text("🗑 Take it away"), RemoveOption(option.code), Tone.DANGER),),
            (Button(words.text("‹ Delivery"), ShowSetting(Setting.SHIPPING.name)), home(words)),
        ),
        notice=notice,
    )


def ask_option_screen(
    words: Words, option: ShippingOption | None, field: str, language: str, *, notice: str = ""
) -> Screen:
    """Asks for a field of an option, or for all of a new one."""
    question, example = _about_option(words, field, language)
    back = ShowOption(option.code) if option else ShowSetting(Setting.SHIPPING.name)
    return page(
        title(f"🚚 {name(words, option.name)}" if option else words.text("🚚 A new one")),
        body(option_text(words, option) if option else ""),
        body(question),
        muted(example),
        rows=((Button(words.text("‹ Back"), back), home(words)),),
        hint=example.partition("\n")[0],
        notice=notice,
    )


def _about_option(words: Words, field: str, language: str) -> tuple[str, str]:
    match field:
        case "name":
            return (
                words.text("What do customers call it? For several languages, a line for each."),
                words.text("e.g. {language}: Express", language=language),
            )
        case "fee":
            return (
                words.text("What does it cost? 0 is free. Several currencies with commas between."),
                words.text("e.g. {amounts}", amounts="18.00, 2.50 EUR"),
            )
        case "days":
            return (
                words.text("How many days does it take at most? 0 is the same day."),
                words.text("e.g. {n}", n=3),
            )
        case "free":
            return (
                words.text("From which order value on is it free? 0 is never."),
                words.text("e.g. {amounts}", amounts="99.00, 12.00 EUR"),
            )
        case _:
            return (
                words.text("Type it in one line: the name, what it costs, and the most days that it takes."),
                words.text("e.g. Express 18.00 2"),
            )


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
