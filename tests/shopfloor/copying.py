"""A shop as it stands, once more: what happens in the copy does not happen in the other.

Walks copy a shop thousands of times. So what is long is copied by hand: collections of values that nobody can
change are new, the values in them are the same.
"""

import copy
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from shopclerk.adapters.memory.database import MemoryDatabase, memory_database
from shopclerk.adapters.memory.state import Memory
from tests.shopfloor.chat import Message, ScriptedChat
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


def copied(visitor: Visitor) -> Visitor:
    """The visitor in a copy of everything. Values that nobody can change are shared: they are nearly all."""
    shop = visitor.shop
    known: dict[int, object] = {id(value): value for value in _unchanging(visitor)}
    known |= {id(value): copy.copy(value) for value in _shallow(shop)}
    known |= {id(shop.chat): _standing(shop.chat), id(visitor.diary): visitor.diary.copy()}
    known |= _over(_kept(shop.database.memory), shop.database)
    return copy.deepcopy(visitor, known)


def _over(memory: Memory, database: MemoryDatabase) -> dict[int, object]:
    """What stands for each part of the database, and for the whole, over that memory."""
    same = memory_database(memory)
    parts = {id(getattr(database, each.name)): getattr(same, each.name) for each in fields(database)}
    return {**parts, id(database): same}


def _kept(memory: Memory) -> Memory:
    """The same frozen values in other collections, which hold collections at most."""
    same = copy.copy(memory)
    for field in fields(memory):
        held = getattr(memory, field.name)
        if isinstance(held, dict | set):
            setattr(same, field.name, _collection(held))
    return same


def _collection(held: Any) -> Any:
    """What is in it is all of one kind."""
    nested = isinstance(held, dict) and isinstance(next(iter(held.values()), None), dict | set)
    return _each(held) if nested else held.copy()


def _each(held: Any) -> Any:
    same = held.copy()
    for key, each in held.items():
        same[key] = each.copy()
    return same


def _standing(chat: ScriptedChat) -> ScriptedChat:
    """A message changes when it is edited; what it shows does not."""
    same = copy.copy(chat)
    again = {id(each): _again(each) for each in chat._by_key.values()}
    same._by_key = {key: again[id(each)] for key, each in chat._by_key.items()}
    same.messages = defaultdict(list)
    for address, sent in chat.messages.items():
        same.messages[address] = [again[id(each)] for each in sent]
    same.toasts, same.asks = _each(chat.toasts), _each(chat.asks)
    same.menus, same.gone = chat.menus.copy(), chat.gone.copy()
    same.failures, same.unreadable = chat.failures.copy(), chat.unreadable.copy()
    return same


def _again(message: Message) -> Message:
    return Message(message.id, message.screen, message.stamp, message.key, message.shown)


def _unchanging(visitor: Visitor) -> Iterator[object]:
    shop = visitor.shop
    yield from (shop.terms, visitor.last)
    yield from shop.gateway.told
    yield from (scan for scans in shop.carrier._scans.values() for scan in scans)


def _shallow(shop: TalkingShop) -> Iterator[object]:
    """What changes and holds nothing that does."""
    yield from shop.gateway.payments.values()
