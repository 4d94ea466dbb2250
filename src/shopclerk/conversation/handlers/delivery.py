"""The owner changes the ways of delivery, one field at a time."""

import re
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.settings import (
    AskOption,
    RaiseOption,
    RemoveOption,
    ShowOption,
)
from shopclerk.conversation.awaited.settings import AwaitOption
from shopclerk.conversation.handlers.setting_lists import raised
from shopclerk.conversation.handlers.settings import propose, setting_page
from shopclerk.conversation.screens.delivery import ask_option_screen, option_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_terms import read_amounts
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import InvalidSetting
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.shop_settings import Setting

FIELDS: Final = ("name", "fee", "days", "free")
NEW: Final = "new"

_LANGUAGE: Final = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)\s*[:：]\s*(.+)")
_WHOLE: Final = re.compile(r"(?P<name>.*\S)\s+(?P<fee>\S*\d\S*)\s+(?P<days>\d{1,3})(?:\s*\D{1,8})?")


async def _options(turn: Turn) -> tuple[ShippingOption, ...]:
    view = await turn.desk.settings.show_settings(actor=turn.actor)
    return view.terms.shipping


async def show_option(turn: Turn, action: ShowOption) -> Answer:
    options = await _options(turn)
    for place, option in enumerate(options):
        if option.code == action.option:
            return shows(turn, option_screen(turn.words, option, first=place == 0, notice=turn.notice))
    return await setting_page(turn.late(), Setting.SHIPPING)


async def ask_option(turn: Turn, action: AskOption) -> Answer:
    options = await _options(turn)
    option = next((one for one in options if one.code == action.option), None)
    if option is None or action.field not in FIELDS:
        option, field = None, NEW
    else:
        field = action.field
    screen = ask_option_screen(turn.words, option, field, turn.desk.language, notice=turn.notice)
    return asks(turn, screen, AwaitOption(option.code if option else NEW, field))


async def option_typed(turn: Turn, awaited: AwaitOption, text: str) -> Answer:
    options = await _options(turn)
    if awaited.field == NEW:
        made = _made(turn, text, {one.code for one in options})
        return await propose(turn, Setting.SHIPPING, (*options, made))
    if all(one.code != awaited.option for one in options):
        return await setting_page(turn.late(), Setting.SHIPPING)
    changed = (
        _changed(turn, one, awaited.field, text) if one.code == awaited.option else one for one in options
    )
    return await propose(turn, Setting.SHIPPING, tuple(changed))


def _changed(turn: Turn, option: ShippingOption, field: str, text: str) -> ShippingOption:
    match field:
        case "name":
            return replace(option, name=_named(turn, option.name, text))
        case "days":
            return replace(option, days=_days(text))
        case "fee":
            fee, *others = _fees(turn, text)
            return replace(option, fee=fee, other_fees=tuple(others))
        case _:
            amounts = read_amounts(text, turn.wording, turn.desk.currency, Setting.SHIPPING.value)
            return replace(option, free_from=tuple(amount for amount in amounts if amount.minor))


def _fees(turn: Turn, text: str) -> tuple[Money, ...]:
    """The shop's own currency is among them."""
    fees = read_amounts(text, turn.wording, turn.desk.currency, Setting.SHIPPING.value)
    if fees[0].currency != turn.desk.currency:
        raise InvalidSetting(Setting.SHIPPING.value)
    return fees


def _days(text: str) -> int:
    found = re.match(r"\d{1,3}(?!\d)", plainly(text), re.ASCII)
    if found is None:
        raise InvalidSetting(Setting.SHIPPING.value)
    return int(found[0])


def _named(turn: Turn, before: LocalizedText | None, text: str) -> LocalizedText:
    """A line with a language before it is in that; any other is in the shop's own. Other languages keep
    theirs.
    """
    names = dict(before.texts) if before else {}
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        found = _LANGUAGE.fullmatch(line)
        language, called = found.groups() if found else (turn.desk.language, line)
        names[language] = called
    if not names:
        raise InvalidSetting(Setting.SHIPPING.value)
    own = {turn.desk.language: names[turn.desk.language]} if turn.desk.language in names else {}
    return LocalizedText.of({**own, **names})


def _made(turn: Turn, text: str, taken: set[str]) -> ShippingOption:
    found = _WHOLE.fullmatch(" ".join(plainly(text).replace(",", " , ").replace(" , ", " ").split()))
    if found is None:
        raise InvalidSetting(Setting.SHIPPING.value)
    fee, *others = _fees(turn, found["fee"])
    named = _named(turn, None, found["name"])
    return ShippingOption(
        code=_code(named, taken),
        name=named,
        fee=fee,
        other_fees=tuple(others),
        days=int(found["days"]),
    )


def _code(named: LocalizedText, taken: set[str]) -> str:
    """What orders keep of it: of its name where that can be, with a number where it is taken."""
    letters = re.sub(r"[^a-z0-9]+", "-", named.texts[0][1].casefold()).strip("-")[:16] or "option"
    return next(code for code in (letters, *(f"{letters}-{n}" for n in range(2, 100))) if code not in taken)


async def raise_option(turn: Turn, action: RaiseOption) -> Answer:
    options = await _options(turn)
    codes = [one.code for one in options]
    if action.option not in codes[1:]:
        return await setting_page(turn.late(), Setting.SHIPPING)
    return await propose(turn, Setting.SHIPPING, raised(options, codes.index(action.option)))


async def remove_option(turn: Turn, action: RemoveOption) -> Answer:
    options = await _options(turn)
    left = tuple(one for one in options if one.code != action.option)
    if left == options:
        return await setting_page(turn.late(), Setting.SHIPPING)
    return await propose(turn, Setting.SHIPPING, left)


PRESSED: Final[Pressed] = {
    ShowOption: show_option,
    AskOption: ask_option,
    RaiseOption: raise_option,
    RemoveOption: remove_option,
}

TYPED: Final[Typed] = {AwaitOption: option_typed}
