"""Screens: merchant."""

from dataclasses import replace

from shopclerk.conversation.screens.manual_refunds import ask_manual_refund_screen, refund_failed_screen
from shopclerk.conversation.screens.merchant import (
    ask_tracking_screen,
    choose_carrier_screen,
    discrepancy_screen,
    low_stock_screen,
    order_card,
    payment_short_to_look_at,
    queue_screen,
    unapplied_payment_screen,
)
from shopclerk.conversation.screens.packing import ask_parts_screen
from shopclerk.conversation.screens.parcels import parcel_silent_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.lifecycle import RefundStatus, ShipmentStatus
from shopclerk.core.domain.people import Point
from shopclerk.core.domain.shipment import ShipmentLine
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World

BUND = Point(31.2459, 121.4907)


def examples(words: Words, world: World) -> Examples:
    rows = world.order_rows[1:3]
    return {
        "nothing to ship": queue_screen(words, "to_ship", (), more=False, first=True),
        "nothing under way": queue_screen(words, "under_way", (), more=False, first=True),
        "to ship": queue_screen(words, "to_ship", rows, more=True, first=False),
        "card to ship": order_card(words, world.details(world.paid)),
        "card with a spot on the map": order_card(
            words, replace(world.details(world.paid), contact=replace(world.contact, point=BUND))
        ),
        "card to send quickly": order_card(words, world.details(world.dear)),
        "card with a booked parcel": order_card(words, world.details(world.paid, parcel=world.booked[1])),
        "card of a completed order": order_card(words, world.details(world.completed, parcel=world.parcel)),
        "card under way": order_card(words, world.in_delivery),
        "card with a parcel in trouble": order_card(
            words, world.details(world.paid, parcel=world.of_parcel(ShipmentStatus.LOST).parcel)
        ),
        "ask for the number": ask_tracking_screen(words, world.paid),
        "choose the carrier": choose_carrier_screen(
            words, world.paid, "123456789", ("sf", "zto", "ems", "yto")
        ),
        "running low": low_stock_screen(words, world.sku_name, 3),
        "money to look at": unapplied_payment_screen(words, world.cancelled),
        "too little money": payment_short_to_look_at(words, world.placed),
        "books that differ": discrepancy_screen(words, world.paid),
        **_failed_refunds(words, world),
        "silent parcel": parcel_silent_screen(words, world.paid, world.parcel),
        "choose a parcel": ask_parts_screen(words, world.paid, (2,), {}),
        "a parcel chosen": ask_parts_screen(words, world.paid, (2,), {0: 1}),
        "number of a part": ask_tracking_screen(
            words, world.paid, packed=(ShipmentLine(world.paid.lines[0].id, 1),)
        ),
    }


def _failed_refunds(words: Words, world: World) -> Examples:
    failed, *others = (
        replace(world.refund, status=RefundStatus.FAILED, failure=failure)
        for failure in ("refund_in_dashboard", "account_closed", "whole_payment_only", "refunded_before")
    )
    details = replace(world.details(world.paid), refunds=(failed,))
    return {
        "card with a refund that failed": order_card(words, details),
        "was it sent back by hand": ask_manual_refund_screen(words, details, failed),
        **{
            f"refund failed, {each.failure}": refund_failed_screen(words, details, each)
            for each in (failed, *others)
        },
    }
