"""Where the shop itself is kept: goods, stock, settings."""

from shopclerk.adapters.catalogue_csv.writer import ShopifySheets
from shopclerk.app.desks.means import Means
from shopclerk.conversation.desks.goods import GoodsDesk
from shopclerk.conversation.desks.settings import SettingsDesk
from shopclerk.conversation.desks.stock import StockDesk
from shopclerk.core.domain.ids import FileId
from shopclerk.core.usecases.goods.bringing import KeepTable, OpenTable, ReadTable, TryImport
from shopclerk.core.usecases.goods.counting import BookCount, ListShelf, TryCount
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
from shopclerk.core.usecases.goods.stock import CountLow, FindSku, ListLow, ReceiveDelivery, ShowLedger
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.stocktaking import CorrectStock, ReceiveStock, SetSafetyStock
from shopclerk.core.usecases.trading import ChangeSetting, RecallSettings, ShowSettings


def goods_desk(means: Means) -> GoodsDesk:
    sheets = ShopifySheets()
    return GoodsDesk(
        list_goods=ListGoods(means.views),
        find_goods=FindGoods(means.views),
        count_goods=CountGoods(means.views),
        show_goods=ShowGoods(means.store, means.people),
        list_categories=ListCategories(means.store),
        count_uses=CountUses(means.store, means.views),
        edit_product=EditProduct(means.unit_of_work),
        add_category=AddCategory(means.unit_of_work, means.ids),
        export_catalogue=ExportCatalogue(means.store, means.views, sheets),
        keep_table=KeepTable(means.files),
        open_table=OpenTable(means.files, sheets),
        try_import=TryImport(means.store, means.clock, means.ids),
        import_product=ImportProduct(means.unit_of_work, means.ids, _nothing_beside),
    )


async def _nothing_beside(_: str) -> FileId | None:
    """A table that is sent in a chat has no folder with pictures beside it."""
    return None


def stock_desk(means: Means) -> StockDesk:
    return StockDesk(
        list_low=ListLow(means.views),
        count_low=CountLow(means.views),
        find_sku=FindSku(means.store),
        receive_stock=ReceiveStock(means.unit_of_work),
        receive_delivery=ReceiveDelivery(means.unit_of_work),
        correct_stock=CorrectStock(means.unit_of_work),
        set_safety_stock=SetSafetyStock(means.unit_of_work),
        show_ledger=ShowLedger(means.views, means.people),
        list_shelf=ListShelf(means.store, means.views),
        read_table=ReadTable(means.files),
        try_count=TryCount(means.store, means.clock, means.ids),
        book_count=BookCount(means.unit_of_work),
    )


def settings_desk(means: Means) -> SettingsDesk:
    return SettingsDesk(
        show_settings=ShowSettings(RecallSettings(means.store, means.terms), means.gateways),
        change_setting=ChangeSetting(
            means.unit_of_work, means.terms, means.gateways, languages=means.languages, zones=means.zones
        ),
    )
