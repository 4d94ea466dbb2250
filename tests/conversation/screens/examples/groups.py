"""Screens: groups."""

from shopclerk.conversation.screens.rooms import (
    how_to_open_a_room,
    in_private_screen,
    owners_only_screen,
    room_closed_screen,
    room_opened_screen,
    staff_only_screen,
)
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples

LINK = "https://t.me/tea_shop_bot?start=p_MUG-0"


def examples(words: Words) -> Examples:
    return {
        "a room": room_opened_screen(words),
        "no room any more": room_closed_screen(words),
        "how to open a room": how_to_open_a_room(words, LINK),
        "where there are no groups": how_to_open_a_room(words, ""),
        "an owner decides": owners_only_screen(words),
        "for staff only": staff_only_screen(words, LINK),
        "in private": in_private_screen(words, LINK),
        "in private, without a link": in_private_screen(words, ""),
    }
