"""What an audit reads comes page by page, whole."""

import pytest

from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.auditing import Families, FamiliesOf, MovementsOf, StockBook, StockBooks
from tests.contracts.after_sales import case, discrepancy, refund
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    MINUTE,
    NOON,
    Decisions,
    attempt,
    commit,
    money,
    order,
    reservation,
    reserving,
    shipment,
    stocked,
    timeline,
)


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def test_a_family_comes_with_everything_of_it_and_nothing_of_another(
    shop: Shop, decide: Decisions
) -> None:
    sent = stocked(-1, order_id=OrderId("order"), reason=MovementReason.SHIPPED)
    await commit(shop, decide.of(stock=(stocked(5),)))
    await commit(
        shop,
        decide.of(
            order(),
            order("other"),
            attempt(),
            attempt("theirs", order_id="other"),
            reservation(),
            shipment(),
            refund(),
            case(),
            discrepancy(),
            appends=(money(), timeline("t")),
            stock=(sent,),
        ),
    )
    family, other = await shop.store.find(Families())
    assert family.order == order(version=1)
    assert [row.id for row in family.attempts] == ["attempt"]
    assert [row.id for row in family.money] == ["money"]
    assert [row.id for row in family.reservations] == ["order:sku"]
    assert [row.quantity for row in family.movements] == [-1]
    assert [row.id for row in family.shipments] == ["shipment"]
    assert [row.id for row in family.refunds] == ["refund"]
    assert [row.id for row in family.cases] == ["case"]
    assert [row.id for row in family.discrepancies] == ["discrepancy"]
    assert [row.id for row in family.timeline] == ["t"]
    assert ([row.id for row in other.attempts], other.money, other.movements) == (["theirs"], (), ())


async def test_families_come_by_id_page_by_page(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order("b"), order("c"), order("a")))
    assert [each.order.id for each in await shop.store.find(Families(limit=2))] == ["a", "b"]
    assert [each.order.id for each in await shop.store.find(Families("b", limit=2))] == ["c"]


async def test_families_of_some_orders_come_by_id_without_the_others(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order("b"), order("c"), order("a"), attempt(order_id="c")))
    wanted = FamiliesOf((OrderId("c"), OrderId("nobody"), OrderId("a"), OrderId("c")))
    some = await shop.store.find(wanted)
    assert [(each.order.id, len(each.attempts)) for each in some] == [("a", 0), ("c", 1)]
    assert await shop.store.find(FamiliesOf(())) == ()


async def test_a_stock_book_sums_what_moved_and_what_is_held(shop: Shop, decide: Decisions) -> None:
    held = (reservation(held=2), reservation(order_id="other", held=1), reservation("b", held=0))
    await commit(shop, decide.of(stock=(stocked(5), stocked(3, "b"))))
    await commit(
        shop, decide.of(order(), order("other"), *held, stock=(reserving(3), stocked(-1), stocked(2, "b")))
    )
    books = await shop.store.find(StockBooks())
    assert [(book.level.sku_id, book.level.on_hand, book.moved, book.held) for book in books] == [
        ("b", 5, 5, 0),
        ("sku", 4, 4, 3),
    ]
    assert books[1].level.reserved == 3
    assert await shop.store.find(StockBooks("b", limit=1)) == (books[1],)
    assert isinstance(books[0], StockBook)


async def test_movements_of_an_order_are_its_own_oldest_first(shop: Shop, decide: Decisions) -> None:
    mine, theirs = OrderId("order"), OrderId("other")
    await commit(shop, decide.of(order(), order("other"), stock=(stocked(9),)))
    await commit(shop, decide.of(stock=(stocked(-1, order_id=mine),), at=NOON + MINUTE))
    await commit(shop, decide.of(stock=(stocked(-2, order_id=mine),)))
    await commit(shop, decide.of(stock=(stocked(-3, order_id=theirs),)))
    assert [row.quantity for row in await shop.store.find(MovementsOf(mine))] == [-2, -1]
