"""The clock, the ids and the pauses of a running shop."""

import asyncio
import random
import secrets
import threading
import time
from datetime import UTC, datetime
from typing import Final

from shopclerk.core.domain.numbers import ALPHABET, LENGTH, hyphenated

DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
TIME_LENGTH: Final = 10
CHANCE_LENGTH: Final = 10
CHANCE_BITS: Final = 5 * CHANCE_LENGTH
STEP_BITS: Final = 30
FIRST_PAUSE: Final = 0.002
LONGEST_PAUSE: Final = 0.25


class SystemClock:
    """The core's `Clock`: the wall clock, held still while it is set back."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            self._last = max(self._last, datetime.now(UTC))
            return self._last


class RandomIds:
    """The core's `IdSource`: ten characters of milliseconds, ten of chance.

    Ids of one source never go backwards: within a millisecond, or when the clock is set back, the next id
    follows the last one by chance.
    """

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def new(self) -> str:
        with self._lock:
            fresh = (time.time_ns() // 1_000_000 << CHANCE_BITS) | secrets.randbits(CHANCE_BITS)
            self._last = fresh if fresh > self._last else self._last + 1 + secrets.randbits(STEP_BITS)
            return _digits(self._last, TIME_LENGTH + CHANCE_LENGTH)

    def order_number(self) -> str:
        return hyphenated("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))

    def token(self) -> str:
        return secrets.token_urlsafe(16)


def _digits(number: int, length: int) -> str:
    """The number in base 32, most significant digit first."""
    return "".join(DIGITS[(number >> 5 * place) & 31] for place in reversed(range(length)))


async def pause(tries: int) -> None:
    """The core's `Pause`: doubling, with full jitter, at most a quarter of a second."""
    ceiling = min(FIRST_PAUSE * 2**tries, LONGEST_PAUSE)
    await asyncio.sleep(random.uniform(0, ceiling))  # noqa: S311 - spreads retries, guards nothing
