"""What README.md names is there."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.fake_telegram import Bot, FakeTelegram, Person, PrivateChat

HERE: Final = Path(__file__).parent
README: Final = (HERE / "README.md").read_text("utf-8")
PEOPLE: Final = README.partition("## People")[2].partition("##")[0]


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`(?:await )?(\w+)(?:\([^`]*\))?`", PEOPLE)) - {"group"})
)
def test_people_can_do_what_it_says(name: str) -> None:
    assert hasattr(PrivateChat, name) or hasattr(Person, name), name


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\btelegram\.(\w+)", README))))
async def test_telegram_has_what_it_says(name: str, telegram: FakeTelegram) -> None:
    assert hasattr(telegram, name), name


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\bbot\.(\w+)", README))))
async def test_bots_have_what_it_says(name: str, bot: Bot) -> None:
    assert hasattr(bot, name), name


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((\S+?)\)", README))))
def test_its_links_lead_somewhere(path: str) -> None:
    assert (HERE / path).exists()


def test_every_file_of_tests_is_named_for_what_it_holds() -> None:
    named = set(re.findall(r"`(test_\w+)`", README))
    there = {file.stem for file in HERE.glob("test_*.py")}
    assert there - {"test_readme", "test_people", "test_drawing"} == named
