"""Sweeps over what is due: one that fails keeps nobody else waiting."""

from collections.abc import Iterable


def raise_all(what: str, answers: Iterable[object]) -> None:
    """Raise the failures among the answers of `gather(..., return_exceptions=True)` together, once all are
    done.
    """
    failures = [answer for answer in answers if isinstance(answer, BaseException)]
    if failures:
        raise BaseExceptionGroup(what, failures)
