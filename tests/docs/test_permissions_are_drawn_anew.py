import pytest

from scripts.draw_permissions import PAGE, Outcomes, page, tried
from tests.core.usecases.matrix.cells import Came


@pytest.fixture
async def outcomes() -> Outcomes:
    return await tried()


def test_the_page_shows_what_the_core_does(outcomes: Outcomes) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(outcomes), "stale: run scripts/draw_permissions.py"


def test_a_command_that_does_something_else_changes_the_page(outcomes: Outcomes) -> None:
    refused = [(standing, Came.REFUSED) for standing, _ in outcomes["CancelOrder"]]
    assert page({**outcomes, "CancelOrder": refused}) != page(outcomes)
