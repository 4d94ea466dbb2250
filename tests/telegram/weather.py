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


@dataclass(slots=True)
class Weather:
    """A chooser of faults. `repeats` counts, by chat, the messages that were sent although the bot was told
    otherwise, or nothing: those, and only those, may stand there once more.
    """

    chance: random.Random
    faults: Sequence[tuple[float, Fault]] = FAULTS
    repeats: Counter[int] = field(default_factory=Counter)

    def __call__(self, method: str, parameters: Parameters) -> Fault | None:
        at = self.chance.random()
        for share, fault in self.faults:
            at -= share
            if at < 0:
                self._note(method, parameters, fault)
                return fault
        return None

    def _note(self, method: str, parameters: Parameters, fault: Fault) -> None:
        if method.startswith("send") and not isinstance(fault, TooMany) and fault.done:
            self.repeats[parameters.integer("chat_id")] += 1
