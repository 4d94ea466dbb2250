"""Dividing money so that the parts always sum to the whole, to the minor unit."""

from collections.abc import Sequence


def shares(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`whole` divided by the weights, by largest remainder; of equal ones the earlier part gets the unit.

    The parts sum to `whole` exactly, whatever the weights; weights that are all zero count as equal.
    Whole and weights are not negative. The method is Hamilton's.
    """
    if not weights:
        return ()
    counted = weights if any(weights) else [1] * len(weights)
    of = sum(counted)
    parts = [whole * weight // of for weight in counted]
    remainders = [(-(whole * weight % of), place) for place, weight in enumerate(counted)]
    for _, place in sorted(remainders)[: whole - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def slice_of(whole: int, *, before: int, taking: int, units: int) -> int:
    """What `taking` of `units` equal units are worth, `before` of them having been taken already.

    Cumulative: however the units are taken, the slices sum to `whole`, and the last one takes the residue.
    """
    return whole * (before + taking) // units - whole * before // units
