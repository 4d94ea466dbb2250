"""What each role may see."""

import pytest

from shopclerk.core.domain.errors import NotAllowed, NotForSale, NotFound
from shopclerk.core.domain.ids import CategoryId, OrderId, ProductId, SkuId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.views import OrdersOf, OrdersToShip, OrdersUnderWay
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.places(li, mug=2)


async def test_a_customer_sees_everything_of_an_order(shop: Shop, order: Order, li: Actor) -> None:
    await shop.pays(order)
    await shop.moves(await shop.ships(order), ShipmentStatus.IN_TRANSIT)
    details = await shop.show_order(actor=li, number=order.number)
    assert details.label is OrderLabel.SHIPPED
    assert details.contact is not None
    assert details.contact.name == "Li Ming"
    assert (len(details.shipments), len(details.scans), len(details.attempts)) == (1, 1, 1)
    assert [entry.move.to for entry in details.timeline if entry.move.entity_id == order.id] == [
        "pending_payment",
        "confirmed",
    ]


async def test_somebody_elses_order_is_refused_just_like_one_that_does_not_exist(
    shop: Shop, order: Order, wang: Actor
) -> None:
    with pytest.raises(NotFound) as hidden:
        await shop.show_order(actor=wang, number=order.number)
    assert hidden.value == NotFound("order", order.number)
    with pytest.raises(NotFound) as missing:
        await shop.show_order(actor=wang, number="AAAA-22")
    assert missing.value == NotFound("order", "AAAA-22")
    with pytest.raises(NotFound):
        await shop.show_order(actor=wang, order_id=order.id)


async def test_staff_see_every_order(shop: Shop, order: Order, clerk: Actor) -> None:
    assert (await shop.show_order(actor=clerk, order_id=order.id)).order == order


async def test_an_order_that_does_not_exist_is_not_found(shop: Shop, clerk: Actor) -> None:
    with pytest.raises(NotFound):
        await shop.show_order(actor=clerk, order_id=OrderId("nothing"))


async def test_customers_list_their_own_orders_only(
    shop: Shop, order: Order, li: Actor, wang: Actor, clerk: Actor
) -> None:
    mine = OrdersOf(li.person_id)
    assert [row.id for row in await shop.list_orders(mine, actor=li)] == [order.id]
    assert [row.id for row in await shop.list_orders(mine, actor=clerk)] == [order.id]
    with pytest.raises(NotAllowed):
        await shop.list_orders(mine, actor=wang)
    for queue in (OrdersToShip(), OrdersUnderWay()):
        with pytest.raises(NotAllowed):
            await shop.list_orders(queue, actor=li)


async def test_an_order_wanders_through_the_merchants_queues(
    shop: Shop, order: Order, clerk: Actor, li: Actor
) -> None:
    async def queues() -> tuple[int, int, int]:
        counts = await shop.count_queues(actor=clerk)
        return counts.unpaid, counts.to_ship, counts.under_way

    assert await queues() == (1, 0, 0)
    await shop.pays(order)
    assert await queues() == (0, 1, 0)
    await shop.ships(order)
    assert await queues() == (0, 0, 1)
    await shop.receives(order)
    assert await queues() == (0, 0, 0)
    with pytest.raises(NotAllowed):
        await shop.count_queues(actor=li)


async def test_anybody_may_look_around(shop: Shop) -> None:
    sku_id = await shop.stocks("MUG", 5)
    await shop.stocks("GHOST", 5, published=False)
    assert (await shop.browse_catalogue()).uncategorised == 1
    shelf = await shop.browse_shelf(None)
    assert ([row.available for row in shelf.rows], shelf.more) == ([5], False)
    card = await shop.show_product(sku_id=sku_id)
    assert card.available == {sku_id: 5}
    assert await shop.show_product(product_id=card.product.id) == card


async def test_a_product_is_found_as_it_is_called(shop: Shop) -> None:
    await shop.stocks("MUG", 5)
    card = await shop.show_product(called="MUG")
    assert card.product.handle == "mug"
    for name in (card.product.handle, card.product.id):
        assert await shop.show_product(called=name) == card
    with pytest.raises(NotFound):
        await shop.show_product(called="POT")


async def test_a_shelf_says_that_there_is_more(shop: Shop) -> None:
    for number in range(7):
        await shop.stocks(f"SKU{number}", 1)
    first = await shop.browse_shelf(None)
    rest = await shop.browse_shelf(None, after=first.rows[-1].id)
    assert (len(first.rows), first.more, len(rest.rows), rest.more) == (6, True, 1, False)


async def test_what_is_not_there_or_not_shown_is_refused(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await shop.browse_shelf(CategoryId("nothing"))
    with pytest.raises(NotFound):
        await shop.show_product(product_id=ProductId("nothing"))
    with pytest.raises(NotFound):
        await shop.show_product(sku_id=SkuId("nothing"))
    ghost = await shop.stocks("GHOST", 5, published=False)
    with pytest.raises(NotForSale):
        await shop.show_product(sku_id=ghost)
