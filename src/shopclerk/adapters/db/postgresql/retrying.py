"""Once more, a little later: for what the database undid and asks to do again."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from shopclerk.adapters.db.postgresql.faults import Again

TRIES: Final = 8
FIRST_SECONDS: Final = 0.002
MOST_SECONDS: Final = 0.2

T = TypeVar("T")


async def persistently(attempt: Callable[[], Awaitable[T]]) -> T:
    """Its answer; or, when it went wrong every time, the port's fact that its last Again carries."""
    trying = AsyncRetrying(
        retry=retry_if_exception_type(Again),
        stop=stop_after_attempt(TRIES),
        wait=wait_random_exponential(FIRST_SECONDS, MOST_SECONDS),
        reraise=True,
    )
    try:
        return await trying(attempt)
    except Again as again:
        raise again.fact from again
