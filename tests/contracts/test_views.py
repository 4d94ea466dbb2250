"""Lists and queues, a page at a time."""

from typing import Any

import pytest

from shopclerk.adapters.db.views import answer as sql_answer
from shopclerk.adapters.memory.views import answer as memory_answer
from shopclerk.core.domain.ids import CategoryId, FileId, OrderId, PersonId, ProductId, SkuId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.views import (
    CategoryCount,
    CategoryCounts,
    OrderRow,
    OrdersOf,
    OrdersToShip,
    OrdersUnderWay,
    ProductRow,
    ProductsIn,
    QueueCount,
    QueueCounts,
    SkuName,
    SkuNames,
    ViewQuery,
)
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    NOON,
    TEA,
    Decisions,
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

CUSTOMER = PersonId("customer")
QUERIES: tuple[ViewQuery[Any], ...] = (
    ProductsIn(None),
    OrdersOf(CUSTOMER),
    OrdersToShip(),
    OrdersUnderWay(),
    CategoryCounts(),
    QueueCounts(),
    SkuNames((SkuId("sku"),)),
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
    nothing = (QueueCount(to_ship=0, under_way=0, unpaid=0),) if isinstance(query, QueueCounts) else ()
    assert await shop.views.rows(query) == nothing


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


async def test_skus_are_named_as_alerts_call_them(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(product("tea", sku("small", options=(text("Small"),)), sku("large"))))
    assert await shop.views.rows(SkuNames((SkuId("small"), SkuId("unknown")))) == (
        SkuName(sku_id=SkuId("small"), code="SMALL", title=TEA, options=(text("Small"),)),
    )
