import asyncio

import pytest

from tests.core.usecases.matrix.moments import Moments, every_moment


@pytest.fixture(scope="session")
def moments() -> Moments:
    return asyncio.run(every_moment())
