"""What staff did, read of orders, stock, goods, settings, questions and what is kept of it, together."""

from datetime import timedelta
from typing import Any, Final

import pytest

from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.ids import OrderId, PersonId, ProductId, SkuId, ThreadId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import SYSTEM, Actor, Role
from shopclerk.core.domain.shop_settings import Setting, ShopSettings
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.domain.threads import Message, Thread
from shopclerk.core.domain.timeline import Axis, Move, TimelineEntry
from shopclerk.core.ports.activity_views import (
    Deed,
    Deeds,
    GoodsEdited,
    Noted,
    OrderMoved,
    QuestionAnswered,
    SettingChosen,
    StockMoved,
)
from shopclerk.core.ports.views import ViewQuery
from tests.contracts.after_sales import refund
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    CLERK,
    MINUTE,
    NOON,
    TEA,
    Decisions,
    attempt,
    commit,
    order,
    product,
    sku,
    stocked,
)

MEI: Final = Actor(PersonId("mei"), Role.OWNER)
ANA: Final = Actor(PersonId("customer"), Role.CUSTOMER)
LATER: Final = NOON + timedelta(days=1)
QUERIES: Final[tuple[ViewQuery[Any], ...]] = (Deeds(LATER), Deeds(LATER, CLERK.person_id, past=2))


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


def step(
    id: str, by: Actor, *, axis: Axis = Axis.ORDER, of: str = "order", minutes: int = 0
) -> TimelineEntry:
    at = NOON + minutes * MINUTE
    move = Move(axis=axis, entity_id=of, from_=None, to=RefundStatus.REQUESTED, by=by, at=at)
    return TimelineEntry(id=id, order_id=OrderId("order"), move=move)


async def whole(shop: Shop, by: PersonId | None = None, limit: int = 99) -> list[Deed]:
    return list(await shop.views.rows(Deeds(LATER, by, limit=limit)))


async def test_the_steps_of_orders_are_told_of_staff_only(shop: Shop, decide: Decisions) -> None:
    steps = (
        step("a", CLERK),
        step("b", ANA, minutes=1),
        step("c", SYSTEM, minutes=2),
        step("d", MEI, axis=Axis.REFUND, of="refund", minutes=3),
        step("e", MEI, axis=Axis.PAYMENT, of="attempt", minutes=4),
    )
    await commit(shop, decide.of(order(), attempt(), refund(), appends=steps))
    number, amount = order().number, refund().amount
    assert isinstance(amount, Money)
    assert await whole(shop) == [
        Deed(
            at=NOON + 3 * MINUTE,
            by=MEI.person_id,
            what=OrderMoved(order_id=OrderId("order"), number=number, move=steps[3].move, amount=amount),
        ),
        Deed(
            at=NOON,
            by=CLERK.person_id,
            what=OrderMoved(order_id=OrderId("order"), number=number, move=steps[0].move),
        ),
    ]


async def test_stock_is_told_that_staff_counted_or_took_in(shop: Shop, decide: Decisions) -> None:
    stock = (
        stocked(5, by=CLERK.person_id, reason=MovementReason.RECEIVED),
        stocked(4, "gone", by=CLERK.person_id),
        stocked(3, "unsigned"),
        stocked(2, "shop", by=SYSTEM.person_id),
        stocked(1, "order", by=CLERK.person_id, reason=MovementReason.RESTOCKED, order_id=OrderId("order")),
    )
    await commit(shop, decide.of(product("product", sku()), order(), stock=stock))
    told = {
        deed.what.movement.sku_id: (deed.what.product_id, deed.what.title, deed.what.movement.quantity)
        for deed in await whole(shop)
        if isinstance(deed.what, StockMoved)
    }
    assert told == {SkuId("sku"): (ProductId("product"), TEA, 5), SkuId("gone"): (None, None, 4)}
    assert len(await whole(shop)) == 2


