"""All states by their names."""

from collections.abc import Mapping
from typing import Final

from tests.core.usecases.matrix.states import carts, cases, parcels, payments, refunds
from tests.core.usecases.matrix.world import State

STATES: Final[Mapping[str, State]] = {
    name.replace("_", " "): state
    for module in (carts, payments, parcels, refunds, cases)
    for name, state in vars(module).items()
    if getattr(state, "__module__", None) == module.__name__ and not name.startswith("_")
}
