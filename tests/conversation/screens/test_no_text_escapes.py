"""No text escapes the catalogues: in a language that nobody speaks, no screen has a word of another."""

import re
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from shopclerk.conversation.reply import Screen
from shopclerk.conversation.words import Words
from tests.conversation.pseudo import PseudoTranslations, strange
from tests.conversation.rendering import as_text
from tests.conversation.screens.examples import examples
from tests.conversation.world import World

DATA: Final = re.compile(
    r"https?://\S+|t\.me/\S+|@\w+|(?<!\w)/[a-z]+\b|CN¥|CNY|JP¥|English|Gift voucher|express|dispute|"
    r"SPRING|TEA|YTO|MUG-\w+|fake-[0-9]+|pay[-_]\w+|case-\w+|[2-9A-Z]{4}-[2-9A-Z]{2}|\b[A-Z0-9]*[0-9][A-Z0-9]*\b"
)
"""Links, commands, currencies, names of languages, and what providers, carriers and codes are called."""
LONGEST_LABEL: Final = 64


@pytest.fixture
def pseudo() -> Words:
    return Words("zh-Hans", Locale.parse("zh_Hans"), PseudoTranslations(), ZoneInfo("Asia/Shanghai"))


def texts(screen: Screen) -> Iterator[str]:
    yield from (paragraph.text for paragraph in screen.paragraphs)
    yield from (button.label for row in screen.rows for button in row)
    yield screen.hint
    if screen.ask:
        yield from (screen.ask.text, screen.ask.label)


def everything(words: Words, world: World) -> Iterator[tuple[str, Screen]]:
    for area, screens in examples(words, world).items():
        for name, screen in screens.items():
            yield f"{area}: {name}", screen


def test_every_word_of_every_screen_comes_from_the_catalogues(pseudo: Words) -> None:
    escaped = {
        (name, found)
        for name, screen in everything(pseudo, World(lambda _: "数据"))
        for text in texts(screen)
        for found in re.findall(r"[A-Za-z]{2,}", DATA.sub("", text))
    }
    assert not escaped, sorted(escaped)


@pytest.mark.parametrize("length", [1, 200])
def test_half_as_long_again_and_with_long_names_every_screen_keeps_its_buttons(
    words: Words, pseudo: Words, length: int
) -> None:
    plain = dict(everything(words, World()))
    for name, screen in everything(pseudo, World(lambda _: "W" * length)):
        assert [len(row) for row in screen.rows] == [len(row) for row in plain[name].rows], name
        assert as_text(screen), name
        for row in screen.rows:
            for button in row:
                assert len(button.label) <= LONGEST_LABEL, (name, button.label)


def test_the_language_nobody_speaks_keeps_placeholders_and_nothing_else() -> None:
    assert strange("Only {n} left").startswith("Ǿƞŀẏ {n} ŀḗƒŧ~")
    assert re.findall("[A-Za-z]", strange("Sell it {again}!")) == list("again")
