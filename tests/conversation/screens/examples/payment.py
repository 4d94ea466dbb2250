"""Screens: payment."""

from datetime import timedelta

from shopclerk.conversation.screens.payment import pay_link_screen, payment_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World

METHODS = ("alipay", "wechat_pay", "unionpay", "card", "gift_voucher")


def examples(words: Words, world: World) -> Examples:
    link = "http://127.0.0.1:8080/pay/1"
    return {
        "choose": payment_screen(words, world.placed, METHODS, now=NOW + timedelta(minutes=1)),
        "too late": payment_screen(words, world.cancelled, METHODS, now=NOW + timedelta(hours=1)),
        "no method": payment_screen(words, world.placed, (), now=NOW),
        "link of the only way": pay_link_screen(words, world.placed, "card", link, others=False, now=NOW),
        "link": pay_link_screen(
            words, world.placed, "alipay", link, now=NOW + timedelta(minutes=29, seconds=15)
        ),
    }
