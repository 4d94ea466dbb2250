"""A shop as it stands, once more: what happens in the copy does not happen in the other."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from shopclerk.adapters.memory.state import Memory
from tests.shopfloor.people import Visitor


def copied(visitor: Visitor) -> Visitor:
    """The visitor in a copy of everything. Values that nobody can change are shared: they are nearly all."""
    shop = visitor.shop
    frozen = (*_kept(shop.database.memory), *_shown(visitor))
    return copy.deepcopy(visitor, {id(value): value for value in frozen})


def _kept(memory: Memory) -> Iterator[object]:
    for field in fields(memory):
        yield from _members(getattr(memory, field.name))


def _members(collection: object) -> Iterator[object]:
    """The frozen values in a collection of the memory's, which may hold collections."""
    if isinstance(collection, Mapping):
        yield from collection
        for value in collection.values():
            yield from _members(value) if isinstance(value, Mapping) else (value,)
    elif isinstance(collection, Iterable):
        yield from collection


def _shown(visitor: Visitor) -> Iterator[object]:
    chat = visitor.shop.chat
    yield from (message.screen for messages in chat.messages.values() for message in messages)
    yield from (toast for toasts in chat.toasts.values() for toast in toasts)
