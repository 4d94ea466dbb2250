"""Pictures that are fetched later."""

from itertools import pairwise

import pytest

from shopclerk.core.domain.ids import ProductId
from shopclerk.core.domain.picture import RETRY_AFTER, PictureJob, PictureStatus
from tests.core.domain.examples import NOON


@pytest.fixture
def job() -> PictureJob:
    return PictureJob(
        id="job", product_id=ProductId("mug"), url="https://shop.example/a", position=1, due_at=NOON
    )


def test_retries_wait_longer_each_time_and_then_end(job: PictureJob) -> None:
    pauses = []
    while job.due_at:
        asked = job.due_at
        job = job.failed("timeout", final=False, at=asked)
        if job.due_at:
            pauses.append(job.due_at - asked)
    assert all(shorter < longer for shorter, longer in pairwise(pauses))
    assert len(pauses) == len(RETRY_AFTER)
    assert (job.status, job.tries, job.failure) == (PictureStatus.FAILED, len(RETRY_AFTER) + 1, "timeout")


def test_what_can_never_succeed_is_not_tried_again(job: PictureJob) -> None:
    over = job.failed("not_a_picture", final=True, at=NOON)
    assert (over.status, over.due_at, over.tries) == (PictureStatus.FAILED, None, 1)


def test_a_picture_that_came_is_not_fetched_again(job: PictureJob) -> None:
    came = job.failed("timeout", final=False, at=NOON).fetched()
    assert (came.status, came.due_at, came.tries, came.failure) == (PictureStatus.FETCHED, None, 2, None)
