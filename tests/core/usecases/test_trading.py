"""What the owner changes of the shop's terms, and what of it whom concerns."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from shopclerk.core.domain.aftersales import CaseKind, CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import (
    InvalidSetting,
    MethodUnavailable,
    NotAllowed,
    NotReturnable,
    PricesChanged,
    SettingChanged,
    ShippingUnavailable,
)
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shop_settings import Setting, ShopSettings, Value
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.trading import PresentTerms, RecallSettings
from tests.invariants import violations
from tests.shopfloor.shop import Shop

DAY = timedelta(days=1)
POST = ShippingOption(code="post", name=LocalizedText.single("en", "Post"), fee=Money(600, "CNY"), days=7)
EXPRESS = ShippingOption(
    code="express", name=LocalizedText.single("en", "Express"), fee=Money(1800, "CNY"), days=2
)
OTHER_OWNER = Actor(PersonId("Second"), Role.OWNER)


@pytest.fixture
async def shop() -> Shop:
    shop = Shop(terms=Terms(currency="CNY", name="Tea House", shipping=(POST, EXPRESS)))
    await shop.stocks("MUG", 20, price="39.00")
    shop.trades()
    return shop


async def changes(
    shop: Shop,
    setting: Setting,
    value: Value,
    *,
    by: Actor | None = None,
    seen: int | None = None,
    request_id: str = "",
) -> ShopSettings:
    return await shop.change_setting(
        actor=by or shop.owner,
        request_id=request_id or shop.request(),
        setting=setting,
        value=value,
        seen=shop.trades().settings.version if seen is None else seen,
    )


async def places(shop: Shop, customer: Actor) -> Order:
    await shop.fills(customer, mug=1)
    return await shop.checks_out(customer, shipping="post")


async def test_what_is_chosen_holds_at_once_in_the_process_that_changed_it(shop: Shop) -> None:
    await changes(shop, Setting.NAME, "Paper & Steam")
    assert shop.trades().now.name == "Paper & Steam"
    assert shop.trades().defaults.name == "Tea House"


async def test_other_processes_learn_it_when_they_look(shop: Shop) -> None:
    elsewhere = PresentTerms(shop.terms)
    await changes(shop, Setting.NAME, "Paper & Steam")
    assert elsewhere.now.name == "Tea House"
    await RecallSettings(shop.store, elsewhere)()
    assert elsewhere.now.name == "Paper & Steam"


async def test_what_is_learned_late_and_older_changes_nothing(shop: Shop) -> None:
    before = await changes(shop, Setting.NAME, "First")
    await changes(shop, Setting.NAME, "Second")
    shop.trades().learn(before)
    assert shop.trades().now.name == "Second"


async def test_put_back_it_is_what_the_environment_says(shop: Shop) -> None:
    await changes(shop, Setting.NAME, "Paper & Steam")
    await changes(shop, Setting.WINDOW, 30 * DAY)
    await changes(shop, Setting.NAME, None)
    await changes(shop, Setting.WINDOW, None)
    assert shop.trades().now == shop.terms


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.CLERK])
async def test_only_the_owner_sees_and_changes_settings(shop: Shop, role: Role) -> None:
    somebody = Actor(PersonId("somebody"), role)
    with pytest.raises(NotAllowed):
        await changes(shop, Setting.NAME, "Mine", by=somebody)
    with pytest.raises(NotAllowed):
        await shop.show_settings(actor=somebody)


async def test_settings_are_shown_with_what_was_changed_elsewhere(shop: Shop) -> None:
    elsewhere = PresentTerms(shop.terms)
    shop.trading, mine = elsewhere, shop.trading
    await changes(shop, Setting.NAME, "Paper & Steam")
    shop.trading = mine
    view = await shop.show_settings(actor=shop.owner)
    choice = view.choice(Setting.NAME)
    assert view.terms.name == "Paper & Steam"
    assert view.defaults.name == "Tea House"
    assert choice is not None
    assert (choice.by, choice.at) == (shop.owner, shop.clock.now())


async def test_of_two_owners_who_change_the_same_one_wins_and_the_other_is_told_who(shop: Shop) -> None:
    await changes(shop, Setting.NAME, "First", seen=0)
    with pytest.raises(SettingChanged) as refused:
        await changes(shop, Setting.NAME, "Second", by=OTHER_OWNER, seen=0)
    assert (refused.value.by, refused.value.at) == (shop.owner.person_id, shop.clock.now())
    assert shop.trades().now.name == "First"


async def test_of_two_owners_at_the_same_moment_one_wins(shop: Shop) -> None:
    answers = await asyncio.gather(
        changes(shop, Setting.NAME, "First", seen=0),
        changes(shop, Setting.NAME, "Second", by=OTHER_OWNER, seen=0),
        return_exceptions=True,
    )
    assert sum(isinstance(answer, SettingChanged) for answer in answers) == 1


async def test_two_owners_who_change_different_things_do_not_meet(shop: Shop) -> None:
    await changes(shop, Setting.NAME, "Paper & Steam", seen=0)
    await changes(shop, Setting.ZONE, "Asia/Shanghai", by=OTHER_OWNER, seen=0)
    assert (shop.trades().now.name, shop.trades().now.zone) == ("Paper & Steam", "Asia/Shanghai")


async def test_a_change_that_is_asked_for_twice_is_made_once(shop: Shop) -> None:
    once = await changes(shop, Setting.NAME, "First", seen=0, request_id="one")
    await changes(shop, Setting.NAME, "Second", seen=1)
    again = await changes(shop, Setting.NAME, "First", seen=0, request_id="one")
    assert [choice.value for choice in again.choices] == ["First", "Second"]
    assert once.version == 1


async def test_choosing_what_is_chosen_already_changes_nothing(shop: Shop) -> None:
    await changes(shop, Setting.NAME, "First")
    again = await changes(shop, Setting.NAME, "First", by=OTHER_OWNER, seen=0)
    assert again.version == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (Setting.LANGUAGE, "xx"),
        (Setting.ZONE, "Middle/Earth"),
        (Setting.METHODS, ("cowrie_shells",)),
        (Setting.CURRENCIES, ("CNY",)),
    ],
)
async def test_what_the_shop_has_not_cannot_be_chosen(shop: Shop, setting: Setting, value: Value) -> None:
    with pytest.raises(InvalidSetting):
        await changes(shop, setting, value)
    assert shop.trades().settings == ShopSettings()


async def test_an_order_keeps_the_time_that_it_was_given_to_be_paid(shop: Shop, li: Actor) -> None:
    order = await places(shop, li)
    await changes(shop, Setting.PAY_WITHIN, timedelta(minutes=5))
    later = await places(shop, li)
    assert (await shop.order(order)).pay_by == order.placed_at + timedelta(minutes=30)
    assert later.pay_by == later.placed_at + timedelta(minutes=5)


async def test_an_option_that_is_taken_away_stays_with_the_orders_that_chose_it(
    shop: Shop, li: Actor
) -> None:
    order = await places(shop, li)
    await shop.fills(li, mug=1)
    shop.clock.advance_by(DAY)
    await changes(shop, Setting.SHIPPING, (EXPRESS,))
    with pytest.raises(ShippingUnavailable):
        await shop.price_cart(actor=li, shipping="post")
    with pytest.raises(ShippingUnavailable):
        await shop.checks_out(li, shipping="post")
    details = await shop.show_order(actor=li, order_id=order.id)
    assert details.order.shipping == order.shipping
    assert details.delivery == POST
    assert await violations(shop.store) == []


async def test_a_fee_that_is_changed_while_a_cart_is_reviewed_is_shown_first(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=1)
    await changes(shop, Setting.SHIPPING, (replace(POST, fee=Money(700, "CNY")),))
    with pytest.raises(PricesChanged):
        await shop.checks_out(li, shipping="post", reviewed="45.00")
    assert (await shop.checks_out(li, shipping="post", reviewed="46.00")).total == Money(4600, "CNY")


async def test_a_method_that_is_turned_off_takes_no_new_payment_and_ends_those_begun(
    shop: Shop, li: Actor
) -> None:
    begun, waiting = await places(shop, li), await places(shop, li)
    opened = await shop.starts_paying(begun, "alipay")
    assert opened.link is not None
    await changes(shop, Setting.METHODS, ("card",))
    assert (await shop.starts_paying(begun, "alipay")).id == opened.id
    with pytest.raises(MethodUnavailable):
        await shop.starts_paying(waiting, "alipay")
    await shop.hears(shop.gateway.pay(opened.link))
    assert (await shop.attempt(opened)).status is AttemptStatus.CAPTURED
    assert await violations(shop.store) == []


def test_methods_are_offered_as_chosen_and_all_of_them_where_none_chosen_is_there() -> None:
    terms = Terms(currency="CNY", methods=("alipay", "card"))
    assert terms.offered(("card", "wechat_pay", "alipay")) == ("alipay", "card")
    assert terms.offered(("stars",)) == ("stars",)
    assert Terms(currency="CNY").offered(("card", "alipay")) == ("card", "alipay")


def test_a_shop_whose_options_have_no_fee_in_a_currency_does_not_deliver_for_nothing() -> None:
    with pytest.raises(ShippingUnavailable):
        Terms(currency="EUR", shipping=(POST,)).delivering(Money(100, "EUR"))


async def test_returns_are_taken_as_long_as_was_said_when_the_order_was_placed(shop: Shop, li: Actor) -> None:
    old = await arrived(shop, await places(shop, li))
    await changes(shop, Setting.WINDOW, timedelta(hours=1))
    new = await arrived(shop, await places(shop, li))
    shop.clock.advance_by(timedelta(hours=2))
    with pytest.raises(NotReturnable):
        await shop.asks(new, CaseKind.RETURN)
    assert (await shop.asks(old, CaseKind.RETURN)).order_id == old.id


async def test_the_way_back_costs_what_was_said_when_the_order_was_placed(shop: Shop, li: Actor) -> None:
    old = await arrived(shop, await places(shop, li))
    shop.clock.advance_by(timedelta(minutes=1))
    await changes(shop, Setting.FEES, (Money(500, "CNY"),))
    new = await arrived(shop, await places(shop, li))
    granted = []
    for order in (old, new):
        case = await shop.asks(order, CaseKind.RETURN, reason=CaseReason.CHANGED_MIND)
        granted.append((await shop.approves(case)).refund)
    assert granted == [Money(3900, "CNY"), Money(3400, "CNY")]


async def arrived(shop: Shop, order: Order) -> Order:
    await shop.delivers(await shop.ships(await shop.pays(order)))
    shop.clock.advance_by(timedelta(minutes=1))
    return await shop.order(order)
