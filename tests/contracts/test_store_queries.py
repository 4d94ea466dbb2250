"""Each query of the store answers its rows, in its order."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from shopclerk.adapters.db.queries import answer as sql_answer
from shopclerk.adapters.memory.queries import answer as memory_answer
from shopclerk.core.domain.campaign import Bought, Segment
from shopclerk.core.domain.cart import Cart, CartLine
from shopclerk.core.domain.ids import CaseId, FileId, OrderId, PersonId, ShipmentId, SkuId, ThreadId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.picture import PictureStatus
from shopclerk.core.ports.auditing import Families, FamiliesOf, MovementsOf, StockBooks
from shopclerk.core.ports.queries.aftersales import CasesDue, CasesOf, OpenCases
from shopclerk.core.ports.queries.campaigns import Audience, AudienceSize, Campaigns, CampaignsSending
from shopclerk.core.ports.queries.catalogue import (
    AllCategories,
    CatalogueState,
    CatalogueStateNow,
    PicturesDue,
    ProductHandled,
    ProductsCoded,
    ProductsOfSkus,
    ProductsPictured,
    ProductVersions,
)
from shopclerk.core.ports.queries.discounts import Counts, Discounts
from shopclerk.core.ports.queries.money import (
    AttemptsOf,
    AttemptsUnclear,
    DiscrepanciesOf,
    MoneyOf,
    MoneyReferenced,
    MoneySince,
    OpenDiscrepancies,
    RefundsDue,
    RefundsOf,
)
from shopclerk.core.ports.queries.orders import (
    CompletionsDue,
    LastContactOf,
    OrderNumbered,
    PaymentsDue,
    TimelineOf,
)
from shopclerk.core.ports.queries.parcels import ParcelsSilent, PollsDue, ScansOf, ShipmentsOf
from shopclerk.core.ports.queries.shopping import Basket, BasketOf, Checkout, CheckoutOf
from shopclerk.core.ports.queries.stock import Levels, Movements, ReservationsOf, WatchesOf
from shopclerk.core.ports.queries.threads import ThreadsAbout, ThreadsLatest, ThreadsOf, ThreadsWaiting
from shopclerk.core.ports.store import Identified, Query, Together
from tests.contracts.after_sales import counting, discount
from tests.contracts.databases import Shop
from tests.contracts.examples import (
    MINUTE,
    NOON,
    Decisions,
    attempt,
    category,
    commit,
    contact,
    money,
    order,
    picture,
    product,
    reservation,
    scan,
    shipment,
    sku,
    stocked,
    timeline,
)

ORDER, SKU = OrderId("order"), SkuId("sku")
QUERIES: tuple[Query[Any], ...] = (
    Together((AttemptsOf(ORDER), Identified(Order, ORDER))),
    Identified(Order, ORDER),
    CheckoutOf(PersonId("customer"), "SPRING"),
    BasketOf(PersonId("customer")),
    OrderNumbered("N-order"),
    ProductsOfSkus((SKU,)),
    ProductHandled("product"),
    ProductsCoded("TEA"),
    ProductsPictured(FileId("f" * 64)),
    AllCategories(),
    CatalogueStateNow(),
    ProductVersions(),
    Levels((SKU,)),
    Movements(SKU),
    AttemptsOf(ORDER),
    MoneyOf(ORDER),
    ReservationsOf(ORDER),
    ShipmentsOf(ORDER),
    ScansOf(ShipmentId("shipment")),
    TimelineOf(ORDER),
    LastContactOf(PersonId("customer")),
    PaymentsDue(NOON),
    CompletionsDue(NOON),
    PollsDue(NOON),
    PicturesDue(NOON),
    RefundsOf(ORDER),
    RefundsDue(NOON),
    AttemptsUnclear(NOON),
    MoneyReferenced("bank", "ref-money"),
    MoneySince("bank", NOON),
    CasesOf(ORDER),
    CasesDue(NOON),
    OpenCases(),
    OpenCases(CaseId("case")),
    DiscrepanciesOf(ORDER),
    OpenDiscrepancies(),
    WatchesOf(SKU),
    Discounts(),
    Counts(("discount:SPRING",)),
    ParcelsSilent(NOON),
    MovementsOf(ORDER),
    Families(),
    FamiliesOf((ORDER,)),
    StockBooks(),
    Campaigns(),
    Campaigns("campaign"),
    CampaignsSending(),
    Audience(Segment(), NOON),
    Audience(Segment("en", Bought.BEFORE, 30), NOON, "a", "z"),
    AudienceSize(Segment("en", Bought.LATELY, 30), NOON),
    ThreadsOf(PersonId("customer")),
    ThreadsOf(PersonId("customer"), ThreadId("thread")),
    ThreadsAbout(ORDER),
    ThreadsWaiting(),
    ThreadsWaiting((NOON, ThreadId("thread"))),
    ThreadsLatest(),
    ThreadsLatest(ThreadId("thread")),
)
NOTHING: dict[type[Query[Any]], tuple[Any, ...]] = {
    Together: ((), ()),
    CheckoutOf: (Checkout(cart=None, products=()),),
    BasketOf: (Basket(cart=None, products=(), levels=()),),
    Counts: (0,),
    AudienceSize: (0,),
    CatalogueStateNow: (CatalogueState(0, 0, 0, 0),),
}
"""How those that always have an answer say that there is nothing."""


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def ids(shop: Shop, query: Query[Any]) -> list[str]:
    return [row.id for row in await shop.store.find(query)]


def test_no_query_is_forgotten() -> None:
    # By name: making a dataclass slotted leaves its first draft among the subclasses.
    known = {each.__name__ for each in Query.__subclasses__()}
    assert {type(query).__name__ for query in QUERIES} == known
    assert known <= {each.__name__ for each in sql_answer.registry}
    assert known <= {each.__name__ for each in memory_answer.registry}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: type(query).__name__)
async def test_an_empty_shop_answers_every_query_with_nothing(shop: Shop, query: Query[Any]) -> None:
    assert await shop.store.find(query) == NOTHING.get(type(query), ())


async def test_questions_asked_together_are_answered_in_their_order(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order(), attempt("a"), attempt("b")))
    (tried, known, unknown) = await shop.store.find(
        Together((AttemptsOf(ORDER), Identified(Order, ORDER), Identified(Order, OrderId("other"))))
    )
    assert [one.id for one in tried] == ["a", "b"]
    assert [one.id for one in known] == ["order"]
    assert unknown == ()


async def test_a_checkout_has_the_cart_its_products_and_the_discount(shop: Shop, decide: Decisions) -> None:
    li = PersonId("Li")
    cart = Cart(id=li, lines=(CartLine(SkuId("b2"), 1), CartLine(SkuId("gone"), 1), CartLine(SkuId("a1"), 2)))
    goods = (product("b", sku("b1"), sku("b2")), product("a", sku("a1")), product("c", sku("c1")))
    counted = (counting(3, name="discount:SPRING"), counting(1, name="discount:SPRING:Li"))
    await commit(shop, decide.of(cart, *goods, discount("SPRING"), counters=counted))
    (found,) = await shop.store.find(CheckoutOf(li, "SPRING"))
    assert found.cart == replace(cart, version=1)
    assert [one.id for one in found.products] == ["a", "b"]
    assert found.discount == replace(discount("SPRING"), version=1)
    assert (found.used, found.used_by) == (3, 1)
    (plain,) = await shop.store.find(CheckoutOf(li))
    assert plain == Checkout(cart=found.cart, products=found.products)
    (others,) = await shop.store.find(CheckoutOf(PersonId("Wang"), "SPRING"))
    assert others == Checkout(cart=None, products=(), discount=found.discount, used=3)


async def test_a_basket_has_the_cart_its_products_and_their_stock(shop: Shop, decide: Decisions) -> None:
    li = PersonId("Li")
    cart = Cart(id=li, lines=(CartLine(SkuId("b2"), 1), CartLine(SkuId("gone"), 1), CartLine(SkuId("a1"), 2)))
    goods = (product("b", sku("b1"), sku("b2")), product("a", sku("a1")), product("c", sku("c1")))
    on_hand = (stocked(5, "b1"), stocked(3, "b2"), stocked(2, "c1"))
    await commit(shop, decide.of(cart, *goods, stock=on_hand))
    (found,), (others,) = await asyncio.gather(
        shop.store.find(BasketOf(li)), shop.store.find(BasketOf(PersonId("Wang")))
    )
    assert found.cart == replace(cart, version=1)
    assert [one.id for one in found.products] == ["a", "b"]
    assert [(level.sku_id, level.on_hand) for level in found.levels] == [("b2", 3)]
    assert others == Basket(cart=None, products=(), levels=())


async def test_discounts_are_told_by_their_code_a_page_at_a_time(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(discount("SPRING"), discount("AUTUMN")))
    assert await ids(shop, Discounts()) == ["AUTUMN", "SPRING"]
    assert await ids(shop, Discounts(limit=1)) == ["AUTUMN"]
    assert await ids(shop, Discounts("AUTUMN")) == ["SPRING"]


async def test_an_order_is_found_by_its_number(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order(), order("other")))
    assert await ids(shop, OrderNumbered("N-other")) == ["other"]


async def test_products_are_found_by_their_skus_each_once(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop, decide.of(product("b", sku("b1"), sku("b2")), product("a", sku("a1")), product("c", sku("c1")))
    )
    wanted = (SkuId("b1"), SkuId("a1"), SkuId("b2"), SkuId("unknown"))
    assert await ids(shop, ProductsOfSkus(wanted)) == ["a", "b"]


async def test_a_sku_that_left_its_product_does_not_find_it_any_more(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(product("a", sku("old"), sku("kept"))))
    await commit(shop, decide.of(product("a", sku("kept"), sku("new"), version=1)))
    assert await ids(shop, ProductsOfSkus((SkuId("old"),))) == []
    assert await ids(shop, ProductsOfSkus((SkuId("new"),))) == ["a"]


async def test_a_product_is_found_by_its_handle(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(product("a", handle="green-tea"), product("b", handle="black-tea")))
    assert await ids(shop, ProductHandled("black-tea")) == ["b"]


async def test_products_are_found_by_the_code_of_a_sku(shop: Shop, decide: Decisions) -> None:
    tea, pot = sku("tea", code="TEA"), sku("pot", code="POT")
    await commit(shop, decide.of(product("b", tea, pot), product("a", sku("more", code="TEA"))))
    assert await ids(shop, ProductsCoded("TEA")) == ["a", "b"]
    assert await ids(shop, ProductsCoded("tea")) == []
    await commit(shop, decide.of(product("b", pot, version=1)))
    assert await ids(shop, ProductsCoded("TEA")) == ["a"]


async def test_the_state_of_the_catalogue_moves_with_every_change_of_it(
    shop: Shop, decide: Decisions
) -> None:
    seen: list[CatalogueState] = []
    for change in (
        product("b"),
        product("a", category_id=None),
        product("b", version=1, published=False),
        category("shelf"),
        category("shelf", version=1, position=2),
    ):
        await commit(shop, decide.of(change))
        seen += await shop.store.find(CatalogueStateNow())
    assert len(set(seen)) == len(seen)
    assert seen[-1] == CatalogueState(2, 3, 1, 2)
    await commit(shop, decide.of(order(), stock=(stocked(1),)))
    assert await shop.store.find(CatalogueStateNow()) == (seen[-1],)
    assert await shop.store.find(ProductVersions()) == (("a", 1), ("b", 2))


async def test_products_are_found_by_a_picture_that_they_show(shop: Shop, decide: Decisions) -> None:
    first, second = FileId("a" * 64), FileId("b" * 64)
    await commit(
        shop,
        decide.of(
            product("b", pictures=(first, second)),
            product("a", pictures=(second,), published=False),
            product("c"),
        ),
    )
    assert await ids(shop, ProductsPictured(second)) == ["a", "b"]
    assert await ids(shop, ProductsPictured(first)) == ["b"]
    assert await ids(shop, ProductsPictured(FileId("a" * 63))) == []


async def test_categories_come_by_position_then_id(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(category("c"), category("a", position=1), category("b")))
    assert await ids(shop, AllCategories()) == ["b", "c", "a"]


async def test_levels_are_those_that_were_asked_for(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(1, "a"), stocked(2, "b"))))
    levels = await shop.store.find(Levels((SkuId("b"), SkuId("unknown"))))
    assert [(level.sku_id, level.on_hand) for level in levels] == [("b", 2)]


async def test_movements_are_those_of_one_sku_oldest_first(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(stock=(stocked(1), stocked(9, "other")), at=NOON + MINUTE))
    await commit(shop, decide.of(stock=(stocked(2),)))
    assert [row.quantity for row in await shop.store.find(Movements(SKU))] == [2, 1]


async def test_what_belongs_to_an_order_comes_oldest_first(shop: Shop, decide: Decisions) -> None:
    later = NOON + MINUTE
    await commit(
        shop,
        decide.of(
            order(),
            order("other"),
            attempt("a", created_at=later),
            attempt("b"),
            attempt("c", order_id="other"),
            shipment("a", shipped_at=later),
            shipment("b"),
            shipment("c", order_id="other"),
            reservation("y"),
            reservation("x"),
            reservation("x", "other"),
            appends=(
                money("a", attempt_id="a", at=later),
                money("b", attempt_id="b"),
                timeline("a", later),
                timeline("c"),
                timeline("b"),
            ),
        ),
    )
    assert await ids(shop, AttemptsOf(ORDER)) == ["b", "a"]
    assert await ids(shop, ShipmentsOf(ORDER)) == ["b", "a"]
    assert await ids(shop, ReservationsOf(ORDER)) == ["order:x", "order:y"]
    assert await ids(shop, MoneyOf(ORDER)) == ["b", "a"]
    assert await ids(shop, TimelineOf(ORDER)) == ["b", "c", "a"]


async def test_parcels_that_have_not_left_come_last(shop: Shop, decide: Decisions) -> None:
    waiting = [
        shipment(id, shipped_at=None, shipped_by=None, status=ShipmentStatus.PENDING) for id in ("b", "a")
    ]
    await commit(shop, decide.of(order(), *waiting, shipment("z")))
    assert await ids(shop, ShipmentsOf(ORDER)) == ["z", "a", "b"]


async def test_scans_come_by_the_time_of_the_scan(shop: Shop, decide: Decisions) -> None:
    scans = (scan("a", NOON + MINUTE), scan("b"))
    await commit(shop, decide.of(order(), shipment(), appends=scans))
    assert await ids(shop, ScansOf(ShipmentId("shipment"))) == ["b", "a"]


async def test_the_last_contact_is_the_one_saved_last(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(contact("a"), contact("z", person_id="somebody")))
    await commit(shop, decide.of(contact("b"), at=NOON + MINUTE))
    assert await ids(shop, LastContactOf(PersonId("customer"))) == ["b"]
    await commit(shop, decide.of(contact("a", phone="10086000", version=1), at=NOON + 2 * MINUTE))
    assert await ids(shop, LastContactOf(PersonId("customer"))) == ["a"]


async def test_unpaid_orders_are_due_at_their_reminder_or_their_end(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop,
        decide.of(
            order("ends", pay_by=NOON),
            order("reminded", remind_at=NOON - MINUTE, pay_by=NOON + MINUTE),
            order("later", remind_at=NOON + MINUTE),
            order("never"),
            order("paid", status=OrderStatus.CONFIRMED, pay_by=NOON),
        ),
    )
    assert await ids(shop, PaymentsDue(NOON)) == ["reminded", "ends"]
    assert await ids(shop, PaymentsDue(NOON, limit=1)) == ["reminded"]


async def test_confirmed_orders_are_due_at_their_completion(shop: Shop, decide: Decisions) -> None:
    confirmed = OrderStatus.CONFIRMED
    await commit(
        shop,
        decide.of(
            order("b", status=confirmed, complete_at=NOON),
            order("a", status=confirmed, complete_at=NOON),
            order("first", status=confirmed, complete_at=NOON - MINUTE),
            order("later", status=confirmed, complete_at=NOON + MINUTE),
            order("over", status=OrderStatus.COMPLETED, complete_at=NOON),
        ),
    )
    assert await ids(shop, CompletionsDue(NOON)) == ["first", "a", "b"]
    assert await ids(shop, CompletionsDue(NOON, limit=2)) == ["first", "a"]


async def test_parcels_are_due_at_their_next_poll(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop,
        decide.of(
            order(),
            shipment("b", next_poll_at=NOON),
            shipment("a", next_poll_at=NOON - MINUTE),
            shipment("later", next_poll_at=NOON + MINUTE),
            shipment("never"),
        ),
    )
    assert await ids(shop, PollsDue(NOON)) == ["a", "b"]
    assert await ids(shop, PollsDue(NOON, limit=1)) == ["a"]


async def test_pictures_are_due_while_they_are_queued(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop,
        decide.of(
            product(),
            picture("b"),
            picture("a", due_at=NOON - MINUTE),
            picture("later", due_at=NOON + MINUTE),
            picture("gone", status=PictureStatus.FETCHED),
        ),
    )
    assert await ids(shop, PicturesDue(NOON)) == ["a", "b"]
    assert await ids(shop, PicturesDue(NOON, limit=1)) == ["a"]
