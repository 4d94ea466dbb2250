"""Text that a merchant wrote in one or several languages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """Pairs of (BCP 47 language tag, text); the first pair is the shop's own language.

    Never empty: what has a title has it in at least one language. Tags are compared without their case.
    """

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "LocalizedText":
        return cls(tuple(texts.items()))

    @classmethod
    def single(cls, language: str, text: str) -> "LocalizedText":
        return cls(((language, text),))

    def in_(self, language: str) -> str:
        """The text in that language, else in its base language (`zh` for `zh-Hant`), else in a sibling of it
        (`zh-Hans`), else the first one.
        """
        wanted = language.casefold()
        base = wanted.partition("-")[0]
        known = {tag.casefold(): text for tag, text in self.texts}
        alike = next((text for tag, text in known.items() if text and tag.partition("-")[0] == base), None)
        return known.get(wanted) or known.get(base) or alike or self.texts[0][1]

    def with_(self, language: str, text: str) -> "LocalizedText":
        """The text in that language too, or instead; an empty one is taken away, unless it is the shop's own,
        which stays first.
        """
        texts = dict(self.texts) | {language: text}
        own = self.texts[0][0]
        return LocalizedText(tuple((tag, each) for tag, each in texts.items() if each or tag == own))
