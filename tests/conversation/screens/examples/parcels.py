"""Screens: parcels."""

from dataclasses import replace

from shopclerk.conversation.screens.booking import (
    ask_booking_screen,
    ask_call_off_screen,
    ask_hand_over_screen,
    label_screen,
)
from shopclerk.conversation.screens.correcting import (
    FIELDS,
    ask_number_screen,
    ask_recipient_screen,
    choose_number_carrier_screen,
    recipient_screen,
)
from shopclerk.conversation.screens.parcels import parcel_screen
from shopclerk.conversation.screens.remedies import (
    ask_inspect_parcel_screen,
    ask_lost_screen,
    ask_refund_parcel_screen,
    ask_reship_screen,
    ask_returned_screen,
    ask_sound_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.usecases.parcels import ParcelDetails
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, cny


def examples(words: Words, world: World) -> Examples:
    under_way = world.of_parcel(ShipmentStatus.IN_TRANSIT)
    held_up = world.of_parcel(ShipmentStatus.EXCEPTION)
    lost = replace(world.of_parcel(ShipmentStatus.LOST), may_reship=True, refundable=cny(7800))
    back = replace(
        world.of_parcel(ShipmentStatus.RETURNED),
        may_reship=True,
        refundable=cny(7800),
        awaits_inspection=True,
    )
    return {
        "under way": parcel_screen(words, under_way),
        "held up": parcel_screen(words, held_up),
        "on its way back": parcel_screen(words, world.of_parcel(ShipmentStatus.RETURNING)),
        "is it lost": ask_lost_screen(words, held_up),
        "is it back": ask_returned_screen(words, held_up),
        "lost": parcel_screen(words, lost),
        "send it again": ask_reship_screen(words, lost),
        "refund it": ask_refund_parcel_screen(words, lost, cny(7800)),
        "sent again": parcel_screen(
            words, replace(lost, may_reship=False, refundable=None, replacement=world.replacement)
        ),
        "refunded": parcel_screen(words, replace(lost, may_reship=False, refundable=None, is_refunded=True)),
        "back": parcel_screen(words, back),
        "what can be sold again": ask_inspect_parcel_screen(words, back),
        "how many can be sold again": ask_sound_screen(words, back),
        "book a carrier": ask_booking_screen(words, world.details(world.paid), ("sf", "zto", "ems")),
        "not booked yet": parcel_screen(words, ParcelDetails(order=world.paid, parcel=world.booked[0])),
        "booked": parcel_screen(
            words,
            ParcelDetails(order=world.paid, parcel=world.booked[1]),
        ),
        "label": label_screen(words, world.booked[1]),
        "handed over": ask_hand_over_screen(words, world.booked[1]),
        "call it off": ask_call_off_screen(words, world.booked[1]),
        "correct the number": ask_number_screen(words, held_up.parcel),
        "carrier of the right number": choose_number_carrier_screen(
            words, held_up.parcel, "123456789", ("sf", "zto", "ems")
        ),
        "recipient": recipient_screen(words, world.details(world.paid)),
        **{
            f"another {field}": ask_recipient_screen(words, world.details(world.paid), field)
            for field in FIELDS
        },
        "inspected": parcel_screen(words, replace(back, awaits_inspection=False)),
    }
