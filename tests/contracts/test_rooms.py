"""Groups in which the staff work together."""

from shopclerk.conversation.ports.rooms import Room
from tests.contracts.databases import Shop

TOPIC, GROUP = Room("chat:-2:7", "en"), Room("chat:-1", "zh-Hans")


async def test_a_room_is_found_by_its_address(shop: Shop) -> None:
    assert await shop.rooms.all() == ()
    for room in (TOPIC, GROUP):
        await shop.rooms.open(room)
    assert await shop.rooms.at("chat:-2:7") == TOPIC
    assert await shop.rooms.at("chat:-2") is None
    assert await shop.rooms.all() == (GROUP, TOPIC)


async def test_a_room_opened_again_speaks_another_language(shop: Shop) -> None:
    await shop.rooms.open(GROUP)
    await shop.rooms.open(Room(GROUP.address, "en"))
    assert await shop.rooms.all() == (Room(GROUP.address, "en"),)


async def test_a_room_is_closed_with_every_place_in_it(shop: Shop) -> None:
    for address in ("chat:-1", "chat:-1:7", "chat:-10", "chat:-2"):
        await shop.rooms.open(Room(address, "en"))
    for _ in range(2):
        await shop.rooms.close("chat:-1")
    assert [room.address for room in await shop.rooms.all()] == ["chat:-10", "chat:-2"]
    assert await shop.rooms.at("chat:-1") is None
    await shop.rooms.close("chat:-2:7")
    assert await shop.rooms.at("chat:-2") is not None
