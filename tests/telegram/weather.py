"""What befalls the calls of a bot, by chance."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.fake_telegram import Drop, Refuse, TooMany
from tests.fake_telegram.faults import Fault
from tests.fake_telegram.parameters import Parameters

FAULTS: Final[Sequence[tuple[float, Fault]]] = (
    (0.03, TooMany(1)),
    (0.01, TooMany(5)),
    (0.02, Refuse(502)),
    (0.02, Refuse(500, done=True)),
    (0.02, Drop()),
    (0.02, Drop(done=True)),
)
STORMS: Final = 0.04
STORM: Final = (Refuse(502), Refuse(500, done=True), Drop(), Drop(done=True))
LONGEST: Final = 4


@dataclass(slots=True)
class Weather:
    """A chooser of faults; now and then every call to a chat goes wrong for a while, so that whoever tries
    again at once has to come again later.
    """

    chance: random.Random
    faults: Sequence[tuple[float, Fault]] = FAULTS
    _storms: Counter[int] = field(default_factory=Counter)

    def __call__(self, method: str, parameters: Parameters) -> Fault | None:
        chat_id = parameters.integer("chat_id", 0)
        fault = self._storm(chat_id) if chat_id else None
        return fault or self._gust()

    def _storm(self, chat_id: int) -> Fault | None:
        if self._storms[chat_id]:
            self._storms[chat_id] -= 1
            return self.chance.choice(STORM)
        if self.chance.random() < STORMS:
            self._storms[chat_id] = self.chance.randint(1, LONGEST)
        return None

    def _gust(self) -> Fault | None:
        at = self.chance.random()
        for share, fault in self.faults:
            at -= share
            if at < 0:
                return fault
        return None
