"""What a chat waits for when somebody looks for something."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitSearch:
    """The next text is what somebody looks for."""


Awaited: TypeAlias = AwaitSearch
