"""Finding products by what people remember of them."""

from dataclasses import dataclass
from typing import Protocol

from shopclerk.core.domain.ids import ProductId


@dataclass(frozen=True, slots=True)
class Matches:
    """Products, the best match first, at most a few dozen. They are `close` when nothing is called as it was
    typed and these only come near.
    """

    ids: tuple[ProductId, ...] = ()
    close: bool = False


class ProductSearch(Protocol):
    """Finds products by words of their titles in any language, the codes of their SKUs, option values,
    category names and, last, descriptions.

    Letter case, full-width letters, accents and spaces make no difference. Chinese is found by its pinyin
    too, with tones or without, and by the initials of that. Several words must all be found. Only when that
    finds nothing, what is misspelt, sounds alike or has some of the words comes near.

    Products that are not on sale are found only with `hidden`. What was committed before the question, by
    whichever process, is known.
    """

    async def matches(self, text: str, *, hidden: bool = False) -> Matches: ...
