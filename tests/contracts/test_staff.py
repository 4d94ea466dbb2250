"""Who works in the shop, and that it is never without an owner."""

import asyncio
from contextlib import nullcontext
from dataclasses import replace

import pytest

from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.errors import LastOwner, NotFound
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.activity_views import Deeds, Noted
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.staff import Member
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON

ANN, BOB, CY = PersonId("ann"), PersonId("bob"), PersonId("cy")


async def joins(shop: Shop, who: PersonId, role: Role) -> None:
    await shop.identities.recognise(f"web:{who}", f"chat:{who}", "en", who, who.capitalize())
    await shop.staff.invite(f"token of {who}", role, NOON + MINUTE)
    assert await shop.identities.join(f"token of {who}", who, NOON) is not None


def noted(id: str) -> Acted:
    return Acted(id=id, act=Act.STAFF_APPOINTED, by=BOB, at=NOON, about=ANN, role=Role.CLERK)


async def acts(shop: Shop) -> list[Acted]:
    found = await shop.views.rows(Deeds(NOON + MINUTE, limit=99))
    return [deed.what.acted for deed in found if isinstance(deed.what, Noted)]


async def test_staff_are_listed_owners_first_and_appointed(shop: Shop) -> None:
    await joins(shop, ANN, Role.CLERK)
    await joins(shop, BOB, Role.OWNER)
    await shop.identities.recognise("web:cy", "chat:cy", "en", CY)
    assert await shop.staff.members() == (Member(BOB, Role.OWNER, "Bob"), Member(ANN, Role.CLERK, "Ann"))
    await shop.staff.appoint(ANN, Role.CUSTOMER)
    assert await shop.staff.members() == (Member(BOB, Role.OWNER, "Bob"),)
    for nobody in (ANN, CY, PersonId("never seen")):
        with pytest.raises(NotFound):
            await shop.staff.appoint(nobody, Role.CLERK)


async def test_the_last_owner_cannot_go(shop: Shop) -> None:
    await joins(shop, ANN, Role.OWNER)
    await shop.staff.appoint(ANN, Role.OWNER)
    for role in (Role.CLERK, Role.CUSTOMER):
        with pytest.raises(LastOwner):
            await shop.staff.appoint(ANN, role)
    await joins(shop, BOB, Role.OWNER)
    await shop.staff.appoint(ANN, Role.CLERK)
    assert [member.role for member in await shop.staff.members()] == [Role.OWNER, Role.CLERK]


async def test_what_is_noted_of_an_appointment_is_kept_with_it_and_only_if_it_changed_something(
    shop: Shop,
) -> None:
    await joins(shop, ANN, Role.OWNER)
    joined = await acts(shop)
    assert [(acted.act, acted.by, acted.about, acted.role) for acted in joined] == [
        (Act.STAFF_JOINED, ANN, ANN, Role.OWNER)
    ]
    for role, refused in ((Role.OWNER, None), (Role.CLERK, LastOwner)):
        with pytest.raises(refused) if refused else nullcontext():
            await shop.staff.appoint(ANN, role, (noted(f"in vain {role}"),))
    with pytest.raises(NotFound):
        await shop.staff.appoint(CY, Role.CLERK, (noted("for nobody"),))
    await joins(shop, BOB, Role.OWNER)
    told = OutboxEntry(id="e1", event=OrderPlaced(OrderId("order")), at=NOON)
    await shop.staff.appoint(ANN, Role.CLERK, (noted("a"), told))
    await shop.staff.appoint(ANN, Role.CLERK, (noted("again"),))
    assert [acted.id for acted in await acts(shop) if acted.act is Act.STAFF_APPOINTED] == ["a"]
    assert await shop.outbox.undirected(10) == (told,)


async def test_an_invitation_is_noted_once_and_joining_without_a_new_role_is_not(shop: Shop) -> None:
    await joins(shop, ANN, Role.OWNER)
    invited = Acted(id="i", act=Act.STAFF_INVITED, by=ANN, at=NOON, role=Role.CLERK)
    for id in ("i", "j"):
        await shop.staff.invite("token", Role.CLERK, NOON + MINUTE, (replace(invited, id=id),))
    assert await shop.identities.join("token", ANN, NOON) is not None
    assert [acted for acted in await acts(shop) if acted.act is not Act.STAFF_JOINED] == [invited]
    assert len(await acts(shop)) == 2


async def test_two_owners_who_send_each_other_away_at_once_leave_one(shop: Shop) -> None:
    await joins(shop, ANN, Role.OWNER)
    await joins(shop, BOB, Role.OWNER)
    answers = await asyncio.gather(
        *(shop.staff.appoint(each, Role.CUSTOMER) for each in (ANN, BOB)), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["LastOwner", "NoneType"]
    assert len(await shop.staff.members()) == 1
