"""Ana is back, in a train: the network comes and goes, and she presses everything twice.

She is asked once how she pays; after that, placing an order leads straight to where it is paid.
"""

from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from tests.days.buying import fills_the_cart, order_in, says_who
from tests.days.people import Day, Somebody, is_closed_in_order, pays


async def test_who_presses_everything_twice_on_a_bad_network_buys_once(day: Day) -> None:
    await day.floor.stocks("tea", 10)
    await day.staff("Boss")
    ana = await day.visitor("Ana")
    await fills_the_cart(ana, "Tea")
    await ana.presses("Check out")
    await says_who(ana)
    await places(ana)
    await ana.sees_button("Alipay")
    await ana.loses_the_network()
    await ana.hurries("Alipay")
    first = await pays_for_it(day, ana)
    await ana.loses_the_network()
    await fills_the_cart(ana, "Tea", units=2)
    await ana.loses_the_network()
    await ana.hurries("Check out")
    await ana.sees("Is everything right?", "Ana Li", "8 Harbour Road")
    await places(ana)
    second = await pays_for_it(day, ana)
    await ana.says(second.number)
    await ana.loses_the_network()
    await ana.hurries("Order again")
    await ana.sees("Is everything right?", "× 2")
    await places(ana)
    third = await pays_for_it(day, ana)
    assert len({order.number for order in (first, second, third)}) == 3
    assert [sum(line.quantity for line in order.lines) for order in (first, second, third)] == [1, 2, 2]
    level = await day.floor.level("tea")
    assert level.on_hand - level.reserved == 10 - 1 - 2 - 2
    await is_closed_in_order(day)


async def places(ana: Somebody) -> None:
    await ana.loses_the_network()
    await ana.hurries("Place the order")


async def pays_for_it(day: Day, ana: Somebody) -> Order:
    """From the link to the thanks."""
    await ana.sees_button("Pay another way")
    await pays(day, ana)
    order = await order_in(day, await ana.sees("is paid"))
    assert order.status is OrderStatus.CONFIRMED
    (paid,) = await day.floor.money(order)
    assert paid.amount == order.total
    return order
