"""Lists and queues, a page at a time."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from shopclerk.adapters.db.views import answer as sql_answer
from shopclerk.adapters.memory.views import answer as memory_answer
from shopclerk.core.domain.ids import CategoryId, FileId, OrderId, PersonId, ProductId, SkuId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import (
    IN_TROUBLE,
    UNDER_WAY,
    CaseStatus,
    OrderStatus,
    RefundStatus,
    ShipmentStatus,
)
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.ports.views import (
    CategoryCount,
    CategoryCounts,
    OrderRow,
    OrdersOf,
    OrdersToShip,
    OrdersUnderWay,
    ProductRow,
    ProductsIn,
    ProductsListed,
    QueueCount,
    QueueCounts,
    SkuName,
    SkuNames,
    ViewQuery,
)
from tests.contracts.after_sales import case, discrepancy, refund
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    CLERK,
    MINUTE,
    NOON,
    TEA,
    Decisions,
    attempt,
    category,
    commit,
    line,
    order,
    product,
    reserving,
    shipment,
    sku,
    stocked,
    text,
)
from tests.contracts.test_activity_views import QUERIES as ACTIVITY
from tests.contracts.test_counter_views import NOTHING as NO_DAY
from tests.contracts.test_counter_views import QUERIES as COUNTER
from tests.contracts.test_goods_views import NOTHING as NO_GOODS
from tests.contracts.test_goods_views import QUERIES as GOODS

CUSTOMER = PersonId("customer")
QUERIES: tuple[ViewQuery[Any], ...] = (
    ProductsIn(None),
    ProductsListed((ProductId("product"),)),
    OrdersOf(CUSTOMER),
    OrdersToShip(),
    OrdersUnderWay(),
    CategoryCounts(),
    QueueCounts(),
    QueueCounts(NOON),
    SkuNames((SkuId("sku"),)),
    *ACTIVITY,
    *COUNTER,
    *GOODS,
)
CONFIRMED = OrderStatus.CONFIRMED


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def ids(shop: Shop, query: ViewQuery[Any]) -> list[str]:
    return [row.id for row in await shop.views.rows(query)]


def test_no_view_is_forgotten() -> None:
    # By name: making a dataclass slotted leaves its first draft among the subclasses.
    known = {each.__name__ for each in ViewQuery.__subclasses__()}
    assert {type(query).__name__ for query in QUERIES} == known
    assert known <= {each.__name__ for each in sql_answer.registry}
    assert known <= {each.__name__ for each in memory_answer.registry}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: type(query).__name__)
async def test_an_empty_shop_shows_nothing(shop: Shop, query: ViewQuery[Any]) -> None:
    nothing = {QueueCounts: (QueueCount(to_ship=0, under_way=0, unpaid=0),), **NO_GOODS, **NO_DAY}
    assert await shop.views.rows(query) == nothing.get(type(query), ())


async def test_products_are_listed_in_the_order_they_are_named_but_those_not_on_sale(
    shop: Shop, decide: Decisions
) -> None:
    hidden = product("hidden", published=False)
    over = product("over", sku("over", archived=True))
    await commit(shop, decide.of(product("a"), product("b"), hidden, over, stock=(stocked(4, "b-sku"),)))
    rows = await shop.views.rows(ProductsListed(tuple(map(ProductId, ("b", "hidden", "none", "over", "a")))))
    assert [(row.id, row.available) for row in rows] == [("b", 4), ("a", 0)]


async def test_a_product_shows_its_lowest_prices_and_what_can_be_promised(
    shop: Shop, decide: Decisions
) -> None:
    skus = (
        sku("small", Money(500, "CNY"), Money(90, "USD")),
        sku("large", Money(400, "CNY"), Money(120, "USD")),
        sku("gone", Money(1, "CNY"), archived=True),
        sku("unstocked", Money(900, "JPY")),
    )
    stock = (stocked(5, "small"), stocked(7, "large"), stocked(90, "gone"), reserving(2, "small"))
    await commit(shop, decide.of(product("tea", *skus, pictures=("p1", "p2")), stock=stock))
    assert await shop.views.rows(ProductsIn(None)) == (
        ProductRow(
            id=ProductId("tea"),
            title=TEA,
            picture=FileId("p1"),
            prices=(Money(400, "CNY"), Money(900, "JPY"), Money(90, "USD")),
            available=10,
            dearer=frozenset({"CNY", "USD"}),
        ),
    )


async def test_a_shelf_shows_what_is_on_sale_a_page_at_a_time(shop: Shop, decide: Decisions) -> None:
    shelf = CategoryId("shelf")
    await commit(
        shop,
        decide.of(
            category("shelf"),
            *(product(f"p{number}", category_id=shelf) for number in (3, 1, 2)),
            product("elsewhere"),
            product("hidden", category_id=shelf, published=False),
            product("sold out", sku("s", archived=True), category_id=shelf),
        ),
    )
    assert await ids(shop, ProductsIn(shelf, limit=2)) == ["p1", "p2"]
    assert await ids(shop, ProductsIn(shelf, after=ProductId("p2"), limit=2)) == ["p3"]
    assert await ids(shop, ProductsIn(None)) == ["elsewhere", "p1", "p2", "p3"]
    assert set(await shop.views.rows(CategoryCounts())) == {
        CategoryCount(category_id=shelf, products=3),
        CategoryCount(category_id=None, products=1),
    }


async def test_a_customer_sees_own_orders_newest_first(shop: Shop, decide: Decisions) -> None:
    mine = [order(f"o{number}") for number in (1, 3, 2)]
    await commit(shop, decide.of(*mine, order("o4", customer_id="somebody")))
    assert await ids(shop, OrdersOf(CUSTOMER, limit=2)) == ["o3", "o2"]
    assert await ids(shop, OrdersOf(CUSTOMER, after=OrderId("o2"), limit=2)) == ["o1"]
    now, over = (mine[0].status,), (OrderStatus.COMPLETED, OrderStatus.CANCELLED)
    assert await ids(shop, OrdersOf(CUSTOMER, statuses=(*now, *over))) == ["o3", "o2", "o1"]
    assert await ids(shop, OrdersOf(CUSTOMER, statuses=over)) == []


async def test_an_order_row_says_what_the_order_is(shop: Shop, decide: Decisions) -> None:
    lines = (line("l1", 2), line("l2", 3))
    parcel = shipment("s", ("l1", 2), ("l2", 3), status=ShipmentStatus.OUT_FOR_DELIVERY)
    await commit(shop, decide.of(order("order", *lines, status=CONFIRMED), parcel))
    assert await shop.views.rows(OrdersOf(CUSTOMER)) == (
        OrderRow(
            id=OrderId("order"),
            number="N-order",
            customer_id=CUSTOMER,
            label=OrderLabel.IN_DELIVERY,
            total=Money(990, "CNY"),
            units=5,
            first_title=TEA,
            placed_at=NOON,
        ),
    )


async def test_the_queues_part_at_what_has_left(shop: Shop, decide: Decisions) -> None:
    def two_lines(id: str) -> Any:
        return order(id, line(f"{id}-1", 2), line(f"{id}-2"), status=CONFIRMED)

    def parcel(id: str, *quantities: int, **changes: Any) -> Any:
        lines = tuple((f"{id}-{number}", count) for number, count in enumerate(quantities, start=1))
        return shipment(f"{id}-{len(lines)}-{sum(quantities)}", *lines, order_id=id, **changes)

    await commit(
        shop,
        decide.of(
            *(two_lines(id) for id in ("a-none", "b-part", "c-all", "d-in-two", "e-cancelled")),
            order("f-unpaid"),
            order("g-over", status=OrderStatus.COMPLETED),
            parcel("b-part", 1, 1),
            parcel("c-all", 2, 1),
            parcel("d-in-two", 1),
            parcel("d-in-two", 1, 1),
            parcel("e-cancelled", 2, 1, status=ShipmentStatus.CANCELLED),
        ),
    )
    assert await ids(shop, OrdersToShip()) == ["a-none", "b-part", "e-cancelled"]
    assert await ids(shop, OrdersToShip(after=OrderId("a-none"), limit=1)) == ["b-part"]
    assert await ids(shop, OrdersUnderWay()) == ["d-in-two", "c-all"]
    assert await ids(shop, OrdersUnderWay(after=OrderId("d-in-two"))) == ["c-all"]
    assert await shop.views.rows(QueueCounts()) == (QueueCount(to_ship=3, under_way=2, unpaid=1),)


async def test_units_that_were_cancelled_need_not_leave(shop: Shop, decide: Decisions) -> None:
    lines = (line("l1", 2, cancelled=1), line("l2", 3, cancelled=3))
    await commit(shop, decide.of(order("order", *lines, status=CONFIRMED)))
    assert await ids(shop, OrdersToShip()) == ["order"]
    await commit(shop, decide.of(shipment("s", ("l1", 1))))
    assert await ids(shop, OrdersToShip()) == []
    assert await ids(shop, OrdersUnderWay()) == ["order"]


async def test_the_order_of_an_exchange_is_not_to_be_sent_before_the_goods_came_back(
    shop: Shop, decide: Decisions
) -> None:
    exchange = order("exchange", status=CONFIRMED, replaces="order", awaits_return=True)
    await commit(shop, decide.of(order("order", status=OrderStatus.COMPLETED), exchange))
    assert await ids(shop, OrdersToShip()) == await ids(shop, OrdersUnderWay()) == []
    assert await shop.views.rows(QueueCounts()) == (QueueCount(to_ship=0, under_way=0, unpaid=0),)
    await commit(shop, decide.of(replace(exchange.released(), version=1)))
    assert await ids(shop, OrdersToShip()) == ["exchange"]


@pytest.mark.parametrize("status", ShipmentStatus)
async def test_a_parcel_that_is_still_here_has_not_left(
    shop: Shop, decide: Decisions, status: ShipmentStatus
) -> None:
    parcel = shipment("s", ("l1", 2), status=status)
    await commit(shop, decide.of(order("order", line("l1", 2), status=CONFIRMED), parcel))
    assert await ids(shop, OrdersUnderWay()) == (["order"] if parcel.has_left else [])
    assert await ids(shop, OrdersToShip()) == ([] if parcel.has_left else ["order"])


async def test_an_order_row_knows_of_cases_and_refunds(shop: Shop, decide: Decisions) -> None:
    over = [order(f"o{number}", status=OrderStatus.COMPLETED) for number in range(4)]
    await commit(
        shop,
        decide.of(
            *over,
            *(attempt(f"a{number}", order_id=f"o{number}") for number in range(4)),
            case(order_id="o0"),
            refund("part", order_id="o1", attempt_id="a1", status=RefundStatus.SUCCEEDED),
            refund(
                "all", order_id="o2", attempt_id="a2", status=RefundStatus.SUCCEEDED, amount=over[2].total
            ),
            refund("failed", order_id="o3", attempt_id="a3", status=RefundStatus.FAILED),
        ),
    )
    assert [(row.id, row.label) for row in await shop.views.rows(OrdersOf(CUSTOMER))] == [
        ("o3", OrderLabel.COMPLETED),
        ("o2", OrderLabel.REFUNDED),
        ("o1", OrderLabel.PARTLY_REFUNDED),
        ("o0", OrderLabel.AFTER_SALES),
    ]


async def counted(shop: Shop, silent_since: datetime | None = None) -> tuple[int, int]:
    (counts,) = await shop.views.rows(QueueCounts(silent_since))
    return counts.after_sales, counts.troubles


async def test_open_cases_and_discrepancies_wait_for_the_merchant(shop: Shop, decide: Decisions) -> None:
    closed = case("closed", status=CaseStatus.CLOSED)
    settled = discrepancy("settled", settled_at=NOON, settled_by=CLERK)
    await commit(shop, decide.of(order(), attempt(), case(), closed, discrepancy(), settled))
    assert await counted(shop) == (1, 1)


@pytest.mark.parametrize("status", ShipmentStatus)
async def test_parcels_in_trouble_wait_for_the_merchant(
    shop: Shop, decide: Decisions, status: ShipmentStatus
) -> None:
    await commit(shop, decide.of(order(status=CONFIRMED), shipment(status=status, next_poll_at=NOON)))
    assert await counted(shop) == (0, int(status in IN_TROUBLE))
    assert await counted(shop, NOON) == (0, int(status in IN_TROUBLE | UNDER_WAY))
    assert await counted(shop, NOON - MINUTE) == (0, int(status in IN_TROUBLE))


@pytest.mark.parametrize("silent", [False, True])
@pytest.mark.parametrize(
    ("settling", "left"),
    [
        ((order("again", replaces="order"),), 0),
        ((refund(reason=RefundReason.LOST),), 0),
        ((refund(reason=RefundReason.LOST, status=RefundStatus.FAILED),), 1),
        ((refund(reason=RefundReason.GOODWILL),), 1),
        ((order(status=OrderStatus.COMPLETED, version=1),), 0),
        ((order(status=OrderStatus.CANCELLED, version=1),), 0),
    ],
)
async def test_a_trouble_ends_when_the_order_is_sent_again_paid_back_or_over(
    shop: Shop, decide: Decisions, silent: bool, settling: tuple[Any, ...], left: int
) -> None:
    status = ShipmentStatus.IN_TRANSIT if silent else ShipmentStatus.LOST
    parcel = shipment(status=status, next_poll_at=NOON)
    await commit(shop, decide.of(order(status=CONFIRMED), attempt(), parcel))
    assert await counted(shop, NOON) == (0, 1)
    await commit(shop, decide.of(*settling))
    assert await counted(shop, NOON) == (0, left)


async def test_skus_are_named_as_alerts_call_them(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(product("tea", sku("small", options=(text("Small"),)), sku("large"))))
    assert await shop.views.rows(SkuNames((SkuId("small"), SkuId("unknown")))) == (
        SkuName(sku_id=SkuId("small"), code="SMALL", title=TEA, options=(text("Small"),)),
    )
