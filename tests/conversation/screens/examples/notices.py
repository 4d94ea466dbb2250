"""Screens: notices."""

from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.screens.notices import (
    back_in_stock_screen,
    case_moved_screen,
    lines_cancelled_screen,
    order_cancelled_screen,
    order_completed_screen,
    order_confirmed_screen,
    payment_declined_screen,
    payment_due_screen,
    payment_short_screen,
    refund_done_screen,
)
from shopclerk.conversation.screens.parcel_notices import (
    order_shipped_screen,
    parcel_moved_screen,
    tracking_corrected_screen,
)
from shopclerk.conversation.screens.remedies import (
    sent_again_screen,
)
from shopclerk.conversation.screens.staff_notices import role_changed_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.lifecycle import CaseStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World

RETURNS = "Tea Garden Returns\n12 Lake Road\n310000 Hangzhou"


def examples(words: Words, world: World) -> Examples:
    late = NOW + timedelta(minutes=20)
    moved = (
        ShipmentStatus.IN_TRANSIT,
        ShipmentStatus.DELIVERED,
        ShipmentStatus.EXCEPTION,
        ShipmentStatus.LOST,
        ShipmentStatus.RETURNED,
    )
    parcels = {
        f"parcel {status.value}": parcel_moved_screen(
            words, world.details(world.paid, parcel=parcel), parcel, status
        )
        for status in moved
        for parcel in (world.of_parcel(status).parcel,)
    }
    two = world.in_two_parcels
    first, second = two.shipments
    return {
        "payment due": payment_due_screen(words, world.placed, now=late),
        "payment declined": payment_declined_screen(words, world.placed, "card_expired"),
        "confirmed": order_confirmed_screen(words, world.paid),
        "cancelled": order_cancelled_screen(words, world.cancelled),
        "shipped": order_shipped_screen(words, world.details(world.paid, parcel=world.parcel), world.parcel),
        "the second parcel shipped": order_shipped_screen(words, two, second),
        "a part shipped": order_shipped_screen(words, replace(two, shipments=(first,)), first),
        **parcels,
        "another number": tracking_corrected_screen(words, two, first),
        "completed": order_completed_screen(words, world.completed),
        "too little paid": payment_short_screen(words, world.placed),
        "paid back": refund_done_screen(words, world.paid, world.refund),
        "paid back by hand": refund_done_screen(words, world.paid, world.refunded_by_hand),
        "Stars paid back": refund_done_screen(
            words, world.paid, replace(world.refund, amount=Money(39, "XTR"))
        ),
        "a part cancelled": lines_cancelled_screen(words, world.paid, ((world.paid.lines[0].id, 2),)),
        "request approved": case_moved_screen(
            words, world.paid, world.case, CaseStatus.AWAITING_RETURN, None, return_to=RETURNS
        ),
        "request declined": case_moved_screen(
            words, world.paid, world.case, CaseStatus.REJECTED, None, why="The box was whole"
        ),
        "exchange confirmed": order_confirmed_screen(words, replace(world.paid, awaits_return=True)),
        "sent again": sent_again_screen(words, world.replacement),
        "a part delivered": parcel_moved_screen(words, two, first, ShipmentStatus.DELIVERED),
        "exchange approved": case_moved_screen(
            words, world.paid, world.case, CaseStatus.AWAITING_RETURN, world.placed
        ),
        **{f"staff: now {role}": role_changed_screen(words, role) for role in list(Role)[:3]},
        "back in stock": back_in_stock_screen(words, world.mug, world.mug.skus[0]),
    }
