"""A customer chooses the currency of prices, cart, order and payment."""

from dataclasses import replace
from typing import Final

import pytest

from shopclerk.conversation.actions import currency
from shopclerk.conversation.actions.currency import ChooseCurrency
from shopclerk.conversation.actions.ordering import StartCheckout
from shopclerk.core.domain.importing import ProductDraft
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import MUG, tea
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.walks import puts_a_mug_into_the_cart, reviews_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (currency,)


def priced(draft: ProductDraft, dollars: str) -> ProductDraft:
    """In dollars too."""
    also = Money.parse(dollars, "USD")
    return replace(
        draft, variants=tuple(replace(each, prices=(*each.prices, also)) for each in draft.variants)
    )


@pytest.fixture
async def abroad(shop: TalkingShop) -> TalkingShop:
    """It sells in dollars too, but no tea."""
    shop.terms = replace(shop.terms, other_currencies=("USD",))
    await shop.import_product(priced(MUG, "6.00"), actor=shop.owner, sets_stock=True)
    return shop


async def chooses_dollars(ana: Visitor) -> None:
    await ana.says("/start")
    await ana.presses("👤 My account")
    await ana.presses("💱 Currency")
    await ana.presses("US Dollar · USD")
    ana.sees("Prices are in US Dollar from now on.")


async def test_everything_is_in_the_currency_chosen(abroad: TalkingShop, ana: Visitor) -> None:
    await chooses_dollars(ana)
    ana.sees_button("✓ US Dollar · USD", "Chinese Yuan · CNY")
    await ana.says("mug")
    ana.sees("$6.00")
    await reviews_a_mug(ana)
    ana.sees("Total: $6.00")
    await ana.presses("✅ Place the order · $6.00")
    order = await abroad.numbered(ana.order_number())
    assert order.total == Money.parse("6.00", "USD")
    await ana.presses("Alipay")
    await ana.pays()
    await ana.says(order.number)
    ana.sees("$6.00")


async def test_what_has_no_price_in_it_says_so(abroad: TalkingShop, ana: Visitor) -> None:
    await ana.says("green tea")
    await ana.presses("＋ Add to cart")
    await chooses_dollars(ana)
    await ana.says("green tea")
    ana.sees("This has no price in US Dollar, so it cannot be ordered in it.")
    ana.does_not_see_button("＋ Add to cart")
    ana.sees_button("💱 Currency")
    await ana.says("/cart")
    ana.sees("No price in this currency: please remove it, or choose another currency.")
    ana.does_not_see_button("✅ Check out")
    await ana.presses("💱 Currency")
    await ana.presses("Chinese Yuan · CNY")
    await ana.presses("🛒 Cart (1)")
    ana.sees_button("✅ Check out · CN¥128.00")


async def test_what_was_reviewed_before_another_currency_was_chosen_is_not_placed(
    abroad: TalkingShop, ana: Visitor
) -> None:
    """Even where the figures are the same."""
    await abroad.import_product(priced(MUG, "39.00"), actor=abroad.owner, sets_stock=True)
    await reviews_a_mug(ana)
    review = ana.screen
    await ana.forges(ChooseCurrency("USD"))
    await ana.forges(review.buttons[0].action)
    ana.sees("Is everything right?", "Total: $39.00")
    assert not abroad.kept(Order)


async def test_what_was_agreed_to_is_placed_whatever_is_chosen_in_another_chat(
    abroad: TalkingShop, ana: Visitor
) -> None:
    await abroad.import_product(priced(MUG, "39.00"), actor=abroad.owner, sets_stock=True)
    await reviews_a_mug(ana)
    review = ana.screen
    buyer = await abroad.actor(ana)
    choose = abroad.counter.choices.choose_currency
    await choose(actor=buyer, request_id="elsewhere", currency="USD")
    await ana.presses("✅ Place the order", on=review)
    assert [order.total for order in abroad.kept(Order)] == [Money.parse("39.00", "CNY")]


async def test_a_review_in_another_currency_is_another_review(abroad: TalkingShop, ana: Visitor) -> None:
    await abroad.import_product(priced(MUG, "39.00"), actor=abroad.owner, sets_stock=True)
    await reviews_a_mug(ana)
    place = ana.screen.buttons[0].action
    choose = abroad.counter.choices.choose_currency
    await choose(actor=await abroad.actor(ana), request_id="elsewhere", currency="USD")
    await ana.forges(StartCheckout())
    ana.sees("Total: $39.00")
    await ana.forges(place)
    ana.sees("Is everything right?")
    assert not abroad.kept(Order)


async def test_a_currency_that_is_given_up_leads_back_to_the_shops_own(
    abroad: TalkingShop, ana: Visitor
) -> None:
    await chooses_dollars(ana)
    old = ana.screen
    abroad.terms = replace(abroad.terms, other_currencies=())
    await ana.says("mug")
    ana.sees("CN¥39.00")
    await ana.presses("US Dollar", on=old)
    ana.sees("The shop has no prices in USD any more. Please look at the prices again.")


async def test_a_shop_with_one_currency_offers_no_choice(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.says("/start")
    await ana.presses("👤 My account")
    ana.does_not_see_button("💱 Currency")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_button_of_the_currencies_leads_on(abroad: TalkingShop, language: str) -> None:
    await abroad.import_product(tea(), actor=abroad.owner, sets_stock=True)
    ana = abroad.visitor("Ana", locale=language)
    await ana.forges(ChooseCurrency("USD"))
    await ana.says("绿茶")
    crawl = await Crawl(within=kinds_of(CRAWLED)).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("currencies", crawl)
    assert crawl.pressed >= kinds_of(CRAWLED)
