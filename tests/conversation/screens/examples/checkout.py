"""Screens: checkout."""

from typing import Any

from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.checkout import QUESTIONS, ask_contact, ask_street_screen, review_screen
from shopclerk.conversation.screens.offers import ask_discount_screen, ask_method_screen, ask_shipping_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Point
from shopclerk.core.usecases.quoting import Quote
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World, id_

BUND = Point(31.2459, 121.4907)


def examples(words: Words, world: World) -> Examples:
    contact = world.contact
    asked = {f"ask for {field}": ask_contact(words, field) for field in QUESTIONS}

    def review(quote: Quote, notice: str = "", point: Point | None = None, **more: Any) -> Screen:
        return review_screen(
            words,
            items=(world.item(words.language),),
            quote=quote,
            name=contact.name,
            phone=contact.phone,
            address=contact.address,
            point=point,
            today=NOW,
            token=id_(99),
            notice=notice,
            **more,
        )

    return {
        **asked,
        "ask for all at once": ask_contact(words, "name", whole=True),
        "ask again": ask_contact(words, "address", current=contact.address),
        "ask for the street": ask_street_screen(words, BUND),
        "ask for the street again": ask_street_screen(words, BUND, current=contact.address),
        "choose the delivery": ask_shipping_screen(words, world.options),
        "choose another delivery": ask_shipping_screen(words, world.options, chosen="express"),
        "ask for a code": ask_discount_screen(words),
        "ask for another code": ask_discount_screen(words, current="SPRING"),
        "review": review(world.quote()),
        "review of a spot on the map": review(world.quote(), point=BUND),
        "review of all": review(world.quote(choice=1, off=780)),
        "review of the only delivery": review(world.quote(choice=0, only=True)),
        "review of a gift": review(world.quote(off=7800)),
        "review of somebody who was here before": review(
            world.quote(choice=0), method="alipay", other_ways=True, saved=2
        ),
        "review with one way to pay": review(world.quote(choice=1), method="card"),
        "choose how to pay": ask_method_screen(words, ("alipay", "card"), chosen="card"),
    }
