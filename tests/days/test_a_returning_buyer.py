"""Ana is back, in a train: the network comes and goes, and she presses everything twice."""

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
    first = await buys(day, ana)
    await ana.loses_the_network()
    await fills_the_cart(ana, "Tea", units=2)
    await ana.loses_the_network()
    await ana.hurries("Check out")
    await ana.sees("Is everything right?", "Ana Li", "8 Harbour Road")
    second = await buys(day, ana)
    assert second.number != first.number
    level = await day.floor.level("tea")
    assert level.on_hand - level.reserved == 10 - 1 - 2
    assert sum(line.quantity for line in second.lines) == 2
    await is_closed_in_order(day)


async def buys(day: Day, ana: Somebody) -> Order:
    """From the review to the thanks, each button twice."""
    await ana.loses_the_network()
    await ana.hurries("Place the order")
    await ana.sees_button("Alipay")
    await ana.loses_the_network()
    await ana.hurries("Alipay")
    await pays(day, ana)
    order = await order_in(day, await ana.sees("is paid"))
    assert order.status is OrderStatus.CONFIRMED
    (paid,) = await day.floor.money(order)
    assert paid.amount == order.total
    return order
