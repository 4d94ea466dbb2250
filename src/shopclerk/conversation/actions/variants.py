"""Choosing among many variants of a product."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import SkuId


@dataclass(frozen=True, slots=True)
class ChooseOption:
    """Choose the value of one option of a product, after so many values; the options before it are those of
    that SKU. With `kept` (1) those behind it are too, where there is such a variant.
    """

    code: ClassVar[str] = "op"

    sku_id: SkuId
    axis: int
    skipped: int = 0
    kept: int = 0


Action: TypeAlias = ChooseOption

ONES_OWN: Final = (ChooseOption,)
