"""Gathering what the oldest orders wait for."""

import pytest

from shopclerk.core.domain.errors import NotAllowed
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.usecases import picking
from tests.shopfloor.shop import Shop


async def test_goods_are_gathered_for_the_oldest_orders_first(shop: Shop, li: Actor, clerk: Actor) -> None:
    mug, tea = await shop.stocks("MUG", 9), await shop.stocks("TEA", 9)
    await shop.places(li, mug=1)
    first = await shop.pays(await shop.places(li, mug=2))
    second = await shop.pays(await shop.places(li, mug=1, tea=3))
    gathered = await shop.gather_goods(actor=clerk)
    assert [one.order.id for one in gathered.orders] == [first.id, second.id]
    assert [sum(line.quantity for line in one.left) for one in gathered.orders] == [2, 4]
    assert [one.contact.name if one.contact else "" for one in gathered.orders] == ["Li Ming"] * 2
    assert {sku: name.code for sku, name in gathered.names.items()} == {mug: "MUG", tea: "TEA"}
    assert not gathered.more


async def test_what_has_left_is_not_gathered_again(shop: Shop, li: Actor, clerk: Actor) -> None:
    await shop.stocks("MUG", 9)
    order = await shop.pays(await shop.places(li, mug=3))
    await shop.ships(order, mug=1)
    (one,) = (await shop.gather_goods(actor=clerk)).orders
    assert one.left == (ShipmentLine(order.lines[0].id, 2),)
    await shop.ships(order, "SF7654321")
    assert (await shop.gather_goods(actor=clerk)).orders == ()


async def test_a_list_ends_somewhere(
    shop: Shop, li: Actor, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST_AT_ONCE", 1)
    await shop.stocks("MUG", 9)
    for _ in range(2):
        await shop.pays(await shop.places(li, mug=1))
    gathered = await shop.gather_goods(actor=clerk)
    assert len(gathered.orders) == 1
    assert gathered.more


async def test_customers_gather_nothing(shop: Shop, li: Actor) -> None:
    with pytest.raises(NotAllowed):
        await shop.gather_goods(actor=li)
