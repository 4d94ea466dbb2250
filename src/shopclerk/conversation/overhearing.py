"""In a group: what is meant for us, and who may say it. Everything else is talk among people."""

from dataclasses import replace
from typing import Any, Final

from shopclerk.conversation.actions import ONES_OWN
from shopclerk.conversation.codec import UnknownToken, decode
from shopclerk.conversation.handlers.rooms import aside, close_room, open_room
from shopclerk.conversation.hearing import respond
from shopclerk.conversation.incoming import Command, Heard, Press, Text
from shopclerk.conversation.menu import COMMANDS
from shopclerk.conversation.turn import Answer, Turn, of_subject

IN_A_ROOM: Final = frozenset({"home", "queue", "ship", "cancel", "help"})
"""What staff may say in front of each other. A cart, one's own orders: that is everybody's own affair."""


async def respond_in_group(turn: Turn, said: Heard) -> Answer | None:
    """What the group sees next; None: nothing. Permission belongs to the person, not to the group."""
    match said:
        case Command(name, _) if name not in COMMANDS:
            return None
        case Command("here", _) | Command("start", "here"):
            return await open_room(turn)
        case Command("leave", _) if turn.room is not None:
            return await close_room(turn)
        case Text(text) if not _is_for_us(turn, text):
            return None
    if turn.room is not None and turn.is_staff:
        return await _in_the_room(turn, said)
    return aside(turn) if isinstance(said, Command | Press | Text) else None


async def _in_the_room(turn: Turn, said: Heard) -> Answer | None:
    if not (isinstance(said, Command | Press | Text) or turn.answers or _is_of_a_thread(turn)):
        return None
    if _is_ones_own(said):
        return aside(turn)
    if turn.answers or (isinstance(said, Command) and said.name == "cancel"):
        return await respond(turn, said)
    return await _in_between(turn, said)


async def _in_between(turn: Turn, said: Heard) -> Answer:
    """What one was asked stands where it was asked, and is asked still, unless this asks something else."""
    asked = turn.session.awaited
    answer = await respond(replace(turn, session=replace(turn.session, awaited=None)), said)
    if answer.session.awaited is not None:
        return answer
    return replace(answer, session=replace(answer.session, awaited=asked))


def _is_ones_own(said: Heard) -> bool:
    match said:
        case Command(name, rest):
            return name not in IN_A_ROOM and (name, rest) != ("start", "")
        case Press(token, _):
            return _meant(token) in ONES_OWN
    return False


def _meant(token: str) -> type[Any] | None:
    """None of a token that is none."""
    try:
        return type(decode(token))
    except UnknownToken:
        return None


def _is_for_us(turn: Turn, text: str) -> bool:
    """It answers our question or a customer's, or may be the number of the parcel whose card it answers."""
    is_number = of_subject("order", turn.about) and any(map(str.isdigit, text))
    return turn.answers or _is_of_a_thread(turn) or bool(is_number)


def _is_of_a_thread(turn: Turn) -> bool:
    return bool(of_subject("thread", turn.about))
