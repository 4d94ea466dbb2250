"""What the log says, and what it never says."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from shopclerk.app.logs import is_defect, set_up_logs
from shopclerk.app.settings import load
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable


@pytest.fixture(params=["console", "json"])
def log(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Iterator[structlog.stdlib.BoundLogger]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    set_up_logs(load(log_format=request.param))
    yield structlog.get_logger("test")
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_a_stack_is_logged_without_what_its_variables_hold(
    log: structlog.stdlib.BoundLogger, capsys: pytest.CaptureFixture[str]
) -> None:
    address = " ".join(("12", "Harbour", "Road"))
    try:
        raise ZeroDivisionError(len(address))
    except ZeroDivisionError:
        log.exception("message not handled")
    said = capsys.readouterr().err
    assert "test_a_stack_is_logged" in said
    assert "12 Harbour Road" not in said


def test_what_the_world_does_is_no_defect_of_ours_alone_or_together() -> None:
    world = ExceptionGroup("telling people", [Unavailable("bank"), OutcomeUnknown("bank")])
    assert not is_defect(world)
    assert is_defect(ExceptionGroup("telling people", [world, KeyError("ours")]))
