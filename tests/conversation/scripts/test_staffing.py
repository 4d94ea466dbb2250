"""An owner decides in chat who works in the shop."""

import pytest

from shopclerk.conversation.actions.staffing import (
    AppointStaff,
    AskAppoint,
    AskName,
    InviteStaff,
    ShowMember,
    ShowStaff,
)
from shopclerk.conversation.menu import Menu
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def bo(shop: TalkingShop) -> Visitor:
    return await shop.staff("Bo")


async def opens_staff(mei: Visitor) -> None:
    await mei.says("/start")
    await mei.presses("🗂 Office")
    await mei.presses("👥 Staff")


def token_shown(mei: Visitor) -> str:
    return mei.screen.text.partition("/start ")[2].split()[0]


async def test_an_owner_invites_a_clerk_who_comes_in_once(shop: TalkingShop, mei: Visitor) -> None:
    await opens_staff(mei)
    mei.sees_button("Mei (you) · Owner")
    await mei.presses("＋ Invite a clerk")
    mei.sees("Whoever opens this first becomes a clerk. It is good for 2 days.")
    token = token_shown(mei)
    cy = shop.visitor("Cy")
    await cy.says(f"/start {token}")
    cy.sees("You are a clerk of this shop now.")
    di = shop.visitor("Di")
    await di.says(f"/start {token}")
    di.sees("used up or too old")
    await mei.presses("‹ Staff")
    mei.sees_button("Cy · Clerk")


async def test_a_clerk_is_renamed_and_made_an_owner_and_back(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    await opens_staff(mei)
    await mei.presses("Bo · Clerk")
    await mei.presses("✏️ Rename")
    await mei.says("   ")
    await mei.says("Bosse")
    mei.sees("👤 Bosse")
    await mei.presses("Make an owner…")
    mei.sees("Make Bosse an owner?", "decide who works here")
    await mei.presses("Yes, make an owner")
    mei.sees("👤 Bosse", "Owner")
    assert (await shop.actor(bo)).role is Role.OWNER
    await mei.presses("Make a clerk…")
    await mei.presses("Yes, make a clerk")
    assert (await shop.actor(bo)).role is Role.CLERK
    order = await buys_a_mug(ana)
    await bo.says(f"ship {order.number} SF1234567")
    bo.sees("number SF1234567 · Bosse")


async def test_who_is_removed_has_no_menu_and_no_button_works(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    order = await buys_a_mug(ana)
    assert [each.command for each in shop.chat.menus[bo.address]] == list(Menu.STAFF.value)
    await opens_staff(mei)
    await mei.presses("Bo · Clerk")
    await mei.presses("Remove from the staff…")
    mei.sees("Remove Bo from the staff?", "What Bo did stays on record.")
    await mei.presses("Yes, remove")
    mei.sees("Bo is no longer one of the staff.")
    mei.does_not_see_button("Bo · Clerk")
    assert shop.chat.menus[bo.address] == ()
    await bo.presses("🚚 Ship")
    bo.sees("Only the shop's staff can do that.")
    await bo.says(f"ship {order.number} SF1234567")
    assert not await shop.parcels(order)
    bo.looks_away()
    await mei.says(f"ship {order.number} SF1234567")
    bo.sees_nothing_new()
    gone = (await shop.actor(bo)).person_id
    for late in (ShowMember(gone), AskAppoint(gone, "owner"), AppointStaff(gone, "customer"), AskName(gone)):
        await mei.forges(late)
        mei.sees("👥 Staff", "That button was from before.")


async def test_who_is_given_another_role_or_removed_is_told_in_their_own_chat(
    shop: TalkingShop, mei: Visitor, bo: Visitor
) -> None:
    bo_id = (await shop.actor(bo)).person_id
    told = {
        "owner": "You see the money, change the settings",
        "clerk": "Money, settings and staff are the owners' affair",
        "customer": "You do not work in this shop any more",
    }
    for role, words in told.items():
        bo.looks_away()
        mei.looks_away()
        await mei.forges(AppointStaff(bo_id, role))
        await mei.repeats()
        assert len(bo.showing(words)) == 1
        mei.does_not_see(words)
    await bo.presses("👤 My account")
    bo.sees("👤 My account")


async def test_only_the_last_of_several_changes_is_told_and_nobody_of_their_own(
    shop: TalkingShop, mei: Visitor, bo: Visitor
) -> None:
    bo_id, me = (await shop.actor(bo)).person_id, (await shop.actor(mei)).person_id
    await shop.staff("Cy", role=Role.OWNER)
    owner, appoint = await shop.actor(mei), shop.counter.staff.appoint_staff
    for visitor in (bo, mei):
        visitor.looks_away()
    for role in (Role.OWNER, Role.CLERK, Role.CUSTOMER):
        await appoint(actor=owner, person_id=bo_id, role=role)
    await appoint(actor=owner, person_id=me, role=Role.CLERK)
    await shop.relays()
    bo.sees("You do not work in this shop any more")
    bo.does_not_see("You are an owner", "You are a clerk")
    mei.sees_nothing_new()


async def test_the_last_owner_cannot_go(shop: TalkingShop, mei: Visitor, bo: Visitor) -> None:
    me, other = (await shop.actor(mei)).person_id, (await shop.actor(bo)).person_id
    for role in ("clerk", "customer"):
        await mei.forges(AppointStaff(me, role))
        mei.sees("Mei is the only owner. Please make somebody else an owner first.")
    await mei.forges(AppointStaff(other, "owner"))
    await mei.forges(AppointStaff(me, "clerk"))
    mei.sees("orders to ship")
    await mei.forges(ShowStaff())
    mei.sees("Only the owner of the shop can do that.")


async def test_nobody_but_an_owner_decides_about_staff(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    me = (await shop.actor(mei)).person_id
    forged = (ShowStaff(), ShowMember(me), InviteStaff("owner"), AskName(me), AskAppoint(me, "customer"))
    for visitor in (bo, ana):
        for action in (*forged, AppointStaff(me, "customer")):
            await visitor.forges(action)
            visitor.does_not_see("👥 Staff", "✉️", "👤 Mei")
    assert (await shop.actor(mei)).role is Role.OWNER
    await bo.says("/start")
    await bo.presses("🗂 Office")
    bo.does_not_see_button("👥 Staff")


async def test_many_staff_are_listed_page_by_page(shop: TalkingShop, mei: Visitor) -> None:
    for number in range(7):
        await shop.staff(f"Clerk{number}")
    await opens_staff(mei)
    mei.sees_button("Clerk0 · Clerk")
    mei.does_not_see_button("Clerk5 · Clerk")
    await mei.presses("More »")
    mei.sees_button("Clerk5 · Clerk")
    await mei.presses("« First page")
    mei.sees_button("Clerk0 · Clerk")
