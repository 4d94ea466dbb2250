"""Every screen that there is, at least once, by area and by what it shows."""

from collections.abc import Mapping

from shopclerk.conversation.words import Words
from tests.conversation.screens.examples import (
    addresses,
    after_sales,
    being_helped,
    campaigns,
    cart,
    catalogue,
    checkout,
    choices,
    counter,
    currency,
    discounts,
    failures,
    finding,
    goods,
    goodwill,
    groups,
    home,
    hubs,
    importing,
    merchant,
    notices,
    orders,
    parcels,
    payment,
    privacy,
    product,
    selling,
    settings,
    staffing,
    threads,
)
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Mapping[str, Examples]:
    return {
        "home": home.examples(words, world),
        "hubs": hubs.examples(words),
        "catalogue": catalogue.examples(words, world),
        "currency": currency.examples(words),
        "finding": finding.examples(words, world),
        "product": product.examples(words, world),
        "cart": cart.examples(words, world),
        "checkout": checkout.examples(words, world),
        "addresses": addresses.examples(words, world),
        "payment": payment.examples(words, world),
        "orders": orders.examples(words, world),
        "merchant": merchant.examples(words, world),
        "counter": counter.examples(words, world),
        "goodwill": goodwill.examples(words, world),
        "parcels": parcels.examples(words, world),
        "after sales": after_sales.examples(words, world),
        "notices": notices.examples(words, world),
        "goods": goods.examples(words, world),
        "importing": importing.examples(words, world),
        "selling": selling.examples(words, world),
        "campaigns": campaigns.examples(words, world),
        "failures": failures.examples(words, world),
        "choices": choices.examples(words),
        "threads": threads.examples(words, world),
        "settings": settings.examples(words, world),
        "discounts": discounts.examples(words),
        "help": being_helped.examples(words),
        "staff": staffing.examples(words, world),
        "privacy": privacy.examples(words, world),
        "groups": groups.examples(words),
    }
