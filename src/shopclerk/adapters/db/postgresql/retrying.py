"""Once more, a little later: for what the database undid and asks to do again."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_random_exponential

from shopclerk.adapters.db.postgresql.faults import Again

FIRST_SECONDS: Final = 0.002
MOST_SECONDS: Final = 0.2

T = TypeVar("T")


async def persistently(attempt: Callable[[], Awaitable[T]]) -> T:
    """Its answer; or, when it went wrong every time, the port's fact that its last Again carries."""
    trying = AsyncRetrying(
        retry=retry_if_exception_type(Again),
        stop=_often_enough,
        wait=wait_random_exponential(FIRST_SECONDS, MOST_SECONDS),
        reraise=True,
    )
    try:
        return await trying(attempt)
    except Again as again:
        raise again.fact from again


def _often_enough(state: RetryCallState) -> bool:
    fault = state.outcome.exception() if state.outcome else None
    return isinstance(fault, Again) and state.attempt_number >= fault.tries
