from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from scripts.update_messages import TEMPLATE, catalogues, extracted, is_translated, write
from shopclerk.conversation.languages import ENGLISH
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples import examples
from tests.conversation.world import World


def identity(message: Message) -> tuple[str, str, str]:
    one, many = (message.id, "") if isinstance(message.id, str) else message.id
    return (message.context or "", one, many)


def sentences(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(message: Message) -> tuple[str, ...]:
    strings = message.string
    return (strings,) if isinstance(strings, str) else tuple(strings or ())


@pytest.fixture(params=list(catalogues()), ids=lambda each: each[0].parts[-3])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    _, catalog = request.param
    assert isinstance(catalog, Catalog)
    return catalog


def test_a_catalogue_translates_every_sentence_and_no_other(catalogue: Catalog) -> None:
    """When this fails: scripts/update_messages.py, then translate what is new."""
    assert {identity(each) for each in sentences(catalogue)} == {
        identity(each) for each in sentences(extracted())
    }
    assert [message.id for message in sentences(catalogue) if not is_translated(message)] == []


def test_a_translation_has_the_placeholders_of_its_sentence(catalogue: Catalog) -> None:
    for message in sentences(catalogue):
        wanted = set().union(*(placeholders(each) for each in identity(message)[1:]))
        for form in forms(message):
            assert placeholders(form) == wanted, message.id


def test_no_translation_is_a_guess(catalogue: Catalog) -> None:
    assert not [message.id for message in sentences(catalogue) if message.fuzzy]


def test_placeholders_are_plain_names() -> None:
    for message in sentences(extracted()):
        for text in identity(message)[1:]:
            assert all(name.isidentifier() for name in placeholders(text)), text


def test_updating_catalogues_that_are_up_to_date_changes_nothing(tmp_path: Path) -> None:
    template = extracted()
    write(tmp_path / "template", template)
    assert (tmp_path / "template").read_text("utf-8") == TEMPLATE.read_text("utf-8")
    for path, catalog in catalogues():
        catalog.update(template, no_fuzzy_matching=True)
        write(tmp_path / "catalogue", catalog)
        assert (tmp_path / "catalogue").read_text("utf-8") == path.read_text("utf-8")


class OnlyExtracted(NullTranslations):
    """Refuses a sentence that the extractor does not see in the source, and so no catalogue can have."""

    known = frozenset(identity(message) for message in sentences(extracted()))

    def gettext(self, message: str) -> str:
        assert ("", message, "") in self.known
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        assert ("", msgid1, msgid2) in self.known
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        assert (context, message, "") in self.known
        return message


def test_every_sentence_of_every_screen_is_seen_by_the_extractor(words: Words) -> None:
    assert isinstance(words.catalogue, GNUTranslations if words.language != ENGLISH else NullTranslations)
    strict = Words(words.language, words.locale, OnlyExtracted(), words.zone)
    assert examples(strict, World())
