"""Values of the domain as JSON has them: times in ISO 8601, amounts as decimals with their currency."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import singledispatch
from typing import Any, Final

from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.threads import Message

INTERNAL: Final = frozenset(
    {"version", "moves", "next_poll_at", "polls", "next_try_at", "tries", "closed_by"}
)
"""How the shop does its work: nothing about its customer."""


@singledispatch
def plain(value: Any) -> Any:
    """The value as JSON has it; who of the staff did something is told by the role."""
    return _fields(value) if is_dataclass(value) else value


@plain.register
def _(amount: Money) -> Any:
    return {"amount": amount.decimal(), "currency": amount.currency}


@plain.register
def _(text: LocalizedText) -> Any:
    return dict(text.texts)


@plain.register
def _(actor: Actor) -> Any:
    return actor.role.value


@plain.register
def _(said: Message) -> Any:
    return {**_fields(said), "by": "shop" if said.from_shop else "customer"}


@plain.register
def _(at: datetime) -> Any:
    return at.isoformat()


@plain.register
def _(one_of: Enum) -> Any:
    return one_of.value


@plain.register(Mapping)
def _(pairs: Mapping[Any, Any]) -> Any:
    return {str(key): plain(each) for key, each in pairs.items()}


@plain.register(tuple)
@plain.register(list)
def _(several: Any) -> Any:
    return [plain(each) for each in several]


@plain.register(frozenset)
def _(several: Any) -> Any:
    return sorted(plain(each) for each in several)


def _fields(value: Any) -> dict[str, Any]:
    names = [each.name for each in fields(value) if each.name not in INTERNAL]
    return {name: plain(getattr(value, name)) for name in names}
