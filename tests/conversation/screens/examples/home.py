"""Screens: home."""

from shopclerk.conversation.screens.help import (
    stale_button,
)
from shopclerk.conversation.screens.home import customer_home, languages_screen, merchant_home
from shopclerk.conversation.words import Words
from shopclerk.core.ports.views import QueueCount
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    name, languages = world.shop_name, (("en", "English"), ("zh-Hans", "简体中文"))
    busy, idle = QueueCount(to_ship=3, under_way=1, unpaid=2), QueueCount(to_ship=0, under_way=0, unpaid=0)
    return {
        "a new customer": customer_home(words, shop_name=name, cart_units=0, open_orders=0),
        "a customer in the middle of things": customer_home(
            words, shop_name=name, cart_units=3, open_orders=1
        ),
        "an old button": customer_home(
            words, shop_name=name, cart_units=0, open_orders=2, notice=stale_button(words)
        ),
        "a busy merchant": merchant_home(words, shop_name=name, counts=busy),
        "an owner with books to compare": merchant_home(words, shop_name=name, counts=idle, discrepancies=2),
        "an idle merchant": merchant_home(words, shop_name=name, counts=idle),
        "languages": languages_screen(words, languages),
    }
