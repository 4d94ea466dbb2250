from zoneinfo import ZoneInfo

import pytest

from shopclerk.conversation.words import LOCALES, Wording, Words
from tests.conversation.world import World

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def wording() -> Wording:
    return Wording.load(SHANGHAI)


@pytest.fixture(params=list(LOCALES))
def words(request: pytest.FixtureRequest, wording: Wording) -> Words:
    """Each language in turn."""
    return wording.into(request.param)


@pytest.fixture(params=["en", "zh-Hans"])
def read_words(request: pytest.FixtureRequest, wording: Wording) -> Words:
    """The languages whose screens are kept to be read: a translator alone adds another."""
    return wording.into(request.param)


@pytest.fixture
def world() -> World:
    return World()
