"""Text without what people do not mean when they search: letter case, accents, width."""

import re
import unicodedata
from typing import Final

_HAN: Final = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_OF_HAN: Final = re.compile(rf"[{_HAN}]+")
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")


def folded(text: str) -> str:
    """Compatibility forms as plain ones, no letter case, no accents."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", apart)).casefold()


def words_in(text: str) -> list[str]:
    """The words of a folded text; Chinese, which has no spaces, is a word as far as it goes."""
    return _WORD.findall(text)


def is_han(word: str) -> bool:
    return _OF_HAN.fullmatch(word) is not None


def pairs(word: str) -> list[str]:
    """Each two characters that stand side by side; the word itself when it is no longer."""
    return [word[start : start + 2] for start in range(len(word) - 1)] or [word]
