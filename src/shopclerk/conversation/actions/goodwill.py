"""The owner pays something back, for no goods."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import OrderId


@dataclass(frozen=True, slots=True)
class AskGoodwill:
    """Let the owner type how much, and why."""

    code: ClassVar[str] = "zg"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PayGoodwill:
    """Pay back what was typed under that token."""

    code: ClassVar[str] = "zh"

    order_id: OrderId
    token: str


Action: TypeAlias = AskGoodwill | PayGoodwill
