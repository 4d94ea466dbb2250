"""Owners decide who works in the shop."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.staffing import (
    AppointStaff,
    AskAppoint,
    AskName,
    InviteStaff,
    ShowMember,
    ShowStaff,
)
from shopclerk.conversation.awaited.staffing import AwaitName
from shopclerk.conversation.handlers.home import go_home
from shopclerk.conversation.menu import Menu, offers
from shopclerk.conversation.ports.chat import Offer
from shopclerk.conversation.screens.staffing import (
    ask_appoint_screen,
    ask_name_screen,
    called_on,
    invitation_screen,
    member_screen,
    staff_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.core.domain.errors import LastOwner, NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.staff import Member
from shopclerk.core.usecases.staffing import GOOD_FOR

PAGE: Final = 5
ROLES: Final = {role.value: role for role in (Role.CUSTOMER, Role.CLERK, Role.OWNER)}


async def show_staff(turn: Turn, action: ShowStaff) -> Answer:
    members = await turn.desk.staff.list_staff(actor=turn.actor)
    places = {member.id: place for place, member in enumerate(members, start=1)}
    start = places.get(action.after, 0) if action.after else 0
    screen = staff_screen(
        turn.words,
        members[start : start + PAGE],
        viewer=turn.person.id,
        more=len(members) > start + PAGE,
        first=start == 0,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_member(turn: Turn, action: ShowMember) -> Answer:
    member = await _member(turn, action.person_id)
    if member is None:
        return await show_staff(turn.late(), ShowStaff())
    return shows(turn, member_screen(turn.words, member, notice=turn.notice))


async def _member(turn: Turn, person_id: PersonId) -> Member | None:
    members = await turn.desk.staff.list_staff(actor=turn.actor)
    return next((member for member in members if member.id == person_id), None)


async def invite_staff(turn: Turn, action: InviteStaff) -> Answer:
    """Each press makes another invitation: the one before may be in somebody's hands."""
    role = Role.OWNER if action.role == Role.OWNER.value else Role.CLERK
    token = await turn.desk.staff.invite_staff(actor=turn.actor, role=role)
    link = turn.chat.link(token)
    code = await turn.qr_codes.picture(link, private=True) if link else None
    screen = invitation_screen(
        turn.words, role, link=link, token=token, code=code, good_for=GOOD_FOR, notice=turn.notice
    )
    return shows(turn, screen)


async def ask_name(turn: Turn, action: AskName) -> Answer:
    member = await _member(turn, action.person_id)
    if member is None:
        return await show_staff(turn.late(), ShowStaff())
    return asks(turn, ask_name_screen(turn.words, member, notice=turn.notice), AwaitName(member.id))


async def name_typed(turn: Turn, awaited: AwaitName, text: str) -> Answer:
    await turn.desk.staff.name_staff(actor=turn.actor, person_id=awaited.person_id, name=text)
    return await show_member(turn, ShowMember(awaited.person_id))


async def ask_appoint(turn: Turn, action: AskAppoint) -> Answer:
    """Asked, while it would change something; else shown as it is."""
    member, role = await _member(turn, action.person_id), ROLES.get(action.role)
    if member is None or role is None or member.role is role:
        return await show_member(turn.late(), ShowMember(action.person_id))
    return shows(turn, ask_appoint_screen(turn.words, member, role, notice=turn.notice))


async def appoint_staff(turn: Turn, action: AppointStaff) -> Answer:
    member, role = await _member(turn, action.person_id), ROLES.get(action.role)
    if member is None or role is None:
        return await show_staff(turn.late(), ShowStaff())
    try:
        await turn.desk.staff.appoint_staff(actor=turn.actor, person_id=member.id, role=role)
    except LastOwner:
        told = turn.words.text(
            "{name} is the only owner. Please make somebody else an owner first.",
            name=called_on(turn.words, member),
        )
        return await show_member(turn.noticing(told), ShowMember(member.id))
    except NotFound:
        return await show_staff(turn.late(), ShowStaff())
    return replace(await _afterwards(turn, member, role), menus=await _menus(turn, member, role))


async def _afterwards(turn: Turn, member: Member, role: Role) -> Answer:
    """Who gave up being an owner sees no more of it than the office; who left, the shop."""
    if member.id == turn.person.id:
        return await go_home(replace(turn, person=replace(turn.person, role=role)))
    if role is Role.CUSTOMER:
        told = turn.words.text("{name} is no longer one of the staff.", name=called_on(turn.words, member))
        return await show_staff(turn.noticing(told), ShowStaff())
    return await show_member(turn, ShowMember(member.id))


async def _menus(turn: Turn, member: Member, role: Role) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """In every chat of theirs."""
    menus = []
    for reach in await turn.identities.reach(person_id=member.id):
        words = turn.wording.into(reach.person.language)
        offered = () if role is Role.CUSTOMER else tuple(offers(words, Menu.STAFF))
        menus.append((reach.address, offered))
    return tuple(menus)


PRESSED: Final[Pressed] = {
    ShowStaff: show_staff,
    ShowMember: show_member,
    InviteStaff: invite_staff,
    AskName: ask_name,
    AskAppoint: ask_appoint,
    AppointStaff: appoint_staff,
}

TYPED: Final[Typed] = {
    AwaitName: name_typed,
}
