"""Many orders leave by one list."""

import asyncio

import pytest

from shopclerk.core.domain.errors import (
    AlreadyShipped,
    InvalidTrackingNumber,
    NamedTwice,
    NotAllowed,
    NotAwaitingShipment,
    NotFound,
    UnknownCarrier,
)
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.dispatching import Consignment, Standing
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 9)
    return await shop.pays(await shop.places(li, mug=2))


def line(order: Order, tracking: str = "SF1234567", carrier: str = "") -> Consignment:
    return Consignment(order.number, tracking, carrier)


async def standing(shop: Shop, clerk: Actor, *lines: Consignment, list_id: str = "list") -> list[Standing]:
    checked = await shop.check_consignments(lines, actor=clerk, list_id=list_id)
    return [one.standing for one in checked]


async def test_a_line_is_shipped_once_by_its_list(shop: Shop, order: Order, clerk: Actor) -> None:
    assert await standing(shop, clerk, line(order)) == [Standing.READY]
    for _ in range(2):
        sent = await shop.ship_consignment(line(order), actor=clerk, list_id="list")
        assert sent.standing is Standing.SENT
    assert await standing(shop, clerk, line(order)) == [Standing.SENT]
    assert await standing(shop, clerk, line(order), list_id="another") == [Standing.BEFORE]
    again = await shop.ship_consignment(line(order), actor=clerk, list_id="another")
    assert again.standing is Standing.BEFORE
    assert len(await shop.parcels(order)) == 1


async def test_lines_are_refused_with_a_reason(shop: Shop, order: Order, li: Actor, clerk: Actor) -> None:
    unpaid = await shop.places(li, mug=1)
    gone = await shop.pays(await shop.places(li, mug=1))
    await shop.ships(gone, "SF7654321")
    lines = (
        line(order, "12"),
        Consignment("9999-99", "SF1234567"),
        line(unpaid),
        line(gone, "SF1111111"),
        line(order, "SF2222222"),
    )
    checked = await shop.check_consignments(lines, actor=clerk, list_id="list")
    assert [type(one.refusal) for one in checked] == [
        InvalidTrackingNumber,
        NotFound,
        NotAwaitingShipment,
        AlreadyShipped,
        NamedTwice,
    ]


@pytest.mark.parametrize(("carrier", "code"), [("ems", "ems"), ("", None), ("pigeon", None)])
async def test_a_carrier_is_told_by_the_number_or_named(
    shop: Shop, order: Order, clerk: Actor, carrier: str, code: str | None
) -> None:
    one = await shop.ship_consignment(line(order, "123456789", carrier), actor=clerk, list_id="list")
    if code:
        (parcel,) = await shop.parcels(order)
        assert (one.standing, parcel.carrier) == (Standing.SENT, code)
    else:
        assert isinstance(one.refusal, UnknownCarrier)
        assert await shop.parcels(order) == ()


async def test_the_rest_of_an_order_does_not_leave_under_a_number_that_left_with_a_part(
    shop: Shop, order: Order, clerk: Actor
) -> None:
    await shop.ships(order, "SF1234567", mug=1)
    assert await standing(shop, clerk, line(order), line(order, "SF7654321")) == [
        Standing.BEFORE,
        Standing.REFUSED,
    ]
    assert await standing(shop, clerk, line(order, "SF7654321")) == [Standing.READY]


async def test_two_lists_at_once_ship_an_order_once(shop: Shop, order: Order, clerk: Actor) -> None:
    told = await asyncio.gather(
        *(shop.ship_consignment(line(order), actor=clerk, list_id=name) for name in ("a", "b", "a"))
    )
    assert {one.standing for one in told} <= {Standing.SENT, Standing.BEFORE}
    assert len(await shop.parcels(order)) == 1
    assert await violations(shop.store) == []


async def test_an_empty_list_is_no_question(shop: Shop, clerk: Actor) -> None:
    assert await standing(shop, clerk) == []


async def test_customers_send_no_lists(shop: Shop, order: Order, li: Actor) -> None:
    with pytest.raises(NotAllowed):
        await shop.check_consignments((line(order),), actor=li, list_id="list")
    with pytest.raises(NotAllowed):
        await shop.ship_consignment(line(order), actor=li, list_id="list")
