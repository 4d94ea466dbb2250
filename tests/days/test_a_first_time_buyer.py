"""Ana has never bought here: she looks and asks, buys, waits, and opens the box."""

from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.people import Role
from tests.days.buying import fills_the_cart, order_in, says_who
from tests.days.people import Day, Somebody, is_closed_in_order, pays


async def test_somebody_buys_for_the_first_time(day: Day) -> None:
    await day.floor.stocks("oolong", 10)
    boss = await day.staff("Boss", role=Role.OWNER)
    kim = await day.staff("Kim")
    ana = await day.visitor("Ana")
    await asks_about_what_she_misspells(day, ana, kim)
    await fills_the_cart(ana, "Oolong")
    await ana.presses("Check out")
    await says_who(ana)
    await ana.presses("Place the order")
    await ana.presses("Alipay")
    await pays(day, ana)
    order = await order_in(day, await ana.sees("is paid"))
    await boss.replies("SF1234567", order.number, "Awaiting shipment")
    await ana.sees(order.number, "is on its way", "SF1234567")
    (parcel,) = await day.floor.parcels(order)
    day.floor.clock.advance(minutes=1)
    day.floor.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    await day.time_passes(days=1)
    await ana.presses("I have received it")
    await ana.presses("Yes, all of it")
    await ana.sees("Completed")
    assert (await day.floor.order(order)).status is OrderStatus.COMPLETED
    await is_closed_in_order(day)


async def asks_about_what_she_misspells(day: Day, ana: Somebody, kim: Somebody) -> None:
    """Whatever the clerk replies comes to her chat, and what she replies to that to the clerk's."""
    await ana.says("/start")
    await ana.presses("Search")
    await ana.sees("What are you looking for?")
    await ana.says("oolnog")
    await ana.sees_button("Oolong")
    await ana.says("/start")
    await ana.presses("My account")
    await ana.presses("Ask the shop")
    await ana.sees("What would you like to know?")
    await ana.says("Does it come in a tin?")
    await ana.sees("The shop has your message")
    await day.is_quiet()
    await kim.replies("In a tin of 100 g.", "asks", "Does it come in a tin?")
    await kim.sees("has your answer")
    await day.is_quiet()
    await ana.replies("I take it!", "The shop answers", "In a tin of 100 g.")
    await day.is_quiet()
    await kim.sees("asks", "I take it!")
