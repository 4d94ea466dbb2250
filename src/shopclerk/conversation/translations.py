"""The message catalogues: what every English sentence of the source is in other languages.

They are gettext's `.po` files in `locales/<language>/LC_MESSAGES/`, read and compiled in memory when a
language is first spoken, so that there is no build step. `scripts/update_messages.py` keeps them in step
with the source.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from shopclerk.conversation.languages import catalogues


@cache
def translations(locale: Locale) -> NullTranslations:
    """The catalogue of a language; for one without a catalogue (English) the source speaks for itself."""
    path = catalogues() / str(locale) / "LC_MESSAGES" / "shopclerk.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)
