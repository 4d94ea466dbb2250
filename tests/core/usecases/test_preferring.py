"""What people choose for themselves."""

import pytest

from shopclerk.core.domain.errors import NotAllowed, UnknownCurrency
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.preferences import NEVER_QUIET, Consent, NoticeKind, Preferences, quiet_hours
from tests.shopfloor.shop import Shop


async def test_who_never_chose_anything_has_everything_left_as_it_is(shop: Shop, li: Actor) -> None:
    assert await shop.read_preferences(actor=li) == Preferences(id=li.person_id)


async def test_choices_add_up_and_are_read_again(shop: Shop, li: Actor, wang: Actor) -> None:
    await shop.choose_currency(actor=li, request_id="1", currency="EUR")
    await shop.choose_notices(actor=li, request_id="2", kind=NoticeKind.PARCELS, wanted=False)
    await shop.answer_broadcasts(actor=li, request_id="3", consents=True)
    found = await shop.read_preferences(actor=li)
    assert found.currency == "EUR"
    assert not found.wants(NoticeKind.PARCELS)
    assert found.broadcasts == Consent(given=True, at=shop.clock.now())
    assert await shop.read_preferences(actor=wang) == Preferences(id=wang.person_id)


async def test_a_choice_told_twice_does_not_undo_the_one_after_it(shop: Shop, li: Actor) -> None:
    await shop.answer_broadcasts(actor=li, request_id="yes", consents=True)
    await shop.answer_broadcasts(actor=li, request_id="no", consents=False)
    answered = await shop.answer_broadcasts(actor=li, request_id="yes", consents=True)
    assert not answered.consents
    assert not (await shop.read_preferences(actor=li)).consents


async def test_consent_given_again_keeps_its_moment(shop: Shop, li: Actor) -> None:
    first = await shop.answer_broadcasts(actor=li, request_id="1", consents=True)
    shop.clock.advance(days=1)
    again = await shop.answer_broadcasts(actor=li, request_id="2", consents=True)
    assert again.broadcasts == first.broadcasts


async def test_a_customer_is_asked_once_and_again_only_by_what_was_interrupted_asking(
    shop: Shop, li: Actor, clerk: Actor
) -> None:
    assert await shop.ask_for_consent(actor=li, request_id="first order")
    assert await shop.ask_for_consent(actor=li, request_id="first order")
    assert not await shop.ask_for_consent(actor=li, request_id="second order")
    await shop.answer_broadcasts(actor=li, request_id="no", consents=False)
    assert not await shop.ask_for_consent(actor=li, request_id="first order")
    assert not await shop.ask_for_consent(actor=clerk, request_id="of the staff")


async def test_nobody_buys_in_a_currency_that_does_not_exist(shop: Shop, li: Actor) -> None:
    with pytest.raises(UnknownCurrency):
        await shop.choose_currency(actor=li, request_id="1", currency="no")


async def test_staff_choose_hours_of_their_own_and_go_back_to_those_of_the_shop(
    shop: Shop, li: Actor, clerk: Actor
) -> None:
    hours = quiet_hours("22-7", "Europe/Berlin")
    with pytest.raises(NotAllowed):
        await shop.choose_quiet_hours(actor=li, request_id="1", hours=hours)
    assert (await shop.choose_quiet_hours(actor=clerk, request_id="2", hours=hours)).quiet == hours
    assert (await shop.choose_quiet_hours(actor=clerk, request_id="3", hours=None)).quiet is None


async def test_the_owner_chooses_for_all_who_chose_nothing(shop: Shop, clerk: Actor) -> None:
    night, nap = quiet_hours("22-7"), quiet_hours("12-14")
    assert await shop.read_quiet_hours(actor=clerk) == (None, NEVER_QUIET)
    with pytest.raises(NotAllowed):
        await shop.choose_shop_quiet(actor=clerk, request_id="1", hours=night)
    await shop.choose_shop_quiet(actor=shop.owner, request_id="2", hours=night)
    assert await shop.read_quiet_hours(actor=clerk) == (None, night)
    await shop.choose_quiet_hours(actor=clerk, request_id="3", hours=nap)
    assert await shop.read_quiet_hours(actor=clerk) == (nap, night)
