"""What follows a sale is found by its order, by when it is due, and by whether it is still open."""

from typing import Any

import pytest

from shopclerk.core.domain.ids import CaseId, OrderId, SkuId
from shopclerk.core.domain.lifecycle import CASE, AttemptStatus, CaseStatus, ShipmentStatus
from shopclerk.core.domain.payment import UNCLEAR, MoneyKind
from shopclerk.core.ports.queries.aftersales import CasesDue, CasesOf, OpenCases
from shopclerk.core.ports.queries.money import (
    AttemptsUnclear,
    DiscrepanciesOf,
    MoneyReferenced,
    MoneySince,
    OpenDiscrepancies,
    RefundsDue,
    RefundsOf,
)
from shopclerk.core.ports.queries.parcels import ParcelsSilent
from shopclerk.core.ports.queries.stock import WatchesOf
from shopclerk.core.ports.store import Query
from tests.contracts.after_sales import case, discrepancy, refund, watch
from tests.contracts.databases import Shop
from tests.contracts.examples import CLERK, MINUTE, NOON, Decisions, attempt, commit, money, order, shipment

ORDER = OrderId("order")
LATER = NOON + MINUTE


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


@pytest.fixture(autouse=True)
async def two_paid_orders(shop: Shop, decide: Decisions) -> None:
    theirs = attempt("theirs", order_id="other")
    await commit(shop, decide.of(order(), order("other"), attempt(created_at=NOON - 9 * MINUTE), theirs))


async def ids(shop: Shop, query: Query[Any]) -> list[str]:
    return [row.id for row in await shop.store.find(query)]


async def test_what_belongs_to_an_order_comes_oldest_first(shop: Shop, decide: Decisions) -> None:
    belongings = (
        refund("late", created_at=LATER),
        refund("b"),
        refund("a"),
        refund("theirs", order_id="other"),
        case("late", opened_at=LATER),
        case("b"),
        case("a"),
        case("theirs", order_id="other"),
        discrepancy("late", opened_at=LATER),
        discrepancy("b", settled_at=NOON, settled_by=CLERK),
        discrepancy("a"),
        discrepancy("theirs", order_id="other"),
    )
    await commit(shop, decide.of(*belongings))
    for query in (RefundsOf(ORDER), CasesOf(ORDER), DiscrepanciesOf(ORDER)):
        assert await ids(shop, query) == ["a", "b", "late"]


async def test_refunds_are_due_at_their_next_try(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop,
        decide.of(
            refund("b", next_try_at=NOON),
            refund("a", next_try_at=NOON - MINUTE),
            refund("later", next_try_at=LATER),
            refund("over"),
        ),
    )
    assert await ids(shop, RefundsDue(NOON)) == ["a", "b"]
    assert await ids(shop, RefundsDue(NOON, limit=1)) == ["a"]
    await commit(shop, decide.of(refund("a", version=1)))
    assert await ids(shop, RefundsDue(NOON)) == ["b"]


async def test_cases_are_due_when_they_expire(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop,
        decide.of(
            case("b", due_at=NOON),
            case("a", due_at=NOON - MINUTE),
            case("later", due_at=LATER),
            case("never"),
        ),
    )
    assert await ids(shop, CasesDue(NOON)) == ["a", "b"]
    assert await ids(shop, CasesDue(NOON, limit=1)) == ["a"]


async def test_open_cases_are_those_that_have_not_ended_a_page_at_a_time(
    shop: Shop, decide: Decisions
) -> None:
    await commit(shop, decide.of(*(case(status.value, status=status) for status in CaseStatus)))
    still_open = sorted(status.value for status in CaseStatus if CASE[status])
    assert await ids(shop, OpenCases(limit=100)) == still_open
    assert await ids(shop, OpenCases(limit=2)) == still_open[:2]
    assert await ids(shop, OpenCases(CaseId(still_open[1]), limit=2)) == still_open[2:4]
    first = case(still_open[0], status=CaseStatus.CLOSED, version=1)
    await commit(shop, decide.of(first))
    assert await ids(shop, OpenCases(limit=100)) == still_open[1:]


