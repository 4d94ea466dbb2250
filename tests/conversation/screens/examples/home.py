"""Screens: home."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.help import (
    stale_button,
)
from shopclerk.conversation.screens.home import customer_home, languages_screen, merchant_home
from shopclerk.conversation.words import Words
from shopclerk.core.domain.hours import A_DAY, ALWAYS_CLOSED, OpeningHours, Span
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.ports.views import OrderRow, QueueCount
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World


def examples(words: Words, world: World) -> Examples:
    name, languages = world.shop_name, (("en", "English"), ("zh-Hans", "简体中文"))
    busy, idle = QueueCount(to_ship=3, under_way=1, unpaid=2), QueueCount(to_ship=0, under_way=0, unpaid=0)
    paid = next(row for row in world.order_rows if row.label is OrderLabel.AWAITING_SHIPMENT)
    unpaid = replace(paid, label=OrderLabel.PENDING_PAYMENT, pay_by=NOW + timedelta(minutes=12))
    arriving = replace(paid, number="9M2C-44", label=OrderLabel.IN_DELIVERY)
    arrived = replace(paid, number="4T7X-99", label=OrderLabel.DELIVERED)

    def shown(
        units: int, open_orders: Sequence[OrderRow], notice: str = "", hours: OpeningHours | None = None
    ) -> Screen:
        return customer_home(
            words,
            shop_name=name,
            cart_units=units,
            open_orders=open_orders,
            now=NOW,
            hours=hours,
            notice=notice,
        )

    return {
        "a new customer": shown(0, ()),
        "a customer of an open shop": shown(0, (), hours=ALWAYS_CLOSED.on(NOW.weekday(), Span(0, A_DAY))),
        "a customer in the middle of things": shown(3, (unpaid, arriving, arrived, paid, paid)),
        "an order without an end to pay it": shown(0, (replace(unpaid, pay_by=None),)),
        "an old button": shown(0, (paid,), notice=stale_button(words)),
        "a busy merchant": merchant_home(words, shop_name=name, counts=busy),
        "an owner with books to compare": merchant_home(words, shop_name=name, counts=idle, discrepancies=2),
        "an idle merchant": merchant_home(words, shop_name=name, counts=idle),
        "languages": languages_screen(words, languages),
    }
