"""Text that a merchant wrote in one or several languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """Pairs of (BCP 47 language tag, text); the first pair is the shop's own language.

    Never empty: a product that has a title has it in at least one language.
    """

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "LocalizedText":
        return cls(tuple(texts.items()))

    @classmethod
    def single(cls, language: str, text: str) -> "LocalizedText":
        return cls(((language, text),))

    def in_(self, language: str) -> str:
        """The text in that language, else in its base language (`zh` for `zh-Hant`), else the first one."""
        known = dict(self.texts)
        base = language.split("-", maxsplit=1)[0]
        alike = next((text for tag, text in self.texts if tag.split("-")[0] == base), None)
        return known.get(language) or alike or self.texts[0][1]
