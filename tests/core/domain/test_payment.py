from shopclerk.core.domain.lifecycle import AttemptStatus
from tests.core.domain.examples import CLERK, LATER, LI, NOON, tried


def test_a_new_attempt_is_open_and_has_no_name_at_the_provider() -> None:
    attempt = tried()
    assert (attempt.status, attempt.is_open, attempt.reference) == (AttemptStatus.CREATED, True, None)
    (move,) = attempt.moves
    assert (move.from_, move.to, move.by, move.at) == (None, "created", LI, NOON)


def test_an_attempt_that_waits_for_the_payer_is_open_and_says_where() -> None:
    attempt = tried().require_action("pay_1", "https://pay.example/1", by=CLERK, at=LATER)
    assert (attempt.is_open, attempt.reference, attempt.link) == (True, "pay_1", "https://pay.example/1")


def test_a_failed_attempt_keeps_the_providers_reason_until_it_is_captured_after_all() -> None:
    failed = tried().fail("insufficient_funds", by=CLERK, at=LATER)
    assert (failed.is_open, failed.failure, failed.moves[-1].why) == (
        False,
        "insufficient_funds",
        "insufficient_funds",
    )
    captured = failed.capture("pay_1", by=CLERK, at=LATER)
    assert (captured.is_open, captured.failure, captured.reference) == (False, None, "pay_1")


def test_a_voided_attempt_is_closed() -> None:
    assert not tried().void(by=CLERK, at=LATER).is_open
