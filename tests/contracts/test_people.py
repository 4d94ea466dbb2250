"""What people are called."""

import pytest

from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.ports.activity_views import Deeds, Noted
from tests.contracts.databases import Shop
from tests.contracts.examples import NOON

ANN, BOB, NOBODY = PersonId("ann"), PersonId("bob"), PersonId("nobody")


async def hears(shop: Shop, name: str, whose: PersonId = ANN, language: str = "en") -> str:
    """What they are called afterwards, as told at once and as told to others."""
    person = await shop.identities.recognise(f"web:{whose}", f"chat:{whose}", language, whose, name)
    assert await shop.people.names([whose]) == ({whose: person.name} if person.name else {})
    return person.name


async def test_a_name_follows_the_platform(shop: Shop) -> None:
    assert await hears(shop, "") == ""
    assert await hears(shop, "Ann") == "Ann"
    assert await hears(shop, "Ann Lee", language="zh-Hans") == "Ann Lee"
    assert await hears(shop, "") == "Ann Lee"


async def test_a_name_that_the_shop_gave_stays_until_it_is_taken_back(shop: Shop) -> None:
    await hears(shop, "Ann")
    await shop.people.call(ANN, "Mei")
    assert await hears(shop, "Ann") == "Mei"
    await shop.people.call(ANN, "")
    assert await shop.people.names([ANN]) == {}
    assert await hears(shop, "Ann") == "Ann"
    with pytest.raises(NotFound):
        await shop.people.call(NOBODY, "Mei", (named("for nobody"),))


async def test_what_is_noted_of_a_name_is_kept_with_it_and_only_if_it_is_another(shop: Shop) -> None:
    await shop.identities.recognise("web:1", "chat:1", "en", ANN, "Mei")
    for id, name in (("a", "Mei"), ("b", "Mei"), ("c", "Bo"), ("d", ""), ("e", "")):
        await shop.people.call(ANN, name, (named(id),))
    found = await shop.views.rows(Deeds(NOON, limit=99))
    assert [deed.what.acted.id for deed in found if isinstance(deed.what, Noted)] == ["d", "c", "a"]


def named(id: str) -> Acted:
    return Acted(id=id, act=Act.STAFF_NAMED, by=ANN, at=NOON, about=ANN)


async def test_the_names_of_several_are_asked_for_at_once(shop: Shop) -> None:
    await hears(shop, "Ann")
    await hears(shop, "李明", BOB)
    assert await shop.people.names([ANN, BOB, NOBODY, ANN]) == {ANN: "Ann", BOB: "李明"}
    assert await shop.people.names([]) == {}


async def test_everybody_who_can_be_told_something_has_a_name(shop: Shop) -> None:
    await hears(shop, "Ann")
    spoken = await shop.identities.speak(ANN, "en")
    (reach,) = await shop.identities.reach(person_id=ANN)
    assert reach.person == spoken
    assert spoken.name == "Ann"