async def test_open_discrepancies_are_those_that_nobody_settled(shop: Shop, decide: Decisions) -> None:
    settled = discrepancy("settled", settled_at=NOON, settled_by=CLERK)
    await commit(shop, decide.of(discrepancy("b", opened_at=LATER), discrepancy("c"), settled))
    assert await ids(shop, OpenDiscrepancies()) == ["c", "b"]
    assert await ids(shop, OpenDiscrepancies(limit=1)) == ["c"]


async def test_unclear_attempts_are_those_whose_end_only_the_provider_knows(
    shop: Shop, decide: Decisions
) -> None:
    early = NOON - 5 * MINUTE
    attempts = [attempt(each.value, status=each, created_at=early) for each in AttemptStatus]
    await commit(shop, decide.of(*attempts, attempt("first", created_at=early - MINUTE)))
    unclear = sorted(status.value for status in UNCLEAR)
    assert await ids(shop, AttemptsUnclear(early)) == ["attempt", "first", *unclear]
    assert await ids(shop, AttemptsUnclear(early - MINUTE)) == ["attempt", "first"]
    assert await ids(shop, AttemptsUnclear(NOON, limit=3)) == ["attempt", "first", unclear[0]]


async def test_money_is_found_by_its_reference_and_by_its_time(shop: Shop, decide: Decisions) -> None:
    entries = (
        money("back", reference="r1", kind=MoneyKind.REFUNDED, at=LATER),
        money("b", reference="r2"),
        money("a", reference="r1"),
        money("old", reference="r3", at=NOON - MINUTE),
        money("elsewhere", reference="r1", provider="purse"),
    )
    await commit(shop, decide.of(appends=entries))
    assert await ids(shop, MoneyReferenced("bank", "r1")) == ["a", "back"]
    assert await ids(shop, MoneyReferenced("bank", "unknown")) == []
    assert await ids(shop, MoneySince("bank", NOON)) == ["a", "b", "back"]
    assert await ids(shop, MoneySince("bank", LATER)) == ["back"]
    assert await ids(shop, MoneySince("purse", NOON)) == ["elsewhere"]


async def test_who_waits_for_a_sku_is_told_once(shop: Shop, decide: Decisions) -> None:
    await commit(
        shop,
        decide.of(
            watch("late", since=LATER),
            watch("b"),
            watch("a"),
            watch("told", told_at=NOON),
            watch("a", "other"),
        ),
    )
    assert await ids(shop, WatchesOf(SkuId("sku"))) == ["sku:a", "sku:b", "sku:late"]
    await commit(shop, decide.of(watch("b", told_at=LATER, version=1)))
    assert await ids(shop, WatchesOf(SkuId("sku"))) == ["sku:a", "sku:late"]


async def test_silent_parcels_are_those_under_way_of_which_nothing_was_heard(
    shop: Shop, decide: Decisions
) -> None:
    followed: dict[str, Any] = {"next_poll_at": LATER}
    await commit(
        shop,
        decide.of(
            shipment("sent", **followed),
            shipment("earlier", shipped_at=NOON - MINUTE, **followed),
            shipment("heard", shipped_at=NOON - MINUTE, last_scan_at=LATER, **followed),
            shipment("sent later", shipped_at=LATER, last_scan_at=NOON - MINUTE, **followed),
            shipment("over", status=ShipmentStatus.DELIVERED, **followed),
            shipment("held up", status=ShipmentStatus.EXCEPTION, **followed),
            shipment("not asked after"),
        ),
    )
    assert await ids(shop, ParcelsSilent(NOON)) == ["earlier", "sent"]
    assert await ids(shop, ParcelsSilent(NOON, limit=1)) == ["earlier"]
    assert await ids(shop, ParcelsSilent(NOON - 2 * MINUTE)) == []
