"""What is for sale, and who waits for it."""

from dataclasses import dataclass

from shopclerk.core.usecases.adding import AddProduct
from shopclerk.core.usecases.browsing import BrowseCatalogue, BrowseShelf, ShowProduct
from shopclerk.core.usecases.viewing import NameSkus
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers, WatchStock


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfDesk:
    """What is for sale, and who waits for it."""

    add_product: AddProduct
    browse_catalogue: BrowseCatalogue
    browse_shelf: BrowseShelf
    show_product: ShowProduct
    name_skus: NameSkus
    watch_stock: WatchStock
    list_watchers: ListWatchers
    forget_watch: ForgetWatch