async def test_changes_of_goods_and_settings_and_answers_are_told(shop: Shop, decide: Decisions) -> None:
    edited = product("a", edited_by=CLERK.person_id, edited_at=NOON)
    settings = (
        ShopSettings()
        .choosing(Setting.NAME, "Tea", by=MEI, at=NOON + MINUTE)
        .choosing(Setting.LANGUAGE, "en", by=SYSTEM, at=NOON + MINUTE)
        .choosing(Setting.ZONE, "Europe/Berlin", by=MEI, at=NOON + MINUTE)
    )
    messages = (
        Message(by=ANA.person_id, from_shop=False, at=NOON, text="?"),
        Message(by=CLERK.person_id, from_shop=True, at=NOON + 2 * MINUTE, text="!"),
    )
    thread = Thread(
        id=ThreadId("thread"),
        customer_id=ANA.person_id,
        opened_at=NOON,
        messages=messages,
        waiting_since=NOON,
    )
    imported = product("b", edited_by=SYSTEM.person_id, edited_at=NOON)
    await commit(shop, decide.of(edited, product("c"), imported, settings, thread))
    assert [(deed.by, deed.what) for deed in await whole(shop)] == [
        (CLERK.person_id, QuestionAnswered(ThreadId("thread"))),
        (MEI.person_id, SettingChosen(Setting.ZONE)),
        (MEI.person_id, SettingChosen(Setting.NAME)),
        (CLERK.person_id, GoodsEdited(product_id=ProductId("a"), title=TEA)),
    ]
    assert [deed.what for deed in await whole(shop, CLERK.person_id)] == [
        QuestionAnswered(ThreadId("thread")),
        GoodsEdited(product_id=ProductId("a"), title=TEA),
    ]


async def test_what_staff_did_of_which_nothing_else_tells_is_told(shop: Shop, decide: Decisions) -> None:
    """An order is named only where the act was about one: a code may be called as an order is."""
    acts = (
        Acted(id="a", act=Act.DISCOUNT_ENDED, by=MEI.person_id, at=NOON, about="order"),
        Acted(id="b", act=Act.STAFF_JOINED, by=CLERK.person_id, at=NOON, about="clerk", role=Role.CLERK),
        Acted(id="c", act=Act.FAILURE_DROPPED, by=CLERK.person_id, at=NOON + MINUTE, about="order"),
        Acted(id="d", act=Act.FAILURES_RETRIED, by=MEI.person_id, at=NOON + MINUTE),
    )
    await commit(shop, decide.of(order(), appends=acts))
    discount, joined, dropped, retried = acts
    whats = [Noted(retried), Noted(dropped, order().number), Noted(joined), Noted(discount)]
    assert [deed.what for deed in await whole(shop)] == whats
    assert [(deed.at, deed.by) for deed in await whole(shop)] == [
        (acted.at, acted.by) for acted in (retried, dropped, joined, discount)
    ]
    assert [deed.what for deed in await whole(shop, CLERK.person_id)] == whats[1:3]


async def test_pages_of_what_happened_at_one_moment_have_each_deed_once(
    shop: Shop, decide: Decisions
) -> None:
    steps = tuple(step(f"{number}", CLERK if number % 2 else MEI) for number in range(5))
    late = step("late", MEI, minutes=1)
    stock = (stocked(5, by=CLERK.person_id), stocked(4, "b", by=MEI.person_id))
    edited = product("a", edited_by=CLERK.person_id, edited_at=NOON)
    acts = tuple(
        Acted(id=id, act=Act.DISCOUNT_CHANGED, by=by.person_id, at=NOON, about="SPRING")
        for id, by in (("a", CLERK), ("b", MEI), ("c", MEI))
    )
    await commit(shop, decide.of(order(), edited, stock=stock, appends=(*steps, late, *acts)))
    for whose in (None, CLERK.person_id, MEI.person_id):
        expected = await whole(shop, whose)
        until, past = LATER, 0
        found: list[Deed] = []
        while page := await shop.views.rows(Deeds(until, whose, past, 2)):
            found += page
            past = sum(deed.at == page[-1].at for deed in found)
            until = page[-1].at
        assert found == expected
    assert len(await whole(shop)) == 12
    assert [deed.at for deed in await shop.views.rows(Deeds(NOON, limit=1))] == [NOON]
