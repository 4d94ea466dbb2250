"""Which products a term leads to."""

from array import array
from collections.abc import Iterable


class Postings:
    """Terms, each with the numbers of the products that have it."""

    def __init__(self) -> None:
        self._numbers: dict[str, array[int]] = {}

    def add(self, term: str, number: int) -> None:
        if (known := self._numbers.get(term)) is not None:
            known.append(number)
        else:
            self._numbers[term] = array("I", (number,))

    def remove(self, term: str, number: int) -> None:
        known = self._numbers[term]
        known.remove(number)
        if not known:
            del self._numbers[term]

    def terms(self) -> Iterable[str]:
        return self._numbers.keys()

    def of(self, term: str) -> Iterable[int]:
        return self._numbers.get(term, ())
