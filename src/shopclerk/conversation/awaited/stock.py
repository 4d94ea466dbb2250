"""What a chat of staff waits for about what is on the shelf."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import SkuId


@dataclass(frozen=True, slots=True)
class AwaitCount:
    """The next text is how many of a variant there are, where the books said `expected`."""

    variant_id: SkuId
    expected: int


@dataclass(frozen=True, slots=True)
class AwaitArrived:
    """The next text is how many of a variant came in."""

    variant_id: SkuId


@dataclass(frozen=True, slots=True)
class AwaitSafety:
    """The next text is at how many units left to be alerted."""

    variant_id: SkuId


@dataclass(frozen=True, slots=True)
class AwaitDelivery:
    """The next text says what came in."""


Awaited: TypeAlias = AwaitCount | AwaitArrived | AwaitSafety | AwaitDelivery
