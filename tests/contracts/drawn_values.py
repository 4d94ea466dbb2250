"""The plain values that drawn records are made of: anything that the domain allows."""

from datetime import UTC, datetime
from typing import Any, Final

from hypothesis import strategies as st

from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor, Role

CURRENCIES: Final = ["CNY", "JPY", "KWD", "XTR"]
words: Final = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
"""No lone surrogates and no NUL: UTF-8 has no place for the first, PostgreSQL's text none for the second."""

moments: Final = st.datetimes(
    datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01"), timezones=st.just(UTC)
)
maybe_moments: Final = st.none() | moments
maybe_words: Final = st.none() | words
counts: Final = st.integers(0, 2**31 - 1)
minors: Final = st.integers(-(2**63), 2**63 - 1)
currencies: Final = st.sampled_from(CURRENCIES)
amounts: Final = st.builds(Money, minors, currencies)
localized: Final = st.lists(
    st.tuples(words, words), min_size=1, max_size=3, unique_by=lambda pair: pair[0]
).map(lambda pairs: LocalizedText(tuple(pairs)))
actors: Final = st.builds(Actor, words, st.sampled_from(Role))


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


def amounts_in(currency: str, least: int = -(2**63)) -> st.SearchStrategy[Money]:
    return st.builds(Money, st.integers(least, 2**63 - 1), st.just(currency))
