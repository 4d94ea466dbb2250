"""The owner looks at the shop's settings, and changes one after seeing what it will be."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from shopclerk.conversation.actions.settings import (
    ConfirmSetting,
    ProposeSetting,
    ShowSetting,
    ShowSettings,
)
from shopclerk.conversation.awaited.settings import AwaitSetting
from shopclerk.conversation.screens.delivery import delivery_screen
from shopclerk.conversation.screens.methods import methods_screen
from shopclerk.conversation.screens.names import colleague
from shopclerk.conversation.screens.opening_hours import hours_screen
from shopclerk.conversation.screens.setting_values import (
    label,
)
from shopclerk.conversation.screens.settings import (
    GROUPS,
    Said,
    confirm_screen,
    group_screen,
    setting_screen,
    settings_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_terms import read_amounts, read_span
from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.wishes import zone_called
from shopclerk.core.domain.errors import InvalidSetting
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.setting_values import plain, valued
from shopclerk.core.domain.shop_settings import SPANS, Setting, Value, sound
from shopclerk.core.usecases.trading import SettingsView

NONE: Final = "none"
TOKEN: Final = 12


async def show_settings(turn: Turn, action: ShowSettings) -> Answer:
    view = await view_of(turn)
    if action.group is None or action.group not in GROUPS:
        return shows(turn, settings_screen(turn.words, notice=turn.notice))
    return shows(turn, group_screen(turn.words, view, action.group, notice=turn.notice))


async def view_of(turn: Turn) -> SettingsView:
    """All settings as they are now."""
    return await turn.desk.settings.show_settings(actor=turn.actor)


async def show_setting(turn: Turn, action: ShowSetting) -> Answer:
    if (setting := _named(action.setting)) is None:
        return await show_settings(turn.late(), ShowSettings(None))
    return await setting_page(turn, setting)


async def setting_page(turn: Turn, setting: Setting) -> Answer:
    """What it is; the next text is what it is to be, where it can be typed."""
    view = await view_of(turn)
    said = await _said(turn, view, setting)
    match setting:
        case Setting.HOURS:
            return shows(turn, hours_screen(turn.words, view, said, notice=turn.notice))
        case Setting.METHODS:
            return shows(turn, methods_screen(turn.words, view, said, notice=turn.notice))
        case Setting.SHIPPING:
            return shows(turn, delivery_screen(turn.words, view, said, notice=turn.notice))
    screen = setting_screen(turn.words, view, setting, said, notice=turn.notice)
    return asks(turn, screen, AwaitSetting(setting.name)) if screen.hint else shows(turn, screen)


async def _said(turn: Turn, view: SettingsView, setting: Setting) -> Said:
    choice = view.choice(setting)
    if choice is None:
        return Said()
    ago = turn.words.ago(turn.now - choice.at)
    if choice.by.person_id == turn.person.id:
        return Said(ago=ago)
    names = await turn.people.names((choice.by.person_id,))
    who = colleague(turn.words, names, choice.by.person_id, begins=True)
    return Said(who, ago)


def _named(name: str) -> Setting | None:
    return Setting[name] if name in Setting.__members__ else None


async def propose(turn: Turn, setting: Setting, value: Value) -> Answer:
    """Show what it would be. Nothing is changed yet."""
    view = await view_of(turn)
    sound(setting, value)
    before = _standing(view, setting, view.terms.value(setting))
    after = view.defaults.value(setting) if value is None else value
    if before == (after := _standing(view, setting, after)) and value is not None:
        same = turn.words.text("It is set to that already.")
        return await setting_page(turn.noticing(turn.notice or same), setting)
    kept = json.dumps([setting.name, plain(value), view.settings.version], ensure_ascii=False)
    screen = confirm_screen(
        turn.words,
        setting,
        before=before,
        after=after,
        proposal=_token(kept),
        warning=_warning(turn, view, setting, after),
        notice=turn.notice,
    )
    return shows(turn.drafting(replace(turn.session.draft, proposal=kept)), screen)


def _warning(turn: Turn, view: SettingsView, setting: Setting, after: Any) -> str:
    """Of a currency in which nothing could be delivered."""
    if setting not in {Setting.CURRENCIES, Setting.SHIPPING}:
        return ""
    options = after if setting is Setting.SHIPPING else view.terms.shipping
    others = after if setting is Setting.CURRENCIES else view.terms.other_currencies
    priced = {fee.currency for option in options for fee in option.fees}
    missing = [currency for currency in (view.terms.currency, *others) if currency not in priced]
    if not options or not missing:
        return ""
    return turn.words.text(
        "⚠️ No delivery option has a fee in {currencies}: whoever pays in it cannot have goods sent.",
        currencies=turn.words.list(missing),
    )


def _standing(view: SettingsView, setting: Setting, value: Any) -> Any:
    """The ways of paying as customers see them."""
    if setting is not Setting.METHODS:
        return value
    return replace(view.terms, methods=value).offered(view.methods)


def _token(kept: str) -> str:
    return sha256(kept.encode()).hexdigest()[:TOKEN]


async def confirm_setting(turn: Turn, action: ConfirmSetting) -> Answer:
    kept = turn.session.draft.proposal
    if _token(kept) != action.proposal:
        late = turn.late() if (setting := _named(action.setting)) else turn
        return await (setting_page(late, setting) if setting else show_settings(late, ShowSettings(None)))
    name, value, seen = json.loads(kept)
    setting = Setting[name]
    await turn.desk.settings.change_setting(
        actor=turn.actor,
        request_id=turn.request_id,
        setting=setting,
        value=valued(setting, value),
        seen=seen,
    )
    done = turn.words.text("✅ Changed: {setting}", setting=label(turn.words, setting))
    return await setting_page(turn.noticing(done), setting)


async def propose_setting(turn: Turn, action: ProposeSetting) -> Answer:
    setting = _named(action.setting)
    if setting is None:
        return await show_settings(turn.late(), ShowSettings(None))
    if action.value is None:
        return await propose(turn, setting, None)
    return await propose(turn, setting, _pressed(setting, action.value))


def _pressed(setting: Setting, value: str) -> Value:
    """What a button says; buttons that nobody made are refused."""
    match setting:
        case Setting.UNDECIDED if value in set(Undecided):
            return Undecided(value)
        case Setting.RESTOCKS:
            return value == "1"
        case Setting.LANGUAGE:
            return value
        case Setting.ADDRESS if value == NONE:
            return ""
        case Setting.FEES | Setting.CURRENCIES if value == NONE:
            return ()
        case _ if setting in SPANS and value.isdecimal():
            return valued(setting, int(value[:9]))
    raise InvalidSetting(setting.value)


async def setting_typed(turn: Turn, awaited: AwaitSetting, text: str) -> Answer:
    setting = Setting[awaited.setting]
    return await propose(turn, setting, _typed(turn, setting, text))


def _typed(turn: Turn, setting: Setting, text: str) -> Value:
    """What was meant; or InvalidSetting."""
    match setting:
        case Setting.NAME:
            return " ".join(text.split())
        case Setting.ADDRESS:
            return "\n".join(filter(None, (line.strip() for line in text.splitlines())))
        case Setting.ZONE:
            return zone_called(text) or ""
        case Setting.CURRENCIES:
            own = turn.desk.currency
            codes = plainly(text).upper().replace(",", " ").replace("、", " ").split()
            return tuple(code for code in dict.fromkeys(codes) if code != own)
        case Setting.FEES:
            amounts = read_amounts(text, turn.wording, turn.desk.currency, setting.value)
            return tuple(amount for amount in amounts if amount.minor)
        case _ if setting in SPANS:
            return read_span(text, turn.wording, setting.value)
    raise InvalidSetting(setting.value)


PRESSED: Final[Pressed] = {
    ShowSettings: show_settings,
    ShowSetting: show_setting,
    ProposeSetting: propose_setting,
    ConfirmSetting: confirm_setting,
}

TYPED: Final[Typed] = {AwaitSetting: setting_typed}
