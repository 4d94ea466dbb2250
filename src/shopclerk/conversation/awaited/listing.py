"""What a chat of staff waits for about a product that is put up for sale."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitListing:
    """The next text is the `field` (`title`, `price`, `units`, `code`) of a product being put up for sale."""

    token: str
    field: str


Awaited: TypeAlias = AwaitListing
