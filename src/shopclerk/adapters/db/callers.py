"""Answering a caller who may be gone by now."""

from asyncio import Future
from typing import TypeVar

T = TypeVar("T")


def tell(waiting: Future[T], found: T) -> None:
    if not waiting.done():
        waiting.set_result(found)


def fail(waiting: Future[T], fault: Exception) -> None:
    if not waiting.done():
        waiting.set_exception(fault)
