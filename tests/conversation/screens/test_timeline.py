from dataclasses import replace

import pytest

from shopclerk.conversation.screens.statuses import carrier_name, order_label, parcel_status
from shopclerk.conversation.screens.timeline import told_as
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import (
    AttemptStatus,
    CaseStatus,
    OrderStatus,
    RefundStatus,
    ShipmentStatus,
)
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.timeline import Axis, Move
from tests.conversation.world import NOW, World

UNTOLD = {
    AttemptStatus.CREATED,
    AttemptStatus.ACTION_REQUIRED,
    AttemptStatus.AUTHORIZED,
    AttemptStatus.VOIDED,
    AttemptStatus.UNKNOWN,
}


def moved(axis: Axis, to: str, entity_id: str = "") -> Move:
    return Move(axis=axis, entity_id=entity_id, from_=None, to=to, by=SYSTEM, at=NOW)


@pytest.mark.parametrize("status", OrderStatus)
def test_every_step_of_an_order_is_told(words: Words, world: World, status: OrderStatus) -> None:
    assert told_as(words, moved(Axis.ORDER, status), world.details(world.paid))


def test_what_was_done_without_a_step_is_told_for_what_it_is(words: Words, world: World) -> None:
    def noted(axis: Axis, status: str, why: str) -> str:
        move = Move(axis=axis, entity_id="", from_=status, to=status, by=SYSTEM, at=NOW, why=why)
        return told_as(words, move, world.details(world.paid))

    recipient = noted(Axis.ORDER, OrderStatus.CONFIRMED, "recipient")
    part = noted(Axis.ORDER, OrderStatus.CONFIRMED, "part")
    assert "" != recipient != part != ""
    assert "SF2222222" in noted(Axis.CASE, CaseStatus.AWAITING_RETURN, "SF2222222")


@pytest.mark.parametrize("status", ShipmentStatus)
def test_every_step_of_a_parcel_is_told(words: Words, world: World, status: ShipmentStatus) -> None:
    details = world.details(world.paid, parcel=world.parcel)
    assert told_as(words, moved(Axis.SHIPMENT, status, world.parcel.id), details)


@pytest.mark.parametrize("status", AttemptStatus)
def test_of_payments_only_the_outcomes_are_told(words: Words, world: World, status: AttemptStatus) -> None:
    move = moved(Axis.PAYMENT, status, world.attempts[0].id)
    assert bool(told_as(words, move, world.details(world.paid))) == (status not in UNTOLD)


@pytest.mark.parametrize("status", CaseStatus)
def test_of_requests_the_beginning_and_the_end_are_told(
    words: Words, world: World, status: CaseStatus
) -> None:
    told = told_as(words, moved(Axis.CASE, status, "c1"), world.details(world.paid))
    assert bool(told) == (status is CaseStatus.REQUESTED or not lifecycle.CASE[status])


@pytest.mark.parametrize("status", RefundStatus)
def test_of_refunds_the_promise_and_the_end_are_told(
    words: Words, world: World, status: RefundStatus
) -> None:
    details = replace(world.details(world.paid), refunds=(world.refund,))
    told = told_as(words, moved(Axis.REFUND, status, world.refund.id), details)
    assert bool(told) == (status not in (RefundStatus.SUBMITTED, RefundStatus.UNKNOWN))


@pytest.mark.parametrize(
    ("axis", "why"),
    [
        (Axis.ORDER, "recipient"),
        (Axis.SHIPMENT, "inspected"),
        (Axis.SHIPMENT, "refunded"),
        (Axis.SHIPMENT, "SF1234567 -> SF7654321"),
    ],
)
def test_an_act_that_moves_nothing_is_told_as_what_it_is(
    wording: Wording, world: World, axis: Axis, why: str
) -> None:
    to = OrderStatus.CONFIRMED if axis is Axis.ORDER else ShipmentStatus.SHIPPED
    acted = replace(moved(axis, to, world.parcel.id), from_=to.value, why=why)
    told = told_as(wording.into("en"), acted, world.details(world.paid, parcel=world.parcel))
    assert told.split()[0] in ("Recipient", "Returned", "Refunded,", "Tracking")


def test_states_are_called_as_the_design_calls_them(wording: Wording) -> None:
    chinese = wording.into("zh-Hans")
    assert [order_label(chinese, label) for label in OrderLabel] == [
        "待支付",
        "待发货",
        "已发货",
        "配送中",
        "已签收",
        "已完成",
        "已取消",
        "售后中",
        "部分退款",
        "已退款",
    ]


def test_every_state_of_a_parcel_has_a_name_of_its_own(words: Words) -> None:
    assert len({parcel_status(words, status) for status in ShipmentStatus}) == len(ShipmentStatus)


def test_carriers_are_called_by_their_names(wording: Wording) -> None:
    english, chinese = wording.into("en"), wording.into("zh-Hans")
    assert [carrier_name(english, code) for code in ("sf", "zto", "ems")] == [
        "SF Express",
        "ZTO Express",
        "EMS",
    ]
    assert [carrier_name(chinese, code) for code in ("sf", "zto", "ems")] == [
        "顺丰速运",
        "中通快递",
        "EMS 邮政",
    ]
    assert carrier_name(english, "yto") == "YTO"
