"""What every bot that takes payments is asked for: core.telegram.org/bots/payments-stars."""

from tests.shopfloor.people import Visitor


async def test_help_with_a_payment_is_given_when_it_is_asked_for(ana: Visitor) -> None:
    await ana.says("/paysupport")
    ana.sees("Help with a payment", "goes back by itself")
    await ana.presses("📦 My orders")
    ana.sees("No orders yet")
