"""How Chinese is typed in Latin letters: pinyin, its initials, and what sounds nearly the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from shopclerk.adapters.search.folding import folded

REMEMBERED: Final = 4096
"""Words whose pinyin is kept at hand: option values and categories come again and again."""

_TONES: Final = re.compile("[1-5]")
_LETTERS: Final = re.compile("[a-z]{2,}")
_ALIKE: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Chinese words in plain letters, a space between two; each syllable begins with a capital. `nearly` is
    the same without what many do not tell apart.
    """

    pinyin: str
    nearly: str
    initials: str


SILENT: Final = Spoken("", "", "")


def spoken(words: Sequence[str]) -> Spoken:
    """How these words are said; SILENT without any."""
    if not words:
        return SILENT
    said = [syllables(word) for word in words]
    return Spoken(
        pinyin=" ".join("".join(map(str.capitalize, word)) for word in said),
        nearly=" ".join("".join(nearly(each).capitalize() for each in word) for word in said),
        initials=" ".join("".join(each[0] for each in word) for word in said),
    )


@lru_cache(REMEMBERED)
def syllables(word: str) -> tuple[str, ...]:
    """The pinyin of a Chinese word, syllable by syllable, in plain letters: both `ü` and `v` are `u`."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - it takes a while to load, and not every shop needs it

    return tuple(folded(each).replace("v", "u") for each in lazy_pinyin(word, errors="ignore"))


def as_pinyin(word: str) -> str:
    """A folded word as pinyin that somebody typed, tones dropped; empty when it cannot be any."""
    plain = _TONES.sub("", word)
    return plain.replace("v", "u") if _LETTERS.fullmatch(plain) else ""


def nearly(sound: str) -> str:
    """The same for sounds that many do not tell apart: zh and z, ch and c, sh and s, ng and n."""
    for told, heard in _ALIKE:
        sound = sound.replace(told, heard)
    return sound


def heard(letters: str) -> re.Pattern[str]:
    """Finds these letters in what is `spoken`, from the beginning of a syllable on."""
    others = "".join([f"[{each}{each.upper()}]" for each in letters[1:]])
    return re.compile(letters[0].upper() + others)
