"""Codes that are changed after they were made, and looked up by those who mean to use them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.errors import DiscountRefused, NotAllowed, NotFound
from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


@pytest.fixture
async def spring(shop: Shop) -> Discount:
    await shop.create_discount(
        actor=shop.owner, request_id="made", code="SPRING", percentage=1000, most_uses=1
    )
    return await known(shop)


async def known(shop: Shop) -> Discount:
    found, _ = await shop.show_discount(actor=shop.owner, code="SPRING")
    return found


async def changes(shop: Shop, changed: Discount, request_id: str = "") -> Discount:
    return await shop.change_discount(
        actor=shop.owner, request_id=request_id or shop.request(), changed=changed
    )


async def refusal(shop: Shop, actor: Actor) -> str:
    with pytest.raises(DiscountRefused) as refused:
        await shop.look_up_discount(actor=actor, code="spring")
    return refused.value.why


async def test_a_change_is_good_from_then_on_and_counts_once(shop: Shop, spring: Discount, li: Actor) -> None:
    changed = replace(spring, percentage=2000)
    for _ in range(2):
        await changes(shop, changed, "once")
    assert await known(shop) == replace(changed, version=spring.version + 1)
    assert (await shop.look_up_discount(actor=li, code=" spring")).percentage == 2000


async def test_of_two_changes_to_the_same_the_second_is_refused(shop: Shop, spring: Discount) -> None:
    await changes(shop, replace(spring, percentage=2000))
    with pytest.raises(DiscountRefused) as refused:
        await changes(shop, replace(spring, percentage=3000))
    assert refused.value.why == "changed"


async def test_a_change_must_make_sense_and_be_the_owners(shop: Shop, spring: Discount, clerk: Actor) -> None:
    with pytest.raises(DiscountRefused):
        await changes(shop, replace(spring, percentage=None))
    with pytest.raises(NotFound):
        await changes(shop, replace(spring, id="AUTUMN"))
    with pytest.raises(NotAllowed):
        await shop.change_discount(actor=clerk, request_id=shop.request(), changed=spring)


async def test_who_looks_a_code_up_is_told_why_it_is_not_good(
    shop: Shop, spring: Discount, li: Actor
) -> None:
    now = shop.clock.now()
    later = await changes(shop, replace(spring, since=now + timedelta(days=1)))
    assert await refusal(shop, li) == "not_yet"
    over = replace(await known(shop), since=None, until=now)
    assert over.id == later.id
    await changes(shop, over)
    assert await refusal(shop, li) == "over"
    await changes(shop, replace(await known(shop), until=None))
    await shop.stocks("MUG", 5)
    await shop.fills(li, mug=1)
    await shop.checks_out(li, discount="SPRING")
    assert await refusal(shop, li) == "used_up"
    with pytest.raises(DiscountRefused):
        await shop.look_up_discount(actor=li, code="AUTUMN")


async def test_an_end_that_arrives_twice_ends_nothing_that_was_made_good_again(
    shop: Shop, spring: Discount
) -> None:
    ended = await shop.end_discount(actor=shop.owner, request_id="end", code="SPRING")
    again = await changes(shop, replace(await known(shop), until=None))
    assert ended.until is not None
    assert again.until is None
    await shop.end_discount(actor=shop.owner, request_id="end", code="SPRING")
    assert (await known(shop)).until is None
