from pathlib import Path

import pytest
from babel import Locale

from shopclerk.conversation.languages import nearest, spoken
from shopclerk.conversation.words import LOCALES

OURS = ("en", "de", "pt-BR", "pt-PT", "zh-Hans", "zh-Hant")


def test_a_language_is_spoken_as_soon_as_it_has_a_catalogue(tmp_path: Path) -> None:
    for name in ("pt_BR", "de"):
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / name / "LC_MESSAGES" / "shopclerk.po").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "shopclerk.pot").touch()
    assert spoken(tmp_path) == {"en": "en", "de": "de", "pt-BR": "pt_BR"}


def test_every_language_spoken_here_is_known_to_cldr() -> None:
    assert all(Locale.parse(locale).get_display_name() for locale in LOCALES.values())


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("de-CH", "de"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-PT"),
        ("pt-AO", "pt-BR"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh_MO", "zh-Hant"),
        ("zh-SG", "zh-Hans"),
        ("fr, de;q=0.4, zh-CN;q=0.8", "zh-Hans"),
        ("de;q=0, zh-TW;q=x, pt-PT;q=0.1", "pt-PT"),
        ("ja, *", "en"),
        ("not a language!", "en"),
        ("", "en"),
    ],
)
def test_the_language_that_is_read_is_the_nearest(wanted: str, language: str) -> None:
    assert nearest(wanted, OURS) == language


@pytest.mark.parametrize("wanted", ["zh-TW", "de-CH"])
def test_who_reads_none_of_our_languages_is_answered_in_english(wanted: str) -> None:
    assert nearest(wanted, ("en", "zh-Hans")) == "en"
