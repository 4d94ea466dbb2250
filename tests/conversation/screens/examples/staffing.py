"""Screens: who works in the shop."""

from datetime import timedelta

from shopclerk.conversation.screens.staffing import (
    ask_appoint_screen,
    ask_name_screen,
    invitation_screen,
    member_screen,
    staff_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId, PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.staff import Member
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, id_


def examples(words: Words, world: World) -> Examples:
    mei = Member(PersonId(id_(42)), Role.OWNER, world.said("Mei"))
    bo = Member(PersonId(id_(43)), Role.CLERK, world.said("Bo"))
    nameless = Member(PersonId(id_(44)), Role.CLERK, "")
    link = "https://shop.example/chat/shop/?start=token-1"
    days = timedelta(days=2)
    return {
        "staff": staff_screen(words, (mei, bo, nameless), viewer=mei.id, more=False, first=True),
        "a later page of the staff": staff_screen(words, (bo,), viewer=mei.id, more=True, first=False),
        "an owner": member_screen(words, mei),
        "a clerk": member_screen(words, bo),
        "rename": ask_name_screen(words, nameless),
        "make an owner?": ask_appoint_screen(words, bo, Role.OWNER),
        "make a clerk?": ask_appoint_screen(words, mei, Role.CLERK),
        "remove?": ask_appoint_screen(words, bo, Role.CUSTOMER),
        "an invitation": invitation_screen(
            words, Role.CLERK, link=link, token="token-1", code=FileId("a" * 64), good_for=days
        ),
        "an invitation without a link": invitation_screen(
            words, Role.OWNER, link="", token="token-1", code=None, good_for=days
        ),
    }
