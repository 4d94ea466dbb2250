"""Who works in the shop, and that it is never without an owner."""

import asyncio

import pytest

from shopclerk.core.domain.errors import LastOwner, NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.staff import Member
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON

ANN, BOB, CY = PersonId("ann"), PersonId("bob"), PersonId("cy")


async def joins(shop: Shop, who: PersonId, role: Role) -> None:
    await shop.identities.recognise(f"web:{who}", f"chat:{who}", "en", who, who.capitalize())
    await shop.staff.invite(f"token of {who}", role, NOON + MINUTE)
    assert await shop.identities.join(f"token of {who}", who, NOON) is not None


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


async def test_two_owners_who_send_each_other_away_at_once_leave_one(shop: Shop) -> None:
    await joins(shop, ANN, Role.OWNER)
    await joins(shop, BOB, Role.OWNER)
    answers = await asyncio.gather(
        *(shop.staff.appoint(each, Role.CUSTOMER) for each in (ANN, BOB)), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["LastOwner", "NoneType"]
    assert len(await shop.staff.members()) == 1
