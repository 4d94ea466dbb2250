"""Finding something by words."""

from dataclasses import dataclass

from shopclerk.core.usecases.searching import SearchProducts


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDesk:
    """Finding something by words."""

    search_products: SearchProducts
