"""People choose what they are told, and staff when they want quiet."""

from dataclasses import replace
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
from shopclerk.conversation.awaited.choices import AwaitClocks, AwaitQuiet
from shopclerk.conversation.screens.choices import (
    SHOP,
    Quiet,
    ask_clocks_screen,
    ask_quiet_screen,
    notices_screen,
    quiet_screen,
    staff_notices_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.wishes import zone_called
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.preferences import NoticeKind, QuietHours, quiet_hours


async def show_notices(turn: Turn, _: ShowNotices | None = None) -> Answer:
    chosen = await turn.desk.choices.read_preferences(actor=turn.actor)
    if not turn.is_staff:
        return shows(turn, notices_screen(turn.words, chosen, notice=turn.notice))
    quiet = await _quiet(turn, for_shop=False)
    return shows(turn, staff_notices_screen(turn.words, chosen, quiet, notice=turn.notice))


async def choose_notice(turn: Turn, action: ChooseNotice) -> Answer:
    if action.kind not in set(NoticeKind):
        return await show_notices(turn.late())
    await turn.desk.choices.choose_notices(
        actor=turn.actor,
        request_id=turn.request_id,
        kind=NoticeKind(action.kind),
        wanted=bool(action.wanted),
    )
    return await show_notices(turn)


async def answer_broadcasts(turn: Turn, action: AnswerBroadcasts) -> Answer:
    chosen = await turn.desk.choices.answer_broadcasts(
        actor=turn.actor, request_id=turn.request_id, consents=bool(action.consents)
    )
    if chosen.consents:
        said = turn.words.text("Thank you! You can change it here at any time.")
    else:
        said = turn.words.text("You will get no news from the shop.")
    return await show_notices(turn.noticing(said))


async def show_quiet(turn: Turn, action: ShowQuiet) -> Answer:
    quiet = await _quiet(turn, for_shop=action.whose == SHOP)
    owner = turn.person.role is Role.OWNER
    return shows(turn, quiet_screen(turn.words, quiet, owner=owner, notice=turn.notice))


async def _quiet(turn: Turn, *, for_shop: bool) -> Quiet:
    """As it stands; the shop's hours are its owner's to choose."""
    if for_shop:
        turn.actor.must_be_owner("ChooseShopQuiet")
    turn.actor.must_be_staff("ChooseQuietHours")
    own, shops = await turn.desk.choices.read_quiet_hours(actor=turn.actor)
    return Quiet(own, shops, str(turn.wording.zone), for_shop)


async def choose_quiet(turn: Turn, action: ChooseQuiet) -> Answer:
    quiet = await _quiet(turn, for_shop=action.whose == SHOP)
    if action.begins is None or action.ends is None:
        return await _chosen(turn, quiet, None)
    hours = quiet_hours(f"{_clock(action.begins)}-{_clock(action.ends)}", _zone(quiet))
    return await _chosen(turn, quiet, hours)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def _zone(quiet: Quiet) -> str | None:
    """The clocks that were chosen before stay."""
    chosen = quiet.shops if quiet.for_shop else quiet.own
    return None if chosen is None else chosen.zone


async def _chosen(turn: Turn, quiet: Quiet, hours: QuietHours | None) -> Answer:
    choices = turn.desk.choices
    choose = choices.choose_shop_quiet if quiet.for_shop else choices.choose_quiet_hours
    await choose(actor=turn.actor, request_id=turn.request_id, hours=hours)
    return await show_quiet(turn, ShowQuiet(quiet.whose))


async def ask_quiet(turn: Turn, action: AskQuiet) -> Answer:
    quiet = await _quiet(turn, for_shop=action.whose == SHOP)
    return asks(turn, ask_quiet_screen(turn.words, notice=turn.notice), AwaitQuiet(quiet.whose))


async def quiet_typed(turn: Turn, awaited: AwaitQuiet, text: str) -> Answer:
    quiet = await _quiet(turn, for_shop=awaited.whose == SHOP)
    return await _chosen(turn, quiet, quiet_hours(text, _zone(quiet)))


async def ask_clocks(turn: Turn, action: AskClocks) -> Answer:
    quiet = await _quiet(turn, for_shop=action.whose == SHOP)
    return asks(turn, ask_clocks_screen(turn.words, notice=turn.notice), AwaitClocks(quiet.whose))


async def clocks_typed(turn: Turn, awaited: AwaitClocks, text: str) -> Answer:
    quiet = await _quiet(turn, for_shop=awaited.whose == SHOP)
    zone = zone_called(text)
    if zone is None:
        wrong = turn.words.text(
            "That time zone is not known here. Please type one such as {example}.",
            example="Europe/Berlin",
        )
        return await ask_clocks(turn.noticing(wrong), AskClocks(quiet.whose))
    return await _chosen(turn, quiet, replace(quiet.hours, zone=zone))


async def use_shop_clocks(turn: Turn, action: UseShopClocks) -> Answer:
    quiet = await _quiet(turn, for_shop=action.whose == SHOP)
    return await _chosen(turn, quiet, replace(quiet.hours, zone=None))


async def leave_quiet(turn: Turn, awaited: AwaitQuiet | AwaitClocks) -> Answer:
    return await show_quiet(turn, ShowQuiet(awaited.whose))


PRESSED: Final[Pressed] = {
    ShowNotices: show_notices,
    ChooseNotice: choose_notice,
    AnswerBroadcasts: answer_broadcasts,
    ShowQuiet: show_quiet,
    ChooseQuiet: choose_quiet,
    AskQuiet: ask_quiet,
    AskClocks: ask_clocks,
    UseShopClocks: use_shop_clocks,
}

TYPED: Final[Typed] = {
    AwaitQuiet: quiet_typed,
    AwaitClocks: clocks_typed,
}
