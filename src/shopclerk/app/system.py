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
PAIRS: Final = tuple(first + second for first in DIGITS for second in DIGITS)
"""Two digits each: an order takes three ids, and digit by digit they take as long as deciding on it."""
SHIFTS: Final = range(5 * (TIME_LENGTH + CHANCE_LENGTH - 2), -1, -10)
STEP_BITS: Final = 30
NUMBER_BITS: Final = 64
"""So many that of the 30^6 order numbers none is drawn noticeably more often than another."""
CHANCE_AT_ONCE: Final = 4096
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
        self._chance = Chance()
        self._lock = threading.Lock()

    def new(self) -> str:
        with self._lock:
            this_moment = time.time_ns() // 1_000_000 << CHANCE_BITS
            if this_moment > self._last:
                self._last = this_moment | self._chance.bits(CHANCE_BITS)
            else:
                self._last += 1 + self._chance.bits(STEP_BITS)
            return _digits(self._last)

    def order_number(self) -> str:
        with self._lock:
            plain, left = "", self._chance.bits(NUMBER_BITS)
        for _ in range(LENGTH):
            left, place = divmod(left, len(ALPHABET))
            plain += ALPHABET[place]
        return hyphenated(plain)

    def token(self) -> str:
        return secrets.token_urlsafe(16)


class Chance:
    """Random bits of the system, fetched many at a time.

    Every fetch lets another thread in, for up to five milliseconds: fetching them for each id took a third
    of the time of an order on SQLite.
    """

    def __init__(self) -> None:
        self._bits = 0
        self._left = 0

    def bits(self, count: int) -> int:
        """A number of so many bits."""
        if self._left < count:
            self._bits, self._left = secrets.randbits(CHANCE_AT_ONCE), CHANCE_AT_ONCE
        drawn = self._bits & ((1 << count) - 1)
        self._bits >>= count
        self._left -= count
        return drawn


def _digits(number: int) -> str:
    """The number in base 32, most significant digit first."""
    return "".join([PAIRS[number >> shift & 1023] for shift in SHIFTS])


async def pause(tries: int) -> None:
    """The core's `Pause`: doubling, with full jitter, at most a quarter of a second."""
    ceiling = min(FIRST_PAUSE * 2**tries, LONGEST_PAUSE)
    await asyncio.sleep(random.uniform(0, ceiling))  # noqa: S311 - spreads retries, guards nothing
