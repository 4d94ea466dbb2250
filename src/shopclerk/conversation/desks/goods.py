"""What staff do with what is for sale."""

from dataclasses import dataclass

from shopclerk.core.usecases.goods.editing import AddCategory, EditProduct
from shopclerk.core.usecases.goods.exporting import ExportCatalogue
from shopclerk.core.usecases.goods.showing import (
    CountGoods,
    CountUses,
    FindGoods,
    ListCategories,
    ListGoods,
    ShowGoods,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsDesk:
    """What staff do with what is for sale."""

    list_goods: ListGoods
    find_goods: FindGoods
    count_goods: CountGoods
    show_goods: ShowGoods
    list_categories: ListCategories
    count_uses: CountUses
    edit_product: EditProduct
    add_category: AddCategory
    export_catalogue: ExportCatalogue
