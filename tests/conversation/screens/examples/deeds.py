"""Screens: who did what."""

from datetime import timedelta

from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.deeds import activity_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.acts import ON_DISCOUNTS, ON_FAILURES, ON_STAFF, Act, Acted
from shopclerk.core.domain.ids import OrderId, PersonId, ThreadId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.order import CancelReason
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.domain.stock import MovementReason, StockMovement
from shopclerk.core.domain.timeline import Axis, Move
from shopclerk.core.ports.activity_views import (
    Deed,
    GoodsEdited,
    Noted,
    OrderMoved,
    QuestionAnswered,
    SettingChosen,
    StockMoved,
    What,
)
from shopclerk.core.usecases.deeds import Activity, Seen
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World, cny, id_

MEI, BO, GONE = (PersonId(id_(number)) for number in (42, 43, 44))


def examples(words: Words, world: World) -> Examples:
    names = {MEI: world.said("Mei"), BO: world.said("Bo")}
    deeds = tuple(
        Deed(at=NOW - number * timedelta(hours=5), by=(MEI, BO, GONE)[number % 3], what=what)
        for number, what in enumerate(_whats(world))
    )
    further = Seen(NOW, 1)
    of_bo = tuple(deed for deed in deeds if deed.by == BO)
    first = Activity(deeds=deeds[:6], names=names, further=further)
    nothing = Activity(deeds=(), names={})
    return {
        "what staff did": activity_screen(words, first, ShowDeeds()),
        "what staff did before": activity_screen(
            words, Activity(deeds=deeds[6:], names=names), ShowDeeds(None, 1, 0)
        ),
        "what one of them did": activity_screen(words, Activity(deeds=of_bo, names=names), ShowDeeds(BO)),
        **{f"what staff did besides, {n}": screen for n, screen in enumerate(_noted(words, world), start=1)},
        "what nobody did": activity_screen(words, nothing, ShowDeeds(GONE)),
    }


def _noted(words: Words, world: World) -> list[Screen]:
    """Of all acts, a page each of six."""
    clerk = {Act.STAFF_INVITED: Role.CLERK, Act.STAFF_APPOINTED: Role.OWNER}
    about = {**dict.fromkeys(ON_DISCOUNTS, "SPRING"), **dict.fromkeys(ON_STAFF, MEI)}
    whats = [
        Noted(
            Acted(id="n", act=act, by=BO, at=NOW, about=about.get(act, id_(9)), role=clerk.get(act)),
            world.placed.number if act in ON_FAILURES - {Act.FAILURES_RETRIED} else "",
        )
        for act in Act
    ]
    names = {MEI: world.said("Mei"), BO: world.said("Bo")}
    deeds = [Deed(at=NOW - n * timedelta(hours=1), by=BO, what=what) for n, what in enumerate(whats)]
    return [
        activity_screen(words, Activity(deeds=tuple(deeds[first : first + 6]), names=names), ShowDeeds())
        for first in range(0, len(deeds), 6)
    ]


def _whats(world: World) -> tuple[What, ...]:
    def moved(axis: Axis, before: str | None, to: str, why: str = "") -> OrderMoved:
        move = Move(axis=axis, entity_id="x", from_=before, to=to, by=Actor(BO, Role.CLERK), at=NOW, why=why)
        return OrderMoved(order_id=OrderId(id_(7)), number=world.placed.number, move=move, amount=cny(3900))

    mug = world.mug
    movement = StockMovement(
        id="m",
        sku_id=mug.skus[0].id,
        quantity=20,
        reason=MovementReason.RECEIVED,
        order_id=None,
        at=NOW,
    )
    return (
        moved(Axis.SHIPMENT, None, ShipmentStatus.SHIPPED),
        StockMoved(movement=movement, product_id=mug.id, title=mug.title, options=mug.skus[0].options),
        GoodsEdited(product_id=mug.id, title=mug.title),
        SettingChosen(Setting.PAY_WITHIN),
        QuestionAnswered(ThreadId(id_(8))),
        moved(Axis.REFUND, None, RefundStatus.REQUESTED),
        moved(Axis.CASE, CaseStatus.REQUESTED, CaseStatus.REJECTED, "too late"),
        moved(Axis.ORDER, OrderStatus.CONFIRMED, OrderStatus.CANCELLED, CancelReason.MERCHANT),
        moved(Axis.SHIPMENT, None, ShipmentStatus.PENDING),
        moved(Axis.REFUND, RefundStatus.FAILED, RefundStatus.SUBMITTED),
        moved(Axis.SHIPMENT, ShipmentStatus.SHIPPED, ShipmentStatus.SHIPPED, "SF1 -> SF2"),
        StockMoved(movement=movement),
    )
