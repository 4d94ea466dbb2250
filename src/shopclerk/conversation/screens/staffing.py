"""Who works in the shop, for its owners."""

from collections.abc import Sequence
from datetime import timedelta

from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.conversation.actions.home import Dismiss, ShowOffice
from shopclerk.conversation.actions.staffing import (
    AppointStaff,
    AskAppoint,
    AskName,
    InviteStaff,
    ShowMember,
    ShowStaff,
)
from shopclerk.conversation.reply import Button, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, strong, title
from shopclerk.conversation.screens.names import colleague
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId, PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.staff import Member


def staff_screen(
    words: Words, members: Sequence[Member], *, viewer: PersonId, more: bool, first: bool, notice: str = ""
) -> Screen:
    further = ShowStaff(members[-1].id) if more and members else None
    return page(
        title(words.text("👥 Staff")),
        body(words.text("All of them see and ship orders; owners decide about money, settings and staff.")),
        rows=(
            *((Button(_listed(words, each, viewer), ShowMember(each.id)),) for each in members),
            paging(words, back_to_first=None if first else ShowStaff(), further=further),
            (
                Button(words.text("＋ Invite a clerk"), InviteStaff("clerk"), Tone.PRIMARY),
                Button(words.text("＋ Invite an owner"), InviteStaff("owner")),
            ),
            (Button(words.text("‹ Office"), ShowOffice()), home(words)),
        ),
        notice=notice,
    )


def _listed(words: Words, member: Member, viewer: PersonId) -> str:
    called = called_on(words, member)
    if member.id == viewer:
        you = words.context("who wrote it", "You")
        called = words.text("{name} (you)", name=called) if member.name else you
    return DOT.join((called, role_name(words, member.role)))


def called_on(words: Words, member: Member) -> str:
    return colleague(words, {member.id: member.name}, member.id, begins=True)


def role_name(words: Words, role: Role) -> str:
    return words.context("role", "Owner") if role is Role.OWNER else words.context("role", "Clerk")


def member_screen(words: Words, member: Member, *, notice: str = "") -> Screen:
    is_owner = member.role is Role.OWNER
    other = (
        Button(words.text("Make a clerk…"), AskAppoint(member.id, "clerk"))
        if is_owner
        else Button(words.text("Make an owner…"), AskAppoint(member.id, "owner"))
    )
    return page(
        title(f"👤 {called_on(words, member)}"),
        body(role_name(words, member.role)),
        rows=(
            (Button(words.text("✏️ Rename"), AskName(member.id)), other),
            (Button(words.text("📜 Activity"), ShowDeeds(member.id)),),
            (Button(words.text("Remove from the staff…"), AskAppoint(member.id, "customer"), Tone.DANGER),),
            (Button(words.text("‹ Staff"), ShowStaff()), home(words)),
        ),
        notice=notice,
    )


def ask_name_screen(words: Words, member: Member, *, notice: str = "") -> Screen:
    return page(
        title(f"✏️ {called_on(words, member)}"),
        body(words.text("Which name should the others see for this colleague? Type it below.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("Name"),
        notice=notice,
    )


def ask_appoint_screen(words: Words, member: Member, role: Role, *, notice: str = "") -> Screen:
    asked, consequence, yes = _appointing(words, called_on(words, member), role)
    tone = Tone.PLAIN if role is Role.CLERK else Tone.DANGER
    return page(
        title(asked),
        strong(consequence),
        rows=(
            (Button(yes, AppointStaff(member.id, role.value), tone),),
            (Button(words.text("✖ Never mind"), ShowMember(member.id)),),
        ),
        notice=notice,
    )


def _appointing(words: Words, name: str, role: Role) -> tuple[str, str, str]:
    if role is Role.OWNER:
        return (
            words.text("Make {name} an owner?", name=name),
            words.text("Owners see the money, change the settings and decide who works here: about you too."),
            words.text("Yes, make an owner"),
        )
    if role is Role.CLERK:
        return (
            words.text("Make {name} a clerk?", name=name),
            words.text("Clerks work on orders, and decide no more about money, settings and staff."),
            words.text("Yes, make a clerk"),
        )
    return (
        words.text("Remove {name} from the staff?", name=name),
        words.text(
            "Orders, customers and notices are closed to {name} from now on, in the staff's rooms too. What "
            "{name} did stays on record. To come back takes a new invitation.",
            name=name,
        ),
        words.text("Yes, remove"),
    )


def invitation_screen(
    words: Words,
    role: Role,
    *,
    link: str,
    token: str,
    code: FileId | None,
    good_for: timedelta,
    notice: str = "",
) -> Screen:
    """Where no link leads here, it is said to the shop instead."""
    span = words.duration(good_for)
    said = words.text("Or type this to the shop: {command}", command=f"/start {token}")
    return page(
        title(words.text("✉️ An invitation")),
        body(
            words.text("Whoever opens this first becomes an owner. It is good for {span}.", span=span)
            if role is Role.OWNER
            else words.text("Whoever opens this first becomes a clerk. It is good for {span}.", span=span)
        ),
        body(link),
        muted(said),
        rows=((Button(words.text("‹ Staff"), ShowStaff()), home(words)),),
        notice=notice,
        picture=code,
    )
