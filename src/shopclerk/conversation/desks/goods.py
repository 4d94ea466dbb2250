"""What staff do with what is for sale."""

from dataclasses import dataclass

from shopclerk.core.usecases.goods.bringing import KeepTable, OpenTable, TryImport
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
from shopclerk.core.usecases.importing import ImportProduct


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
    keep_table: KeepTable
    open_table: OpenTable
    try_import: TryImport
    import_product: ImportProduct
