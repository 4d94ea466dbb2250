"""Who is behind an account, and where they can be told something."""

import asyncio

import pytest

from shopclerk.conversation.ports.identities import Person, Reach
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON

ANN = Person(PersonId("ann"), Role.CUSTOMER, "en")
LATER = NOON + MINUTE


async def meet(
    shop: Shop, account: str = "web:1", address: str = "chat:1", language: str = "en", new: str = "ann"
) -> Person:
    return await shop.identities.recognise(account, address, language, PersonId(new))


async def test_a_new_account_is_a_customer(shop: Shop) -> None:
    assert await meet(shop) == ANN


async def test_an_account_stays_the_same_person(shop: Shop) -> None:
    await meet(shop)
    assert await meet(shop, new="other") == ANN
    assert (await meet(shop, account="web:2", new="bob")).id == "bob"


async def test_an_account_met_twice_at_once_is_one_person(shop: Shop) -> None:
    people = await asyncio.gather(*(meet(shop, new=f"p{number}") for number in range(8)))
    assert len({person.id for person in people}) == 1


async def test_the_language_follows_the_platform_until_it_is_chosen(shop: Shop) -> None:
    await meet(shop)
    assert (await meet(shop, language="zh-Hans")).language == "zh-Hans"
    chosen = await shop.identities.speak(ANN.id, "en")
    assert chosen == Person(ANN.id, Role.CUSTOMER, "en", chosen=True)
    assert await meet(shop, language="zh-Hans") == chosen


async def test_nobody_speaks_for_a_person_never_seen(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await shop.identities.speak(PersonId("nobody"), "en")


async def test_an_invitation_gives_a_role_once(shop: Shop) -> None:
    await meet(shop)
    await meet(shop, "web:2", "chat:2", new="bob")
    await shop.identities.invite("token", Role.CLERK, LATER)
    assert await shop.identities.join("token", ANN.id, NOON) == Person(ANN.id, Role.CLERK, "en")
    assert await shop.identities.join("token", PersonId("bob"), NOON) is None
    await shop.identities.invite("token", Role.OWNER, LATER)
    assert await shop.identities.join("token", PersonId("bob"), NOON) is None
    assert (await meet(shop)).role is Role.CLERK


async def test_an_invitation_ends(shop: Shop) -> None:
    await meet(shop)
    await shop.identities.invite("token", Role.CLERK, LATER)
    assert await shop.identities.join("token", ANN.id, LATER) is None
    assert await shop.identities.join("unknown", ANN.id, NOON) is None


async def test_an_invitation_is_not_spent_on_a_person_never_seen(shop: Shop) -> None:
    await shop.identities.invite("token", Role.CLERK, LATER)
    assert await shop.identities.join("token", PersonId("nobody"), NOON) is None
    await meet(shop)
    assert await shop.identities.join("token", ANN.id, NOON) is not None


async def test_a_higher_role_is_kept(shop: Shop) -> None:
    await meet(shop)
    await shop.identities.invite("owner", Role.OWNER, LATER)
    await shop.identities.invite("clerk", Role.CLERK, LATER)
    await shop.identities.join("owner", ANN.id, NOON)
    assert await shop.identities.join("clerk", ANN.id, NOON) == Person(ANN.id, Role.OWNER, "en")


async def test_people_are_reached_by_role_or_by_name(shop: Shop) -> None:
    await meet(shop)
    await meet(shop, address="chat:0")
    await meet(shop, "web:2", "chat:2", new="bob")
    await shop.identities.invite("token", Role.OWNER, LATER)
    bob = await shop.identities.join("token", PersonId("bob"), NOON)
    assert bob is not None
    assert await shop.identities.reach(person_id=ANN.id) == (Reach("chat:0", ANN), Reach("chat:1", ANN))
    assert await shop.identities.reach(roles=(Role.CLERK, Role.OWNER)) == (Reach("chat:2", bob),)
    assert len(await shop.identities.reach(roles=(Role.OWNER,), person_id=ANN.id)) == 3
    assert await shop.identities.reach() == ()


async def where(shop: Shop, name: str) -> list[str]:
    return [reach.address for reach in await shop.identities.reach(person_id=PersonId(name))]


async def test_a_lost_chat_reaches_nobody_until_somebody_speaks_there_again(shop: Shop) -> None:
    for number, address in enumerate(("chat:1", "chat:1:7", "chat:10", "chat:2", "chat")):
        await meet(shop, f"web:{number}", address, new=f"p{number}")
    await meet(shop, "web:3", "chat:1")
    await shop.identities.lose("chat:1")
    found = [await where(shop, f"p{number}") for number in range(5)]
    assert found == [[], [], ["chat:10"], ["chat:2"], ["chat"]]
    await meet(shop, "web:3", "chat:1")
    assert await where(shop, "p3") == ["chat:1", "chat:2"]
    await shop.identities.lose("nowhere")


async def test_where_others_read_along_nobody_is_reached(shop: Shop) -> None:
    known = await shop.identities.recognise("web:1", None, "en", ANN.id)
    assert known == ANN == await shop.identities.recognise("web:1", None, "en", PersonId("other"))
    assert await shop.identities.reach(person_id=ANN.id) == ()
    await meet(shop)
    assert await shop.identities.recognise("web:1", None, "zh-Hans", ANN.id) == await meet(
        shop, language="zh-Hans"
    )
    assert [each.address for each in await shop.identities.reach(person_id=ANN.id)] == ["chat:1"]
