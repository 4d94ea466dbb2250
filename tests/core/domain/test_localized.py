import pytest

from shopclerk.core.domain.localized import LocalizedText


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("zh-Hant", "繁"),
        ("zh-hant", "繁"),
        ("ZH-HANT", "繁"),
        ("zh", "中"),
        ("zh-Hans-SG", "中"),
        ("en-GB", "English"),
        ("fr", "English"),
        ("", "English"),
    ],
)
def test_a_text_is_given_in_the_language_nearest_to_the_one_asked_for(asked: str, answered: str) -> None:
    text = LocalizedText.of({"en": "English", "zh-Hant": "繁", "zh": "中"})
    assert text.in_(asked) == answered


def test_a_sibling_language_is_nearer_than_the_shops_own() -> None:
    assert LocalizedText.of({"en": "English", "zh-Hans": "简"}).in_("zh-Hant") == "简"


def test_a_language_with_nothing_written_gives_the_shops_own_text() -> None:
    assert LocalizedText.of({"en": "English", "zh": ""}).in_("zh") == "English"
