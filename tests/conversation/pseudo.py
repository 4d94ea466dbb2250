"""A language that nobody speaks: every sentence of the catalogues in it can be told from text that is not in
any of them.

Letters become others that look alike, and a sentence grows by about half, as English does on its way into
other languages. What is still in plain Latin letters on a screen was never in a catalogue.
"""

from gettext import NullTranslations
from string import Formatter, ascii_letters
from typing import Final

_ALIKE: Final = str.maketrans(ascii_letters, "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏžȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎŽ")
LONGER: Final = 0.5


class PseudoTranslations(NullTranslations):
    """Translates by itself; placeholders stay."""

    def gettext(self, message: str) -> str:
        return strange(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return strange(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return strange(message)


def strange(sentence: str) -> str:
    """The sentence in that language."""
    parts, letters = [], 0
    for text, name, _, _ in Formatter().parse(sentence):
        letters += sum(map(str.isalpha, text))
        parts.append(text.translate(_ALIKE).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(f"{{{name}}}")
    return "".join(parts) + "~" * int(letters * LONGER)
