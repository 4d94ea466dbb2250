"""Records and entries of every kind, drawn: each field anything that the domain allows."""

from typing import Any, Final

from hypothesis import strategies as st

from shopclerk.core.domain.addresses import AddressBook, SavedAddress
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus, Segment
from shopclerk.core.domain.cart import Cart, CartLine
from shopclerk.core.domain.catalogue import Category, Fulfilment, Product, Sku
from shopclerk.core.domain.ids import ContactId, OrderId, OrderLineId, PersonId, ProductId, SkuId
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import AppliedDiscount, CancelReason, Order, OrderLine, ShippingChoice
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import Contact, Point
from shopclerk.core.domain.picture import PictureJob, PictureStatus
from shopclerk.core.domain.preferences import A_DAY, Consent, NoticeKind, Preferences, QuietHours
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Shipment, ShipmentLine
from shopclerk.core.domain.stock import Reservation
from shopclerk.core.domain.timeline import Axis, Move, TimelineEntry
from tests.contracts.drawn_after_sales import cases, discounts, discrepancies, refunds, watches
from tests.contracts.drawn_settings import settings
from tests.contracts.drawn_threads import threads
from tests.contracts.drawn_values import (
    actors,
    amounts,
    amounts_in,
    counts,
    localized,
    maybe_moments,
    maybe_words,
    moments,
    several,
    words,
)


@st.composite
def skus(draw: st.DrawFn) -> tuple[Sku, ...]:
    prices = st.lists(amounts, max_size=3, unique_by=lambda price: price.currency).map(tuple)
    return tuple(
        Sku(
            id=SkuId(f"sku-{number}"),
            code=draw(words),
            options=draw(several(localized)),
            prices=draw(prices),
            fulfilment=draw(st.sampled_from(Fulfilment)),
            archived=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 3)))
    )


@st.composite
def order_lines(draw: st.DrawFn) -> tuple[OrderLine, ...]:
    return tuple(draw(_order_line(number)) for number in range(draw(st.integers(1, 3))))


@st.composite
def _order_line(draw: st.DrawFn, number: int) -> OrderLine:
    price, quantity = draw(amounts), draw(counts)
    return OrderLine(
        id=OrderLineId(f"line-{number}"),
        product_id=ProductId(draw(words)),
        sku_id=SkuId(draw(words)),
        title=draw(localized),
        options=draw(several(localized)),
        unit_price=price,
        quantity=quantity,
        fulfilment=draw(st.sampled_from(Fulfilment)),
        discount=draw(st.none() | amounts_in(price.currency)),
        cancelled=draw(st.integers(0, quantity)),
    )


@st.composite
def _orders(draw: st.DrawFn) -> Order:
    sum_ = draw(amounts)
    own = amounts_in(sum_.currency)
    return Order(
        id=OrderId("order"),
        number=draw(words),
        customer_id=PersonId(draw(words)),
        contact_id=ContactId(draw(words)),
        lines=draw(order_lines()),
        total=sum_,
        status=draw(st.sampled_from(OrderStatus)),
        placed_at=draw(moments),
        remind_at=draw(maybe_moments),
        pay_by=draw(maybe_moments),
        complete_at=draw(maybe_moments),
        cancelled_because=draw(st.none() | st.sampled_from(CancelReason)),
        shipping=draw(st.none() | st.builds(ShippingChoice, words, own)),
        discount=draw(st.none() | st.builds(AppliedDiscount, words, own)),
        replaces=draw(st.sampled_from([None, OrderId("order")])),
        awaits_return=draw(st.booleans()),
        extended=draw(st.booleans()),
    )


