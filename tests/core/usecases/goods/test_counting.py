"""A count is booked once, only on what its list said, and whoever is slower is told what moved."""

import asyncio
from typing import Final

import pytest

from shopclerk.core.domain.errors import InvalidQuantity
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.queries.stock import Movements
from shopclerk.core.usecases.goods.counting import BookCount, Booked, Count, Found, ListShelf
from shopclerk.core.usecases.stocktaking import MOST_UNITS
from tests.conversation.scripts.goods import tea
from tests.shopfloor.shop import Shop

TEN: Final = 10


@pytest.fixture
async def book(shop: Shop) -> BookCount:
    """A shop with ten packets of tea."""
    await shop.import_product(tea(quantity=TEN), actor=shop.owner, sets_stock=True)
    return BookCount(shop.unit_of_work)


async def test_of_two_lists_at_once_one_wins_and_the_other_is_told_what_moved(
    shop: Shop, book: BookCount
) -> None:
    counts = [Count(2, "TEA", TEN, counted) for counted in (8, 7)]
    answers = await asyncio.gather(
        *(book(count, actor=shop.owner, request_id=f"list {count.counted}") for count in counts)
    )
    level = await shop.level("tea")
    assert {answer.found for answer in answers} == {Found.BOOKED, Found.MOVED}
    assert Booked(counts[level.on_hand == 8], Found.MOVED, level.on_hand) in answers
    moved = await shop.store.find(Movements(level.sku_id))
    assert [(row.quantity, row.reason, row.by) for row in moved[1:]] == [
        (level.on_hand - TEN, MovementReason.CORRECTED, shop.owner.person_id)
    ]


async def test_the_same_line_of_the_same_list_is_told_as_the_first_time_whatever_moved_since(
    shop: Shop, book: BookCount
) -> None:
    count = Count(2, "TEA", TEN, 8)
    first = await book(count, actor=shop.owner, request_id="list")
    await book(Count(2, "TEA", 8, TEN), actor=shop.owner, request_id="another")
    assert await book(count, actor=shop.owner, request_id="list") == first == Booked(count, Found.BOOKED, -2)
    assert (await shop.level("tea")).on_hand == TEN


async def test_what_was_counted_as_the_list_says_is_no_correction(shop: Shop, book: BookCount) -> None:
    count = Count(2, "TEA", TEN, TEN)
    await book(Count(9, "TEA", TEN, 4), actor=shop.owner, request_id="list")
    assert await book(count, actor=shop.owner, request_id="list") == Booked(count, Found.SAME)
    assert (await shop.level("tea")).on_hand == 4


async def test_so_many_as_no_shelf_holds_are_refused(shop: Shop, book: BookCount) -> None:
    with pytest.raises(InvalidQuantity):
        await book(Count(2, "TEA", TEN, MOST_UNITS + 1), actor=shop.owner, request_id="list")


async def test_the_list_has_what_the_books_say(shop: Shop, book: BookCount) -> None:
    listed = await ListShelf(shop.store, shop.database.views)(actor=shop.owner)
    assert [(each.sku.code, each.level.on_hand) for each in listed] == [("TEA", TEN)]
