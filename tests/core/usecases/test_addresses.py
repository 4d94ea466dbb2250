"""The customer's address book."""

from dataclasses import replace

import pytest

from shopclerk.core.domain.addresses import MOST_ADDRESSES
from shopclerk.core.domain.errors import AddressBookFull, InvalidPhone, NotFound
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.people import Actor, Contact, Point
from shopclerk.core.usecases.checkout import Recipient
from tests.shopfloor.shop import HOME, Shop

WORK = Recipient(
    name="Li Ming", phone="13900139000", address="9 Dock Street, Shanghai", point=Point(31.2, 121)
)


async def keeps(shop: Shop, li: Actor, *recipients: Recipient) -> list[ContactId]:
    for recipient in recipients:
        await shop.keep_address(actor=li, request_id=shop.request(), recipient=recipient)
    return [entry.id for entry in (await shop.show_addresses(actor=li)).entries]


async def names(shop: Shop, li: Actor) -> list[str]:
    return [entry.address for entry in (await shop.show_addresses(actor=li)).entries]


async def test_the_next_order_goes_to_the_default_one(shop: Shop, li: Actor) -> None:
    _, work = await keeps(shop, li, HOME, WORK)
    recalled = await shop.recall_recipient(actor=li)
    assert recalled == replace(HOME, phone="13800138000")
    await shop.prefer_address(actor=li, request_id="prefers", address_id=work)
    assert await shop.recall_recipient(actor=li) == WORK
    await shop.remove_address(actor=li, request_id="removes", address_id=work)
    assert await names(shop, li) == [HOME.address]
    with pytest.raises(NotFound):
        await shop.prefer_address(actor=li, request_id="again", address_id=work)


async def test_whoever_has_none_is_offered_who_got_the_last_order(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    await shop.places(li, mug=1)
    recalled = await shop.recall_recipient(actor=li)
    assert recalled is not None
    assert recalled.address == HOME.address


async def test_the_same_is_kept_once(shop: Shop, li: Actor) -> None:
    assert len(await keeps(shop, li, HOME, HOME, replace(HOME, phone="138-0013-8000"))) == 1


async def test_there_is_room_for_a_few(shop: Shop, li: Actor) -> None:
    some = [replace(HOME, address=f"{number} Harbour Road") for number in range(MOST_ADDRESSES)]
    await keeps(shop, li, *some)
    with pytest.raises(AddressBookFull):
        await keeps(shop, li, WORK)
    assert len(await keeps(shop, li, some[3])) == MOST_ADDRESSES


async def test_an_entry_is_changed_in_its_place(shop: Shop, li: Actor) -> None:
    home, work = await keeps(shop, li, HOME, WORK)
    moved = replace(HOME, address="10 Harbour Road")
    await shop.keep_address(actor=li, request_id="moves", recipient=moved, address_id=home)
    assert await names(shop, li) == ["10 Harbour Road", WORK.address]
    await shop.keep_address(actor=li, request_id="merges", recipient=WORK, address_id=home)
    assert [entry.id for entry in (await shop.show_addresses(actor=li)).entries] == [home]
    with pytest.raises(NotFound):
        await shop.keep_address(actor=li, request_id="gone", recipient=HOME, address_id=work)
    with pytest.raises(InvalidPhone):
        await keeps(shop, li, replace(HOME, phone="none"))


async def test_a_request_counts_once(shop: Shop, li: Actor) -> None:
    home, work, _ = await keeps(shop, li, HOME, WORK, replace(WORK, name="Mei"))
    await shop.prefer_address(actor=li, request_id="tap", address_id=work)
    await shop.prefer_address(actor=li, request_id="other tap", address_id=home)
    await shop.prefer_address(actor=li, request_id="tap", address_id=work)
    assert (await shop.show_addresses(actor=li)).entries[0].id == home


async def test_old_orders_go_where_they_went(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    (home,) = await keeps(shop, li, HOME)
    order = await shop.places(li, mug=1)
    await shop.keep_address(actor=li, request_id="moves", recipient=WORK, address_id=home)
    contact = await shop.store.load(Contact, order.contact_id)
    assert contact is not None
    assert contact.address == HOME.address


async def test_nobody_sees_anothers(shop: Shop, li: Actor, wang: Actor) -> None:
    (home,) = await keeps(shop, li, HOME)
    assert await names(shop, wang) == []
    await shop.remove_address(actor=wang, request_id="theirs", address_id=home)
    assert await names(shop, li) == [HOME.address]
