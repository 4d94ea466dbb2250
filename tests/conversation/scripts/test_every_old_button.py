"""Every button about an order answers in every state of the order, whoever kept it and presses it now."""

from collections.abc import AsyncIterator
from dataclasses import fields, replace
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import Action
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from tests.conversation.any_of_a_kind import example_of
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import EXPRESS, POST
from tests.conversation.scripts.test_every_screen import must_be_fine, orders_in_every_state
from tests.shopfloor.copying import copied
from tests.shopfloor.talking import TalkingShop

OF_AN_ORDER: Final = {"order_id", "shipment_id", "case_id"}
LANGUAGE: Final = "zh-Hans"
"""One is enough to find a wording that is missing."""


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.OWNER])
async def test_every_button_about_an_order_answers_in_every_state(shop: TalkingShop, role: Role) -> None:
    ana = shop.visitor("Ana", locale=LANGUAGE)
    await ana.says("/start")
    visitor = ana if role is Role.CUSTOMER else await shop.staff("Mei", role=role, locale=LANGUAGE)
    orders = await orders_in_every_state(shop, ana)
    shop.terms = replace(shop.terms, shipping=(POST, EXPRESS))
    crawl, pressed = Crawl(), set()
    for order in orders:
        for action in [each async for each in about(shop, order)]:
            there = copied(visitor)
            await there.forges(action)
            crawl.looks_at(there, repr(action))
            pressed.add(type(action))
    must_be_fine(crawl, LANGUAGE)
    assert pressed == {kind for kind in get_args(Action) if fields_of(kind) & OF_AN_ORDER}


async def about(shop: TalkingShop, order: Order) -> AsyncIterator[Action]:
    """Every action there is about it, a parcel of it, or what was asked for after it was sold."""
    ids: dict[str, str] = {"order_id": order.id}
    for parcel in await shop.parcels(order):
        ids["shipment_id"] = parcel.id
    for case in await shop.cases(order):
        ids["case_id"] = case.id
    for kind in get_args(Action):
        if named := fields_of(kind) & set(ids):
            yield replace(example_of(kind), **{name: ids[name] for name in named})


def fields_of(kind: type[Action]) -> set[str]:
    return {field.name for field in fields(kind)}
