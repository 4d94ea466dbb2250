"""Every screen that there is, at least once, by area and by what it shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from shopclerk.conversation.claim import Claim
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.amounts import ask_amount_screen
from shopclerk.conversation.screens.booking import (
    ask_booking_screen,
    ask_call_off_screen,
    ask_hand_over_screen,
    label_screen,
)
from shopclerk.conversation.screens.cancelling import ask_cancel_part_screen, ask_cancel_units_screen
from shopclerk.conversation.screens.cart import cart_screen
from shopclerk.conversation.screens.cases import ask_return_number_screen, ask_withdraw_screen, case_screen
from shopclerk.conversation.screens.casework import (
    ask_approve_screen,
    ask_counts_screen,
    ask_inspect_screen,
    ask_reject_screen,
    cases_screen,
)
from shopclerk.conversation.screens.catalogue import categories_screen, product_screen, products_screen
from shopclerk.conversation.screens.checkout import QUESTIONS, ask_contact, ask_street_screen, review_screen
from shopclerk.conversation.screens.claims import (
    ask_kind_screen,
    ask_line_screen,
    ask_note_screen,
    ask_reason_screen,
    ask_units_screen,
    review_claim_screen,
)
from shopclerk.conversation.screens.correcting import (
    FIELDS,
    ask_number_screen,
    ask_recipient_screen,
    choose_number_carrier_screen,
    recipient_screen,
)
from shopclerk.conversation.screens.discrepancies import Entry, discrepancies_screen
from shopclerk.conversation.screens.evidence import ask_evidence_screen, evidence_screen
from shopclerk.conversation.screens.exchange import Offer, ask_instead_screen
from shopclerk.conversation.screens.help import (
    contact_unasked,
    document_unasked,
    help_screen,
    invitation_over,
    invited_screen,
    location_unasked,
    not_understood,
    picture_unasked,
    picture_unreadable,
    stale_button,
    trouble_screen,
)
from shopclerk.conversation.screens.home import customer_home, languages_screen, merchant_home
from shopclerk.conversation.screens.linking import share_screen
from shopclerk.conversation.screens.listing import (
    WISHES,
    ask_listing_screen,
    discarded_screen,
    listing_screen,
    published_screen,
)
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
from shopclerk.conversation.screens.offers import ask_discount_screen, ask_shipping_screen
from shopclerk.conversation.screens.orders import (
    ask_cancel_screen,
    ask_receipt_screen,
    order_screen,
    orders_screen,
)
from shopclerk.conversation.screens.packing import ask_parts_screen
from shopclerk.conversation.screens.parcel_notices import (
    order_shipped_screen,
    parcel_moved_screen,
    tracking_corrected_screen,
)
from shopclerk.conversation.screens.parcels import parcel_screen, parcel_silent_screen
from shopclerk.conversation.screens.payment import pay_link_screen, payment_screen
from shopclerk.conversation.screens.quantity import ask_quantity_screen
from shopclerk.conversation.screens.remedies import (
    ask_inspect_parcel_screen,
    ask_lost_screen,
    ask_refund_parcel_screen,
    ask_reship_screen,
    ask_returned_screen,
    ask_sound_screen,
    sent_again_screen,
)
from shopclerk.conversation.screens.rooms import (
    how_to_open_a_room,
    in_private_screen,
    owners_only_screen,
    room_closed_screen,
    room_opened_screen,
    staff_only_screen,
)
from shopclerk.conversation.session import Listing
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import CaseKind, CaseLine, CaseReason
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import AppliedDiscount
from shopclerk.core.domain.people import Point, Role
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.views import QueueCount
from shopclerk.core.usecases.aftersales.showing import CaseDetails
from shopclerk.core.usecases.browsing import ProductCard
from shopclerk.core.usecases.parcels import ParcelDetails
from shopclerk.core.usecases.quoting import Quote
from tests.conversation.world import NOW, World, cny, id_

LINK = "https://t.me/tea_shop_bot?start=p_MUG-0"

Examples: TypeAlias = Mapping[str, Screen]

RETURNS = "Tea Garden Returns\n12 Lake Road\n310000 Hangzhou"
BUND = Point(31.2459, 121.4907)
METHODS = ("alipay", "wechat_pay", "unionpay", "card", "gift_voucher")


def examples(words: Words, world: World) -> Mapping[str, Examples]:
    return {
        "home": home(words, world),
        "catalogue": catalogue(words, world),
        "product": product(words, world),
        "cart": cart(words, world),
        "checkout": checkout(words, world),
        "payment": payment(words, world),
        "orders": orders(words, world),
        "merchant": merchant(words, world),
        "parcels": parcels(words, world),
        "after sales": after_sales(words, world),
        "notices": notices(words, world),
        "selling": selling(words, world),
        "help": hand(words),
        "groups": groups(words),
    }


def home(words: Words, world: World) -> Examples:
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


def groups(words: Words) -> Examples:
    return {
        "a room": room_opened_screen(words),
        "no room any more": room_closed_screen(words),
        "how to open a room": how_to_open_a_room(words, LINK),
        "where there are no groups": how_to_open_a_room(words, ""),
        "an owner decides": owners_only_screen(words),
        "for staff only": staff_only_screen(words, LINK),
        "in private": in_private_screen(words, LINK),
        "in private, without a link": in_private_screen(words, ""),
    }


def catalogue(words: Words, world: World) -> Examples:
    cups, rows = world.cups, world.product_rows
    return {
        "shelves": categories_screen(words, ((cups, 2), (replace(cups, name=world.blue), 1)), 4),
        "nothing on sale": categories_screen(words, (), 0),
        "first page": products_screen(words, rows, category=cups, currency="CNY", more=True, first=True),
        "last page": products_screen(words, rows, category=None, currency="CNY", more=False, first=False),
        "without a price": products_screen(
            words, rows[:1], category=cups, currency="JPY", more=False, first=True
        ),
        "an empty shelf": products_screen(words, (), category=cups, currency="CNY", more=False, first=True),
    }


def product(words: Words, world: World) -> Examples:
    mug, tea = world.mug, world.tea
    blue, red, green = mug.skus

    def shown(chosen: int | None = None, currency: str = "CNY") -> Screen:
        sku = None if chosen is None else mug.skus[chosen]
        return product_screen(words, mug, chosen=sku, levels=world.levels, in_cart=0, currency=currency)

    single = product_screen(words, tea, chosen=None, levels=world.levels, in_cart=3, currency="CNY")
    gone = replace(mug, published=False)
    seen_from_all_sides = replace(tea, pictures=(*mug.pictures, FileId("b" * 64)))
    return {
        "nothing chosen": shown(),
        "plenty of it": shown(0),
        "few left": shown(1),
        "sold out": shown(2),
        "no price in the currency": shown(0, "EUR"),
        "the only variant": single,
        "several pictures": product_screen(
            words, seen_from_all_sides, chosen=None, levels=world.levels, in_cart=3, currency="CNY"
        ),
        "no longer for sale": product_screen(words, gone, chosen=None, levels={}, in_cart=0, currency="CNY"),
        "of staff": product_screen(
            words, tea, chosen=None, levels=world.levels, in_cart=0, currency="CNY", shared=True
        ),
        "shared": share_screen(words, mug, chosen=None, link=LINK, code=FileId("c" * 64)),
        "a variant shared": share_screen(words, mug, chosen=blue, link=LINK, code=FileId("c" * 64)),
        "how many": ask_quantity_screen(words, mug, blue, available=40),
        "how many of the last": ask_quantity_screen(words, mug, red, available=1),
        "how many, refused": ask_quantity_screen(words, mug, green, available=4, notice="?"),
    }


def cart(words: Words, world: World) -> Examples:
    good = world.item(words.language)
    gone, few, withdrawn = (
        world.item(words.language, available=0),
        world.item(words.language, quantity=5, available=3),
        world.item(words.language, sold=False),
    )
    return {
        "empty": cart_screen(words, (), total=cny(0)),
        "ready to check out": cart_screen(
            words, (good, world.item(words.language, quantity=40)), total=cny(163800)
        ),
        "lines to fix": cart_screen(words, (good, gone, few, withdrawn), total=cny(15600)),
    }


def checkout(words: Words, world: World) -> Examples:
    contact = world.contact
    asked = {f"ask for {field}": ask_contact(words, field) for field in QUESTIONS}

    def review(quote: Quote, notice: str = "", point: Point | None = None) -> Screen:
        return review_screen(
            words,
            items=(world.item(words.language),),
            quote=quote,
            name=contact.name,
            phone=contact.phone,
            address=contact.address,
            point=point,
            token=id_(99),
            notice=notice,
        )

    return {
        **asked,
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
    }


def payment(words: Words, world: World) -> Examples:
    link = "http://127.0.0.1:8080/pay/1"
    return {
        "choose": payment_screen(words, world.placed, METHODS, now=NOW + timedelta(minutes=1)),
        "too late": payment_screen(words, world.cancelled, METHODS, now=NOW + timedelta(hours=1)),
        "no method": payment_screen(words, world.placed, (), now=NOW),
        "link": pay_link_screen(
            words, world.placed, "alipay", link, now=NOW + timedelta(minutes=29, seconds=15)
        ),
    }


def orders(words: Words, world: World) -> Examples:
    rows = world.order_rows
    return {
        "none": orders_screen(words, (), more=False, first=True),
        "first page": orders_screen(words, rows, more=True, first=True),
        "last page": orders_screen(words, rows[:1], more=False, first=False),
        "unpaid": order_screen(words, world.details(world.placed)),
        "paid": order_screen(words, world.details(world.paid)),
        "shipped": order_screen(words, world.details(world.paid, parcel=world.parcel)),
        "in delivery": order_screen(words, world.in_delivery),
        "paid back": order_screen(words, replace(world.details(world.completed), refunds=(world.paid_back,))),
        "a part cancelled, then the rest": order_screen(words, world.details(world.cancelled_bit_by_bit)),
        "in two parcels": order_screen(words, world.in_two_parcels),
        "completed": order_screen(words, world.details(world.completed, parcel=world.parcel)),
        "cancelled": order_screen(words, world.details(world.cancelled)),
        "ask to cancel": ask_cancel_screen(words, world.details(world.placed)),
        "ask to cancel a paid one": ask_cancel_screen(words, world.details(world.paid)),
        "ask what of it to cancel": ask_cancel_part_screen(words, world.paid, [2]),
        "ask to cancel one": ask_cancel_units_screen(words, world.paid, 0, units=1, most=2, back=cny(3900)),
        "ask for receipt": ask_receipt_screen(words, world.details(world.paid)),
        "sent quickly, with something off": order_screen(words, world.details(world.dear)),
        "by a delivery that is offered no more": order_screen(
            words, replace(world.details(world.dear), delivery=None)
        ),
        "in the place of another": order_screen(
            words,
            world.details(world.replacement),
        ),
    }


def merchant(words: Words, world: World) -> Examples:
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


def parcels(words: Words, world: World) -> Examples:
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


def notices(words: Words, world: World) -> Examples:
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
        "back in stock": back_in_stock_screen(words, world.mug, world.mug.skus[0]),
    }


def after_sales(words: Words, world: World) -> Examples:
    order, line = world.completed, world.completed.lines[0]
    claim = Claim(kind=CaseKind.RETURN)
    full = claim.at(0).many(1).because(CaseReason.DAMAGED)
    asked = world.case
    awaiting = replace(
        asked, status=CaseStatus.AWAITING_RETURN, refund=cny(3900), return_tracking="SF7654321"
    )
    fresh, sent, back, seen, paying = (
        CaseDetails(
            case=case,
            order=order,
            replacement=None,
            refunds=refunds,
            timeline=tuple(TimelineEntry(id=id_(120), order_id=order.id, move=move) for move in asked.moves),
        )
        for case, refunds in (
            (asked, ()),
            (awaiting, ()),
            (replace(awaiting, status=CaseStatus.RECEIVED), ()),
            (replace(awaiting, status=CaseStatus.INSPECTED), ()),
            (replace(awaiting, status=CaseStatus.SETTLING), (world.refund,)),
        )
    )
    swapped_even = replace(back, case=replace(back.case, status=CaseStatus.SETTLING, kind=CaseKind.EXCHANGE))
    left = {line.id: 2}
    red = world.mug.skus[1]
    swap = Claim(kind=CaseKind.EXCHANGE).at(0).many(1)
    offer = Offer(world.mug, red, 1, cny(4200))
    shown = replace(fresh, case=replace(asked, evidence=(FileId("1" * 64), FileId("2" * 64))))
    swapping = replace(
        fresh,
        case=replace(asked, kind=CaseKind.EXCHANGE, lines=(CaseLine(line.id, 1, red.id),)),
        instead=(world.mug,),
    )
    swapped = replace(
        swapping,
        case=replace(swapping.case, status=CaseStatus.AWAITING_RETURN, refund=cny(0)),
        replacement=replace(world.placed, total=cny(300), discount=AppliedDiscount(order.number, cny(2700))),
        worth=cny(3900),
    )
    swap_to_settle = replace(swapped, case=replace(swapped.case, status=CaseStatus.INSPECTED))
    swap_paid = replace(
        swap_to_settle,
        replacement=replace(world.paid, total=cny(300), discount=AppliedDiscount(order.number, cny(3900))),
    )
    return {
        "what would you like": ask_kind_screen(words, world.details(order), tuple(CaseKind)),
        "what would you like on its way": ask_kind_screen(
            words, world.details(order), (CaseKind.REFUND_ONLY,)
        ),
        "which of them": ask_line_screen(words, order, claim, left),
        "how many of them": ask_units_screen(words, order, claim.at(0), 2),
        "what is wrong": ask_reason_screen(words, order, claim.at(0).many(1)),
        "say more": ask_note_screen(words, order, full),
        "what instead": ask_instead_screen(words, order, swap, (offer,)),
        "nothing instead": ask_instead_screen(words, order, swap, ()),
        "said with pictures": ask_note_screen(words, order, full, pictures=2),
        "books to compare": discrepancies_screen(
            words, [Entry(each, order.number) for each in world.discrepancies], more=True
        ),
        "nothing to compare": discrepancies_screen(words, (), more=False),
        "another amount": ask_amount_screen(words, seen, cny(3900)),
        "pictures asked for": ask_evidence_screen(words, shown),
        "a picture": evidence_screen(words, shown, 0),
        "to decide with pictures": case_screen(words, shown, staff=True),
        "requested with a picture": case_screen(words, shown, staff=False),
        "last look at an exchange": review_claim_screen(
            words,
            order,
            swap.swapped_for(red.id).because(CaseReason.CHANGED_MIND),
            asked.lines,
            worth=cny(3900),
            back=cny(3900),
            note="",
            offer=offer,
        ),
        "exchange to decide": case_screen(words, swapping, staff=True),
        "exchange to pay for": case_screen(words, swapped, staff=False),
        "exchange under way": case_screen(words, swapped, staff=True),
        "exchange that is back and unpaid": case_screen(words, swap_to_settle, staff=True),
        "exchange that is back and paid": case_screen(words, swap_paid, staff=True),
        "approve an exchange": ask_approve_screen(words, swapping, cny(3900), cny(3900)),
        "last look": review_claim_screen(
            words, order, full, asked.lines, worth=cny(3900), back=cny(3900), note=asked.note
        ),
        "last look at a return with a fee": review_claim_screen(
            words,
            order,
            claim.at(0).many(1).because(CaseReason.CHANGED_MIND),
            asked.lines,
            worth=cny(3900),
            back=cny(2700),
            note="",
        ),
        "requested": case_screen(words, fresh, staff=False),
        "to decide": case_screen(words, fresh, staff=True),
        "to send back": case_screen(words, sent, staff=False, return_to=RETURNS),
        "to receive": case_screen(words, sent, staff=True),
        "to inspect": case_screen(words, back, staff=True),
        "to settle": case_screen(words, seen, staff=True),
        "settling an exchange": case_screen(words, swapped_even, staff=False),
        "settling": case_screen(words, paying, staff=False),
        "withdraw": ask_withdraw_screen(words, fresh),
        "number of the return": ask_return_number_screen(words, sent),
        "no requests": cases_screen(words, (), more=False, first=True),
        "requests": cases_screen(words, (fresh, sent), more=True, first=False),
        "approve": ask_approve_screen(words, fresh, cny(3900), cny(3900)),
        "approve with a fee": ask_approve_screen(words, fresh, cny(3900), cny(2700)),
        "decline": ask_reject_screen(words, fresh),
        "inspect": ask_inspect_screen(words, back),
        "count": ask_counts_screen(words, back),
    }


def selling(words: Words, world: World) -> Examples:
    """A product that staff put up for sale."""
    bare = Listing(token="t", pictures=("a" * 64,))
    named = replace(bare, title=world.title.in_(words.language))
    full = replace(
        named,
        pictures=("a" * 64, "b" * 64),
        price=3900,
        units=12,
        description=world.mug.description.in_(words.language),
        code="MUG-BLUE",
    )
    card = ProductCard(product=world.tea, available={world.tea.skus[0].id: 7})
    return {
        **{f"ask for {field}": ask_listing_screen(words, bare, field, "CNY") for field in WISHES},
        "ask for the price of": ask_listing_screen(words, named, "price", "CNY"),
        "nothing known": listing_screen(words, bare, "CNY"),
        "sold out": listing_screen(words, replace(full, units=None), "CNY"),
        "to publish": listing_screen(words, full, "CNY"),
        "published": published_screen(words, card, "CNY"),
        "discarded": discarded_screen(words),
    }


def hand(words: Words) -> Examples:
    return {
        "help": help_screen(words, staff=False),
        "help for staff": help_screen(words, staff=True),
        "not understood": not_understood(words, staff=False),
        "not understood of staff": not_understood(words, staff=True),
        "a picture that is none": picture_unreadable(words, staff=False),
        "a picture unasked": picture_unasked(words, staff=False),
        "a picture unasked of staff": picture_unasked(words, staff=True),
        "a file": document_unasked(words, staff=False),
        "a contact unasked": contact_unasked(words, staff=False),
        "a contact unasked of staff": contact_unasked(words, staff=True),
        "a location unasked": location_unasked(words, staff=False),
        "a location unasked of staff": location_unasked(words, staff=True),
        "a new clerk": invited_screen(words, Role.CLERK),
        "a new owner": invited_screen(words, Role.OWNER),
        "invitation over": invitation_over(words),
        "trouble": trouble_screen(words),
    }
