"""What happened when, told day by day: the day stands once, over its times."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from shopclerk.conversation.words import Words


def by_day(words: Words, told: Iterable[tuple[datetime, str]]) -> tuple[str, ...]:
    """One line a step, in the order given, below a line with its day."""
    return tuple(_lines(words, told))


def _lines(words: Words, told: Iterable[tuple[datetime, str]]) -> Iterator[str]:
    for day, steps in groupby(told, key=lambda step: words.date(step[0])):
        yield day
        for at, step in steps:
            yield f"{words.time(at)}  {step}"
