"""The merchant's day and queues."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import OrderId


@dataclass(frozen=True, slots=True)
class ShowToday:
    """Orders and money since midnight."""

    code: ClassVar[str] = "yt"


@dataclass(frozen=True, slots=True)
class ShowQueues:
    """Every queue, and how much waits in it."""

    code: ClassVar[str] = "yq"


@dataclass(frozen=True, slots=True)
class ShowExceptions:
    """A page of the orders that need somebody's hand."""

    code: ClassVar[str] = "zx"

    after: OrderId | None = None


Action: TypeAlias = ShowToday | ShowQueues | ShowExceptions
