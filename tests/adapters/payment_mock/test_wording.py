import ast
import re
from pathlib import Path

import pytest

from shopclerk.adapters.payment_mock import gateway, provider
from shopclerk.adapters.payment_mock.provider.money import amount_text, digits
from shopclerk.adapters.payment_mock.provider.payment import METHODS, REASONS
from shopclerk.adapters.payment_mock.provider.wording import ENGLISH, LANGUAGES, catalogue, choose
from shopclerk.core.domain.currencies import EXPONENTS


def holes(text: str) -> list[str]:
    return re.findall(r"{\w+}", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_say_the_same_things(language: str) -> None:
    english, words = catalogue(ENGLISH), catalogue(language)
    assert all(words.values())
    assert {key: holes(text) for key, text in words.items()} == {
        key: holes(text) for key, text in english.items()
    }


def test_every_method_and_reason_has_a_name() -> None:
    words = catalogue("en").keys()
    assert {f"method.{code}" for code in METHODS} <= words
    assert {f"reason.{code}" for code in REASONS} <= words
    assert gateway.METHODS == METHODS


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-GB, zh;q=0.9", "en"),
        ("fr;q=0.9, zh;q=0.1, en;q=0", "zh-Hans"),
        ("zh;q=x, en;q=0.1", "en"),
    ],
)
def test_the_browsers_first_language_that_we_have_is_taken(header: str, language: str) -> None:
    assert choose(None, header) == language


def test_a_language_we_do_not_have_is_english() -> None:
    assert choose("fr", "zh") == "en"


def test_currencies_have_the_digits_of_the_shop() -> None:
    assert {code: digits(code) for code in EXPONENTS} == EXPONENTS


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (128_000, "CNY", "¥1,280.00"),
        (5, "USD", "$0.05"),
        (1_280, "JPY", "¥1,280"),
        (1_285, "KWD", "KWD\N{NO-BREAK SPACE}1.285"),
    ],
)
def test_an_amount_is_written_with_its_own_digits(minor: int, currency: str, text: str) -> None:
    assert amount_text(minor, currency) == text


def test_the_provider_knows_nothing_of_the_shop() -> None:
    own = provider.__name__
    for file in Path(*provider.__path__).rglob("*.py"):
        imports = [
            node.module or ""
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
        ]
        assert [name for name in imports if name.startswith("shopclerk") and not name.startswith(own)] == []
