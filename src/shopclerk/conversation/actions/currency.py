"""The currency to see prices in, and to pay in."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class ShowCurrencies:
    """Those the shop sells in."""

    code: ClassVar[str] = "va"


@dataclass(frozen=True, slots=True)
class ChooseCurrency:
    """Have prices in it from now on; `currency` is its code in ISO 4217."""

    code: ClassVar[str] = "vb"

    currency: str


Action: TypeAlias = ShowCurrencies | ChooseCurrency

ONES_OWN: Final = (ShowCurrencies, ChooseCurrency)
