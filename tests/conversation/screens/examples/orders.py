"""Screens: orders."""

from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.screens.cancelling import ask_cancel_part_screen, ask_cancel_units_screen
from shopclerk.conversation.screens.orders import (
    ask_cancel_screen,
    ask_extend_screen,
    ask_receipt_screen,
    history_screen,
    order_screen,
    orders_screen,
)
from shopclerk.conversation.screens.receipts import receipt_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, cny


def examples(words: Words, world: World) -> Examples:
    rows = world.order_rows
    return {
        "none": orders_screen(words, (), more=False, first=True),
        "first page": orders_screen(words, rows, more=True, first=True),
        "last page": orders_screen(words, rows[:1], more=False, first=False),
        "none to pay": orders_screen(words, (), standing="unpaid", more=False, first=True),
        "those under way": orders_screen(words, rows[1:3], standing="under_way", more=True, first=True),
        "arrived": order_screen(words, world.arrived),
        "arrived, with more time taken": order_screen(
            words, replace(world.arrived, order=replace(world.arrived.order, extended=True))
        ),
        "ask for more time": ask_extend_screen(words, world.arrived.order, timedelta(days=3)),
        "every step": history_screen(words, world.in_delivery),
        "receipt": receipt_screen(words, world.receipt, world.dear.id),
        "receipt of a replacement": receipt_screen(words, world.receipt_of_replacement, world.dear.id),
        "unpaid": order_screen(words, world.details(world.placed)),
        "paid": order_screen(words, world.details(world.paid)),
        "shipped": order_screen(words, world.details(world.paid, parcel=world.parcel)),
        "in delivery": order_screen(words, world.in_delivery),
        "paid back": order_screen(words, replace(world.details(world.completed), refunds=(world.paid_back,))),
        "a part cancelled, then the rest": order_screen(words, world.details(world.cancelled_bit_by_bit)),
        "in two parcels": order_screen(words, world.in_two_parcels),
        "completed": order_screen(words, world.details(world.completed, parcel=world.parcel)),
        "cancelled": order_screen(words, world.details(world.cancelled)),
        "ask to cancel": ask_cancel_screen(words, world.details(world.placed)),
        "ask to cancel a paid one": ask_cancel_screen(words, world.details(world.paid)),
        "ask what of it to cancel": ask_cancel_part_screen(words, world.paid, [2]),
        "ask to cancel one": ask_cancel_units_screen(words, world.paid, 0, units=1, most=2, back=cny(3900)),
        "ask for receipt": ask_receipt_screen(words, world.details(world.paid)),
        "sent quickly, with something off": order_screen(words, world.details(world.dear)),
        "by a delivery that is offered no more": order_screen(
            words, replace(world.details(world.dear), delivery=None)
        ),
        "in the place of another": order_screen(
            words,
            world.details(world.replacement),
        ),
    }
