"""Prices, delivery and orders in a currency that is not the shop's own."""

from dataclasses import replace

import pytest

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import (
    DiscountRefused,
    NotPricedIn,
    NotSoldIn,
    PricesChanged,
    ShippingUnavailable,
)
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.filling import Add
from tests.shopfloor.shop import HOME, Shop


def usd(text: str) -> Money:
    return Money.parse(text, "USD")


def cny(text: str) -> Money:
    return Money.parse(text, "CNY")


def sold(handle: str, *prices: Money) -> ProductDraft:
    text = LocalizedText.single("en", handle)
    variant = VariantDraft(line=2, code=handle.upper(), options=(), prices=prices, quantity=9)
    return ProductDraft(
        line=2, handle=handle, title=text, description=text, category=None, options=(), variants=(variant,)
    )


@pytest.fixture
async def shop() -> Shop:
    """It sells in yuan and dollars; the mug has prices in both, the pot in yuan alone."""
    shop = Shop()
    shop.terms = replace(shop.terms, other_currencies=("USD",))
    for draft in (sold("mug", cny("39.00"), usd("6.00")), sold("pot", cny("88.00"))):
        await shop.import_product(draft, actor=shop.owner, sets_stock=True)
    return shop


@pytest.fixture
def li(shop: Shop) -> Actor:
    return shop.customer("Li")


async def test_a_cart_is_shown_in_the_currency_asked_for(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2, pot=1)
    own, other = await shop.show_cart(actor=li), await shop.show_cart(actor=li, currency="USD")
    assert own.total == cny("166.00")
    assert other.total == usd("12.00")
    assert [(entry.price, entry.is_sold, entry.is_orderable) for entry in other.entries] == [
        (usd("6.00"), True, True),
        (None, True, False),
    ]


async def test_what_has_no_price_in_the_currency_goes_into_no_cart(shop: Shop, li: Actor) -> None:
    change = Add(await shop.sku("pot"), 1)
    with pytest.raises(NotPricedIn):
        await shop.fill_cart(change, actor=li, request_id="r1", currency="USD")
    await shop.fill_cart(change, actor=li, request_id="r1", currency="CNY")
    assert len((await shop.cart(li)).lines) == 1


async def test_an_order_is_placed_and_paid_in_the_currency_that_was_reviewed(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2)
    quote = await shop.price_cart(actor=li, currency="USD")
    assert quote.total == usd("12.00")
    placed = await shop.place_order(
        actor=li,
        request_id="r1",
        token="t1",
        recipient=HOME,
        reviewed=quote.total.minor,
        currency="USD",
    )
    assert placed.total == usd("12.00")
    assert {line.unit_price for line in placed.lines} == {usd("6.00")}
    paid = await shop.pays(placed)
    assert paid.status == "confirmed"


@pytest.mark.parametrize("currency", ["EUR", "XXX", "usd"])
async def test_a_currency_that_the_shop_does_not_sell_in_is_refused(
    shop: Shop, li: Actor, currency: str
) -> None:
    await shop.fills(li, mug=1)
    sku = await shop.sku("mug")
    for refused in (
        shop.show_cart(actor=li, currency=currency),
        shop.price_cart(actor=li, currency=currency),
        shop.fill_cart(Add(sku, 1), actor=li, request_id="r1", currency=currency),
        shop.place_order(
            actor=li, request_id="r2", token="t2", recipient=HOME, reviewed=600, currency=currency
        ),
    ):
        with pytest.raises(NotSoldIn):
            await refused


async def test_the_total_of_another_currency_is_no_agreement(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=1)
    with pytest.raises(PricesChanged):
        await shop.place_order(
            actor=li, request_id="r1", token="t1", recipient=HOME, reviewed=3900, currency="USD"
        )


async def test_delivery_costs_its_fee_in_the_currency_or_is_refused(shop: Shop, li: Actor) -> None:
    name = LocalizedText.single("en", "Post")
    post = ShippingOption(code="post", name=name, fee=cny("6.00"), days=7)
    air = ShippingOption(code="air", name=name, fee=cny("60.00"), days=2, other_fees=(usd("9.00"),))
    await shop.fills(li, mug=1)
    shop.terms = replace(shop.terms, shipping=(post, air))
    quote = await shop.price_cart(actor=li, shipping="air", currency="USD")
    assert quote.total == usd("15.00")
    assert [option.code for option in quote.options] == ["air"]
    with pytest.raises(ShippingUnavailable):
        await shop.price_cart(actor=li, shipping="post", currency="USD")
    shop.terms = replace(shop.terms, shipping=(post,))
    with pytest.raises(ShippingUnavailable):
        await shop.price_cart(actor=li, currency="USD")


async def test_an_amount_off_counts_in_its_own_currency_only(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=1)
    await shop.create_discount(actor=shop.owner, request_id="d1", code="TEN", percentage=1000)
    await shop.create_discount(actor=shop.owner, request_id="d2", code="FIVE", amount=cny("5.00"))
    assert (await shop.price_cart(actor=li, discount="TEN", currency="USD")).total == usd("5.40")
    with pytest.raises(DiscountRefused) as refused:
        await shop.price_cart(actor=li, discount="FIVE", currency="USD")
    assert refused.value.why == "currency"
