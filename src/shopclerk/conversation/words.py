"""Saying things in somebody's language.

The English sentence in the source is the key of its translation. Placeholders are filled once, after
translating: a value that looks like a placeholder itself (a product named `{name}`) stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import cache, lru_cache
from gettext import NullTranslations
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

from shopclerk.conversation import formats
from shopclerk.conversation.languages import catalogues, nearest, spoken
from shopclerk.conversation.translations import translations
from shopclerk.core.domain.money import Money

LOCALES: Final[Mapping[str, str]] = spoken(catalogues())
"""BCP 47 tag of every language spoken here -> its CLDR locale."""
A_MINUTE: Final = timedelta(minutes=1)
MOST_TAGS: Final = 1024
"""Platforms report few, but a browser may ask for anything."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language, and the time zone in which times are told."""

    language: str
    locale: Locale
    catalogue: NullTranslations
    zone: tzinfo

    def text(self, sentence: str, /, **values: object) -> str:
        return self.catalogue.gettext(sentence).format(**values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form for `n` things; `{n}` in it is the number as the language writes it."""
        number = format_decimal(n, locale=self.locale)
        return self.catalogue.ngettext(one, many, n).format(n=number, **values)

    def context(self, context: str, sentence: str, /, **values: object) -> str:
        """`text` for a word that means different things in different places."""
        return self.catalogue.pgettext(context, sentence).format(**values)

    def money(self, amount: Money) -> str:
        return formats.money(self.locale, amount)

    def currency(self, code: str) -> str:
        """The name of a currency; its code for one without a name in CLDR."""
        return formats.currency_name(self.locale, code)

    def date(self, at: datetime) -> str:
        return formats.date(self.locale, at.astimezone(self.zone))

    def time(self, at: datetime) -> str:
        return formats.time(self.locale, at.astimezone(self.zone))

    def moment(self, at: datetime) -> str:
        """Date and time, to the minute."""
        return formats.moment(self.locale, at.astimezone(self.zone))

    def duration(self, span: timedelta) -> str:
        return formats.duration(self.locale, span)

    def ago(self, span: timedelta) -> str:
        """How long ago something was; under a minute it was just now."""
        return self.text("just now") if span < A_MINUTE else formats.ago(self.locale, span)

    def list(self, items: Sequence[str]) -> str:
        return formats.enumeration(self.locale, items)


@dataclass(frozen=True, slots=True)
class Wording:
    """Every language that is spoken here; a catalogue is read when its language is first asked for."""

    zone: tzinfo

    @classmethod
    def load(cls, timezone: tzinfo) -> "Wording":
        return cls(timezone)

    def told_in(self, zone: tzinfo) -> "Wording":
        """The same, with times told in that zone."""
        return self if zone == self.zone else Wording(zone)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Pairs of (BCP 47 tag, the language's name in itself)."""
        return tuple((tag, own_name(tag)) for tag in LOCALES)

    def best(self, locale_tag: str) -> str:
        """The language to speak to somebody whose platform reports this BCP 47 tag; English when in doubt."""
        return _best(locale_tag)

    def into(self, language: str) -> Words:
        return _words(language if language in LOCALES else self.best(language), self.zone)


@lru_cache(MOST_TAGS)
def _best(locale_tag: str) -> str:
    return nearest(locale_tag, LOCALES)


@cache
def _words(language: str, zone: tzinfo) -> Words:
    locale = Locale.parse(LOCALES[language])
    return Words(language, locale, translations(locale), zone)


@cache
def own_name(language: str) -> str:
    """As it stands at the beginning of a line."""
    locale = Locale.parse(LOCALES[language])
    name = str(locale.languages[LOCALES[language]])
    return name[:1].upper() + name[1:]
