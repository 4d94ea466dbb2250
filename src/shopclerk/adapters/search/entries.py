"""What a product is found by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from shopclerk.adapters.search.folding import folded, is_han, words_in
from shopclerk.adapters.search.sounds import Spoken, spoken
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.ids import CategoryId, ProductId
from shopclerk.core.domain.localized import LocalizedText


class Field(StrEnum):
    """Where it stands."""

    TITLE = "title"
    CODE = "code"
    SHELF = "shelf"
    """Category names and option values."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Words as they stand; `joined` are all words of a text, and two neighbours, written together."""

    words: frozenset[str]
    joined: frozenset[str]
    spoken: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`titles` are the whole titles, written together, and `briefest` the length of the shortest."""

    id: ProductId
    version: int
    category_id: CategoryId | None
    fields: Mapping[Field, Terms]
    titles: frozenset[str]
    briefest: int
    description: str
    on_sale: bool


def entry_of(product: Product, category: Category | None) -> Entry:
    skus = [sku for sku in product.skus if not sku.archived]
    values = {value for sku in skus for value in sku.options}
    shelf = (*([category.name] if category else ()), *values)
    titles = [words_in(folded(text)) for text in _texts(product.title)]
    together = ["".join(words) for words in titles]
    return Entry(
        id=product.id,
        version=product.version,
        category_id=product.category_id,
        fields={
            Field.TITLE: _terms(titles),
            Field.CODE: _terms(words_in(folded(sku.code)) for sku in skus),
            Field.SHELF: _terms(words_in(folded(text)) for each in shelf for text in _texts(each)),
        },
        titles=frozenset(together),
        briefest=min(map(len, together)),
        description=folded("\n".join(_texts(product.description))),
        on_sale=bool(product.on_sale()),
    )


def _texts(localized: LocalizedText) -> list[str]:
    return [text for _, text in localized.texts]


def _terms(texts: Iterable[list[str]]) -> Terms:
    known = list(filter(None, texts))
    words = frozenset(word for text in known for word in text)
    whole = {"".join(text) for text in known}
    neighbours = {one + next_ for text in known for one, next_ in pairwise(text)}
    chinese = [word for word in sorted(words) if is_han(word)]
    return Terms(words, frozenset(whole | neighbours), spoken(chinese))
