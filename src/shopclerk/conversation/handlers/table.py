"""Which function answers which action, question, picture and shared thing: what the handlers say, joined.

Complete over the closed unions, and checked by a test.
"""

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, Final

from shopclerk.conversation.handlers import (
    addresses,
    addressing,
    again,
    amounts,
    booking,
    browsing,
    campaigns,
    cancelling,
    cart,
    cases,
    casework,
    checkout,
    choosing,
    claiming,
    correcting,
    counting,
    currency,
    deeds,
    delivery,
    discounts,
    discrepancies,
    dispatching,
    evidence,
    failures,
    finding,
    goods,
    goods_page,
    goods_variants,
    goodwill,
    home,
    hubs,
    importing,
    leaving,
    linking,
    listing,
    manual_refunds,
    merchant,
    offers,
    orders,
    packing,
    papers,
    parcels,
    paying,
    privacy,
    queues,
    remedies,
    setting_lists,
    settings,
    sharing,
    staffing,
    stock,
    thread_lists,
    threads,
    writing,
)
from shopclerk.conversation.turn import Pictured, Pressed, Shared, Tabled, Typed

MODULES: Final[tuple[ModuleType, ...]] = (
    addresses,
    addressing,
    again,
    amounts,
    booking,
    browsing,
    campaigns,
    cancelling,
    cart,
    cases,
    casework,
    checkout,
    choosing,
    claiming,
    correcting,
    counting,
    currency,
    deeds,
    delivery,
    discounts,
    discrepancies,
    dispatching,
    evidence,
    finding,
    failures,
    goods,
    goods_page,
    goods_variants,
    goodwill,
    home,
    importing,
    hubs,
    leaving,
    linking,
    listing,
    manual_refunds,
    merchant,
    offers,
    orders,
    packing,
    papers,
    parcels,
    paying,
    privacy,
    queues,
    remedies,
    setting_lists,
    settings,
    sharing,
    stock,
    staffing,
    thread_lists,
    threads,
    writing,
)


class AnsweredTwice(AssertionError):
    """A defect of ours: two handlers answer the same."""


def _joined(name: str) -> dict[type[Any], Any]:
    joined: dict[type[Any], Any] = {}
    for said in _tables(name):
        if twice := joined.keys() & said.keys():
            raise AnsweredTwice(name, twice)
        joined |= said
    return joined


def _tables(name: str) -> Iterator[Mapping[type[Any], Any]]:
    return (vars(module)[name] for module in MODULES if name in vars(module))


PRESSED: Final[Pressed] = _joined("PRESSED")
TYPED: Final[Typed] = _joined("TYPED")
PICTURED: Final[Pictured] = _joined("PICTURED")
"""What takes a picture for an answer."""
SHARED: Final[Shared] = _joined("SHARED")
"""What takes a contact or a place on the map for an answer."""
TABLED: Final[Tabled] = tuple(each for module in MODULES for each in vars(module).get("TABLED", ()))
"""What takes a table that staff sent; the first that knows it answers."""
