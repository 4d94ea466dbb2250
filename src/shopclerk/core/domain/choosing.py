"""Choosing a variant option by option: first the size, then the colour."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.localized import LocalizedText

FEW: Final = 8
"""So many variants are chosen from one list."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an option, with the variants on sale that have it besides what is chosen already."""

    text: LocalizedText
    skus: tuple[Sku, ...]

    def left(self, levels: Mapping[SkuId, int]) -> int:
        """Units that can be promised of all of them."""
        return sum(max(levels.get(sku.id, 0), 0) for sku in self.skus)


def is_stepwise(product: Product) -> bool:
    """Whether it has so many variants that one chooses option by option: each has a value for every option,
    and no two have the same.
    """
    skus = product.on_sale()
    complete = all(len(sku.options) == len(product.options) for sku in skus)
    return len(skus) > FEW and complete and len({sku.options for sku in skus}) == len(skus)


def values(product: Product, like: Sku, axis: int) -> tuple[Value, ...]:
    """The values of that option among the variants that are like this one in all options before it."""
    alike: dict[LocalizedText, list[Sku]] = {}
    for sku in product.on_sale():
        if sku.options[:axis] == like.options[:axis]:
            alike.setdefault(sku.options[axis], []).append(sku)
    return tuple(Value(text, tuple(skus)) for text, skus in alike.items())


def next_choice(product: Product, like: Sku, axis: int) -> int | None:
    """The first option from `axis` on that leaves a choice, the options before it being like this one's."""
    steps = range(axis, len(product.options))
    return next((step for step in steps if len(values(product, like, step)) > 1), None)


def nearest(skus: Iterable[Sku], like: Sku, levels: Mapping[SkuId, int]) -> Sku:
    """Of these the one that has most in common with another, rather one that is there."""

    def distance(sku: Sku) -> tuple[int, bool]:
        others = zip(sku.options, like.options, strict=False)
        return sum(one != other for one, other in others), levels.get(sku.id, 0) <= 0

    return min(skus, key=distance)
