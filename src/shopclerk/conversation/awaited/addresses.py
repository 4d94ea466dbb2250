"""What a chat waits for on the way to a saved address."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitAddress:
    """The next text is the `field` (`name`, `phone`, `address`) of a saved address: the one of that id, or a
    new one (empty), of which `name` and `phone` are what was said already. `point` is where it is on the map,
    shared already (as `places` writes it). `ordering`: an order goes there once it is whole.
    """

    address_id: str
    field: str
    name: str = ""
    phone: str = ""
    point: str = ""
    ordering: bool = False


Awaited: TypeAlias = AwaitAddress
