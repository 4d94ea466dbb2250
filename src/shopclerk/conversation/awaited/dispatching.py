"""What a chat of staff waits for to send many parcels."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitConsignments:
    """The next text is a list of orders and tracking numbers."""


Awaited: TypeAlias = AwaitConsignments
