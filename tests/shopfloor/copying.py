"""A shop as it stands, once more: what happens in the copy does not happen in the other."""

import copy
from collections.abc import Iterator
from dataclasses import fields

from shopclerk.adapters.memory.state import Memory
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


def copied(visitor: Visitor) -> Visitor:
    """The visitor in a copy of everything. Values that nobody can change are shared: they are nearly all."""
    shop = visitor.shop
    known: dict[int, object] = {id(shop.terms): shop.terms, id(shop.database.memory): _kept(shop)}
    known |= {id(value): value for value in _unchanging(visitor)}
    known |= {id(value): copy.copy(value) for value in _shallow(visitor)}
    return copy.deepcopy(visitor, known)


def _kept(shop: TalkingShop) -> Memory:
    """The same frozen values in other collections, which hold collections at most."""
    memory = shop.database.memory
    same = copy.copy(memory)
    for field in fields(memory):
        held = getattr(memory, field.name)
        if isinstance(held, dict | set):
            setattr(same, field.name, _collection(held))
    return same


def _collection(held: object) -> object:
    same = copy.copy(held)
    if isinstance(same, dict):
        same.update((key, copy.copy(each)) for key, each in same.items() if isinstance(each, dict | set))
    return same


def _unchanging(visitor: Visitor) -> Iterator[object]:
    shop = visitor.shop
    yield from (toast for toasts in shop.chat.toasts.values() for toast in toasts)
    yield from shop.gateway.told
    yield from (scan for scans in shop.carrier._scans.values() for scan in scans)


def _shallow(visitor: Visitor) -> Iterator[object]:
    """What changes and holds nothing that does."""
    shop = visitor.shop
    yield from (message for messages in shop.chat.messages.values() for message in messages)
    yield from shop.gateway.payments.values()
