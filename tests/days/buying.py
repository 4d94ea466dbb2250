"""What buyers do on most days, in English."""

import re
from typing import Final

from shopclerk.core.domain.order import Order
from shopclerk.core.ports.queries.orders import OrderNumbered
from tests.days.people import Day, Somebody

NUMBER: Final = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{2}\b")
WHO: Final = (("Who", "Ana Li"), ("phone", "13800138000"), ("Where", "8 Harbour Road, Shanghai"))


async def fills_the_cart(buyer: Somebody, title: str, units: int = 1) -> None:
    """From the first screen to the cart."""
    await buyer.says("/start")
    for label in ("Browse the shop", "All products", title, *["Add to cart"] * units):
        await buyer.presses(label)
    await buyer.presses(f"Cart ({units})")


async def says_who(buyer: Somebody) -> None:
    """What somebody new is asked for on the way to the order."""
    for asked, answer in WHO:
        await buyer.sees(asked)
        await buyer.says(answer)


async def order_in(day: Day, text: str) -> Order:
    """The order whose number the text says."""
    found = NUMBER.search(text)
    assert found, text
    (order,) = await day.floor.store.find(OrderNumbered(found[0]))
    return order
