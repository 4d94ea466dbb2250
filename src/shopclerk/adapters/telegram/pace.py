"""How fast Telegram lets a bot be, and who goes first."""

from dataclasses import dataclass
from enum import IntEnum


class Urgency(IntEnum):
    """Who goes first: the answer to a person, then notices, then what is sent to many."""

    ANSWER = 0
    NOTICE = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls within so many seconds. Telegram names 30 a second in all, one a second in a private chat
    (short bursts pass) and 20 a minute in a group: core.telegram.org/bots/faq. `reserved` of all are for
    answers: whatever else is sent, a person need not wait until the second is over.

    It is the pace of one process. Several know nothing of each other: together they may be too fast, are told
    so by Telegram, and wait.
    """

    overall: tuple[int, float] = (28, 1.0)
    chat: tuple[int, float] = (8, 8.0)
    group: tuple[int, float] = (19, 60.0)
    reserved: int = 8

    def spared(self, urgency: Urgency) -> int:
        """How many calls of all somebody so urgent leaves to others."""
        return 0 if urgency is Urgency.ANSWER else self.reserved
