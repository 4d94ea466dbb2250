"""Every state, brought about once."""

from collections.abc import Mapping
from typing import TypeAlias

from tests.core.usecases.matrix.states.every import STATES
from tests.core.usecases.matrix.world import Stage, staged

Moments: TypeAlias = Mapping[str, Stage]


async def every_moment() -> Moments:
    return {name: await staged(state) for name, state in STATES.items()}
