"""The ways of delivery, for the owner."""

from shopclerk.conversation.actions.settings import (
    AskOption,
    RaiseOption,
    RemoveOption,
    ShowOption,
    ShowSetting,
)
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, title
from shopclerk.conversation.screens.names import ON_A_BUTTON, name
from shopclerk.conversation.screens.setting_values import (
    option_text,
    value_text,
)
from shopclerk.conversation.screens.settings import (
    Said,
    origin,
    ways_back,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.shop_settings import MOST_OPTIONS, Setting
from shopclerk.core.usecases.trading import SettingsView


def delivery_screen(words: Words, view: SettingsView, said: Said, *, notice: str = "") -> Screen:
    options = view.terms.shipping
    more = (
        (Button(words.text("＋ New delivery option"), AskOption("new", "new")),)
        if len(options) < MOST_OPTIONS
        else ()
    )
    return page(
        title(words.text("🚚 Delivery")),
        body(value_text(words, Setting.SHIPPING, options)),
        origin(words, view, Setting.SHIPPING, said),
        rows=(
            *in_pairs([Button(name(words, one.name, ON_A_BUTTON), ShowOption(one.code)) for one in options]),
            more,
            *ways_back(words, view, Setting.SHIPPING),
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
            (ask(words.text("✏️ Title"), "name"), ask(words.text("✏️ Fee"), "fee")),
            (ask(words.text("✏️ Days"), "days"), ask(words.text("✏️ Free from"), "free")),
            () if first else (Button(words.text("⬆️ Move it up"), RaiseOption(option.code)),),
            (Button(words.text("🗑 Remove it"), RemoveOption(option.code), Tone.DANGER),),
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
        title(f"🚚 {name(words, option.name)}" if option else words.text("🚚 A new delivery option")),
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
                words.text("What should customers see? For several languages, one line each."),
                words.text("For example: {language}: Express", language=language),
            )
        case "fee":
            return (
                words.text("What does it cost? 0 is free. Put commas between currencies."),
                words.text("For example: {amounts}", amounts="18.00, 2.50 EUR"),
            )
        case "days":
            return (
                words.text("How many days does it take at most? 0 is the same day."),
                words.text("For example: {n}", n=3),
            )
        case "free":
            return (
                words.text("From which order value is it free? 0 means never."),
                words.text("For example: {amounts}", amounts="99.00, 12.00 EUR"),
            )
        case _:
            return (
                words.text("Type it in one line: the name, what it costs, and the most days that it takes."),
                words.text("For example: Express 18.00 2"),
            )
