"""Scripted trouble: what the next calls that match meet instead of, or after, their effect."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.fake_telegram.parameters import Parameters


@dataclass(frozen=True, slots=True)
class TooMany:
    """429: the call has no effect."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class Refuse:
    """A 5xx; `done`: although it had its effect."""

    code: int = 502
    done: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks off without an answer; `done`: after the effect."""

    done: bool = False


Fault: TypeAlias = TooMany | Refuse | Drop
Chooser: TypeAlias = Callable[[str, Parameters], Fault | None]


def _none(method: str, parameters: Parameters) -> Fault | None:
    return None


@dataclass(slots=True)
class Faults:
    """`next(method, fault)` waits for a call of that method; `chooser` is asked about every other call.
    `unheard` are the calls that took effect although their bot was told otherwise, or nothing.
    """

    chooser: Chooser = _none
    met: list[tuple[str, Fault]] = field(default_factory=list)
    unheard: list[tuple[str, Parameters]] = field(default_factory=list)
    _scripted: list[tuple[str, Fault]] = field(default_factory=list)

    def next(self, method: str, *faults: Fault) -> None:
        self._scripted.extend((method, fault) for fault in faults)

    def of(self, method: str, parameters: Parameters) -> Fault | None:
        """What this call meets, once."""
        for scripted in self._scripted:
            if scripted[0] == method:
                self._scripted.remove(scripted)
                self.met.append(scripted)
                return scripted[1]
        fault = self.chooser(method, parameters)
        if fault is not None:
            self.met.append((method, fault))
        return fault
