"""Opening and closing the staff's room, and sending away who does not belong there."""

from dataclasses import replace

from shopclerk.conversation.menu import Menu, offers
from shopclerk.conversation.ports.rooms import Room
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.rooms import (
    how_to_open_a_room,
    in_private_screen,
    owners_only_screen,
    room_closed_screen,
    room_opened_screen,
    staff_only_screen,
)
from shopclerk.conversation.turn import Answer, Turn, mentions, shows
from shopclerk.core.domain.people import Role

HERE = "here"
"""What a link into a group says there."""


async def open_room(turn: Turn) -> Answer:
    """From now on this group is where the staff are told of orders, in the language of who says so."""
    if turn.person.role is not Role.OWNER:
        return aside(turn, owners_only_screen(turn.words) if turn.is_staff else None)
    await turn.rooms.open(Room(turn.session.address, turn.person.language))
    return replace(shows(turn, room_opened_screen(turn.words)), offers=offers(turn.words, Menu.ROOM))


async def close_room(turn: Turn) -> Answer:
    if turn.person.role is not Role.OWNER:
        return aside(turn, owners_only_screen(turn.words) if turn.is_staff else None)
    await turn.rooms.close(turn.session.address)
    return replace(shows(turn, room_closed_screen(turn.words)), offers=())


async def explain_rooms(turn: Turn) -> Answer:
    """Said where nobody reads along."""
    turn.actor.must_be_staff("OpenRoom")
    return mentions(turn, how_to_open_a_room(turn.words, turn.chat.link(HERE, to_group=True)))


def aside(turn: Turn, screen: Screen | None = None) -> Answer:
    """To one person, in front of others: by default that this is for staff, or better said in private."""
    away = in_private_screen if turn.room is None or turn.is_staff else staff_only_screen
    return Answer(screen or away(turn.words, turn.chat.link("home")), turn.session, aside=True)