categories: Final = st.builds(Category, id=st.just("shelf"), name=localized, position=counts)
products: Final = st.builds(
    Product,
    id=st.just("product"),
    handle=words,
    title=localized,
    description=localized,
    category_id=st.sampled_from([None, "shelf"]),
    options=several(localized),
    skus=skus(),
    pictures=several(words),
    published=st.booleans(),
    archived=st.booleans(),
    edited_by=st.none() | words,
    edited_at=maybe_moments,
)
carts: Final = st.builds(
    Cart, id=st.just("person"), lines=several(st.builds(CartLine, sku_id=words, quantity=counts))
)
points: Final = st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
contacts: Final = st.builds(
    Contact, id=st.just("contact"), person_id=words, name=words, phone=words, address=words, point=points
)
address_books: Final = st.builds(
    AddressBook,
    id=st.just("person"),
    entries=several(st.builds(SavedAddress, id=words, name=words, phone=words, address=words, point=points)),
)
orders: Final = _orders()
attempts: Final = st.builds(
    PaymentAttempt,
    id=st.just("attempt"),
    order_id=st.just("order"),
    provider=words,
    method=words,
    amount=amounts,
    created_at=moments,
    status=st.sampled_from(AttemptStatus),
    reference=maybe_words,
    link=maybe_words,
    failure=maybe_words,
)
reservations: Final = st.builds(
    Reservation,
    id=st.just("order:sku"),
    order_id=st.just("order"),
    sku_id=words,
    held=counts,
    expires_at=maybe_moments,
)
shipments: Final = st.builds(
    Shipment,
    id=st.just("shipment"),
    order_id=st.just("order"),
    carrier=words,
    tracking_number=words,
    lines=several(st.builds(ShipmentLine, words, counts)),
    status=st.sampled_from(ShipmentStatus),
    shipped_by=st.none() | actors,
    shipped_at=maybe_moments,
    label=maybe_words,
    last_scan_at=maybe_moments,
    delivered_at=maybe_moments,
    next_poll_at=maybe_moments,
    polls=counts,
)
pictures: Final = st.builds(
    PictureJob,
    id=st.just("job"),
    product_id=st.just("product"),
    url=words,
    position=counts,
    due_at=maybe_moments,
    status=st.sampled_from(PictureStatus),
    tries=counts,
    failure=maybe_words,
)
minutes: Final = st.integers(0, A_DAY - 1)
preferences: Final = st.builds(
    Preferences,
    id=st.just("person"),
    currency=maybe_words,
    muted=st.frozensets(st.sampled_from(NoticeKind)),
    broadcasts=st.none() | st.builds(Consent, st.booleans(), moments),
    asked_at=maybe_moments,
    quiet=st.none() | st.builds(QuietHours, minutes, minutes, maybe_words),
)
campaigns: Final = st.builds(
    Campaign,
    id=st.just("campaign"),
    created_by=words,
    created_at=moments,
    text=words,
    picture=maybe_words,
    segment=st.builds(Segment, maybe_words, st.sampled_from(Bought), counts),
    status=st.sampled_from(CampaignStatus),
    upto=words,
    expected=counts,
    started_at=maybe_moments,
    ended_at=maybe_moments,
)
RECORDS: Final[tuple[st.SearchStrategy[Any], ...]] = (
    categories,
    products,
    carts,
    contacts,
    orders,
    attempts,
    reservations,
    shipments,
    pictures,
    cases,
    refunds,
    discounts,
    discrepancies,
    watches,
    preferences,
    campaigns,
    address_books,
    threads,
    settings,
)
records: Final = st.tuples(*RECORDS)
"""One record of every kind, referring to each other; the ids are the same in every draw."""

moves: Final = st.builds(
    Move,
    axis=st.sampled_from(Axis),
    entity_id=words,
    from_=maybe_words,
    to=words,
    by=actors,
    at=moments,
    why=words,
)
timeline_entries: Final = st.builds(TimelineEntry, id=words, order_id=st.just("order"), move=moves)
money_entries: Final = st.builds(
    MoneyEntry,
    id=words,
    order_id=st.just("order"),
    attempt_id=st.just("attempt"),
    kind=st.sampled_from(MoneyKind),
    amount=amounts,
    provider=words,
    reference=words,
    at=moments,
)
scans: Final = st.builds(
    Scan,
    at=moments,
    status=st.sampled_from(ShipmentStatus),
    raw_code=words,
    place=words | localized,
    description=words | localized,
)
parcel_events: Final = st.builds(
    ParcelEvent,
    id=words,
    shipment_id=st.just("shipment"),
    order_id=st.just("order"),
    tracking_number=words,
    scan=scans,
)
