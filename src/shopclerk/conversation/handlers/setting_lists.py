"""The owner changes one of several: the hours of a day, a reason, a way of paying."""

from typing import Any, Final

from shopclerk.conversation.actions.settings import (
    AskHours,
    CloseOn,
    RaiseMethod,
    ToggleMethod,
    ToggleReason,
)
from shopclerk.conversation.awaited.settings import AwaitHours
from shopclerk.conversation.handlers.settings import propose, setting_page, view_of
from shopclerk.conversation.screens.opening_hours import EVERY_DAY, ask_hours_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks
from shopclerk.conversation.typed_terms import read_hours
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.hours import ALWAYS_CLOSED, OpeningHours, Span
from shopclerk.core.domain.shop_settings import Setting


async def ask_hours(turn: Turn, action: AskHours) -> Answer:
    view = await view_of(turn)
    days = _days(action.days)
    screen = ask_hours_screen(turn.words, view.terms.hours, days, notice=turn.notice)
    return asks(turn, screen, AwaitHours(days))


def _days(days: str) -> str:
    return days if days and set(days) <= set(EVERY_DAY) else EVERY_DAY


async def hours_typed(turn: Turn, awaited: AwaitHours, text: str) -> Answer:
    return await _open_on(turn, awaited.days, read_hours(text))


async def close_on(turn: Turn, action: CloseOn) -> Answer:
    return await _open_on(turn, _days(action.days), ())


async def _open_on(turn: Turn, days: str, spans: tuple[Span, ...]) -> Answer:
    hours: OpeningHours = (await view_of(turn)).terms.hours or ALWAYS_CLOSED
    for day in days:
        hours = hours.on(int(day), *spans)
    return await propose(turn, Setting.HOURS, hours)


async def toggle_reason(turn: Turn, action: ToggleReason) -> Answer:
    if action.reason not in set(CaseReason):
        return await setting_page(turn.late(), Setting.CHARGED_FOR)
    charged = frozenset((await view_of(turn)).terms.returns.charged_for)
    return await propose(turn, Setting.CHARGED_FOR, charged ^ {CaseReason(action.reason)})


async def toggle_method(turn: Turn, action: ToggleMethod) -> Answer:
    view = await view_of(turn)
    on = view.terms.offered(view.methods)
    if action.method in on:
        if len(on) == 1:
            told = turn.words.text("One payment method has to stay on. Please switch another on first.")
            return await setting_page(turn.noticing(told), Setting.METHODS)
        return await propose(turn, Setting.METHODS, tuple(one for one in on if one != action.method))
    if action.method not in view.methods:
        return await setting_page(turn.late(), Setting.METHODS)
    return await propose(turn, Setting.METHODS, (*on, action.method))


async def raise_method(turn: Turn, action: RaiseMethod) -> Answer:
    view = await view_of(turn)
    on = view.terms.offered(view.methods)
    if action.method not in on[1:]:
        return await setting_page(turn.late(), Setting.METHODS)
    return await propose(turn, Setting.METHODS, raised(on, on.index(action.method)))


def raised(ranked: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    """With what stands at that place one earlier."""
    return (*ranked[: place - 1], ranked[place], ranked[place - 1], *ranked[place + 1 :])


PRESSED: Final[Pressed] = {
    AskHours: ask_hours,
    CloseOn: close_on,
    ToggleReason: toggle_reason,
    ToggleMethod: toggle_method,
    RaiseMethod: raise_method,
}

TYPED: Final[Typed] = {AwaitHours: hours_typed}
