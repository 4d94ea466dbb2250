"""What one worker alone does, of all that could."""

from datetime import datetime
from typing import Protocol


class Leases(Protocol):
    """`take` lets `holder` have `name` until `until`, unless at `now` somebody else has it; answers whether
    they have it. Taken again by its holder it lasts longer. `give_back` ends it, for others who wait; of what
    somebody else has it does nothing.
    """

    async def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool: ...

    async def give_back(self, name: str, holder: str) -> None: ...
