"""What a chat of the owner waits for about a message to many."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitCampaign:
    """The next text or picture is what it says; an empty id: of a new one."""

    campaign_id: str = ""


Awaited: TypeAlias = AwaitCampaign
