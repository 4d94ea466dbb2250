"""What staff do over many orders at once."""

from dataclasses import dataclass

from shopclerk.core.usecases.picking import GatherGoods


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDesk:
    """What staff do over many orders at once."""

    gather_goods: GatherGoods
