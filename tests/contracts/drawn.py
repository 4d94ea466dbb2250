"""Records and entries of every kind, drawn: each field anything that the domain allows."""

from datetime import UTC, datetime
from typing import Any, Final

from hypothesis import strategies as st

from shopclerk.core.domain.cart import Cart, CartLine
from shopclerk.core.domain.catalogue import Category, Fulfilment, Product, Sku
from shopclerk.core.domain.ids import OrderLineId, ProductId, SkuId
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import CancelReason, Order, OrderLine
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import Actor, Contact, Role
from shopclerk.core.domain.picture import PictureJob, PictureStatus
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Shipment, ShipmentLine
from shopclerk.core.domain.stock import Reservation
from shopclerk.core.domain.timeline import Axis, Move, TimelineEntry

words: Final = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
"""No lone surrogates and no NUL: UTF-8 has no place for the first, PostgreSQL's text none for the second."""

moments: Final = st.datetimes(
    datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01"), timezones=st.just(UTC)
)
maybe_moments: Final = st.none() | moments
maybe_words: Final = st.none() | words
counts: Final = st.integers(0, 2**31 - 1)
amounts: Final = st.builds(
    Money, st.integers(-(2**63), 2**63 - 1), st.sampled_from(["CNY", "JPY", "KWD", "XTR"])
)
localized: Final = st.lists(
    st.tuples(words, words), min_size=1, max_size=3, unique_by=lambda pair: pair[0]
).map(lambda pairs: LocalizedText(tuple(pairs)))
actors: Final = st.builds(Actor, words, st.sampled_from(Role))


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


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
    return tuple(
        OrderLine(
            id=OrderLineId(f"line-{number}"),
            product_id=ProductId(draw(words)),
            sku_id=SkuId(draw(words)),
            title=draw(localized),
            options=draw(several(localized)),
            unit_price=draw(amounts),
            quantity=draw(counts),
            fulfilment=draw(st.sampled_from(Fulfilment)),
        )
        for number in range(draw(st.integers(1, 3)))
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
)
carts: Final = st.builds(
    Cart, id=st.just("person"), lines=several(st.builds(CartLine, sku_id=words, quantity=counts))
)
contacts: Final = st.builds(
    Contact, id=st.just("contact"), person_id=words, name=words, phone=words, address=words
)
orders: Final = st.builds(
    Order,
    id=st.just("order"),
    number=words,
    customer_id=words,
    contact_id=words,
    lines=order_lines(),
    total=amounts,
    status=st.sampled_from(OrderStatus),
    placed_at=moments,
    remind_at=maybe_moments,
    pay_by=maybe_moments,
    complete_at=maybe_moments,
    cancelled_because=st.none() | st.sampled_from(CancelReason),
)
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
    shipped_by=actors,
    shipped_at=moments,
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
records: Final = st.tuples(
    categories, products, carts, contacts, orders, attempts, reservations, shipments, pictures
)
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
    place=words,
    description=words,
)
parcel_events: Final = st.builds(
    ParcelEvent, id=words, shipment_id=st.just("shipment"), order_id=st.just("order"), scan=scans
)
