"""What staff look at and change of what is for sale."""

from typing import Final

from shopclerk.adapters.catalogue_csv.writer import ShopifySheets
from shopclerk.core.domain.catalogue import Product, ProductState
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.product_changes import Retitle
from shopclerk.core.ports.files import File
from shopclerk.core.ports.queries.catalogue import ProductsCoded
from shopclerk.core.usecases.goods.bringing import KeepTable, OpenTable, ReadTable, TryImport
from shopclerk.core.usecases.goods.counting import BookCount, Count, ListShelf, TryCount
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
from shopclerk.core.usecases.goods.stock import (
    CountLow,
    Delivered,
    FindSku,
    ListLow,
    ReceiveDelivery,
    ShowLedger,
)
from tests.core.usecases.matrix.rows.goods import KETTLE
from tests.core.usecases.matrix.rows.row import MERCHANT, STAFF, About, Row
from tests.core.usecases.matrix.world import Stage


async def _mug(at: Stage) -> Product:
    (mug,) = await at.shop.store.find(ProductsCoded("MUG"))
    return mug


async def _edits(at: Stage, by: Actor, request: str) -> object:
    mug = await _mug(at)
    return await at.shop.edit_product(
        actor=by, request_id=request, product_id=mug.id, version=mug.version, change=Retitle("en", "Cup")
    )


async def _takes_in(at: Stage, by: Actor, request: str) -> object:
    lines = [Delivered(await at.shop.sku("MUG"), 2)]
    await at.shop.receive_delivery(actor=by, request_id=request, lines=lines)
    return None


async def _looks(at: Stage, by: Actor, _: str) -> object:
    return await ShowGoods(at.shop.store, at.shop.database.people)(actor=by, sku_id=await at.shop.sku("MUG"))


async def _asks_who_holds_it(at: Stage, by: Actor, _: str) -> object:
    uses = CountUses(at.shop.store, at.shop.database.views)
    return await uses(actor=by, product_id=(await _mug(at)).id)


async def _reads_the_ledger(at: Stage, by: Actor, _: str) -> object:
    return await ShowLedger(at.shop.database.views, at.shop.database.people)(
        actor=by, sku_id=await at.shop.sku("MUG")
    )


async def _opens_a_table(at: Stage, by: Actor, _: str) -> object:
    """One that was kept; none for somebody who may not keep any."""
    table_id = FileId("0" * 64)
    if by.role in (Role.OWNER, Role.SYSTEM):
        table_id = await at.shop.database.files.put(File(b"Handle,Title,Variant Price", "text/csv"))
    return await OpenTable(at.shop.database.files, ShopifySheets())(
        table_id, actor=by, currency="CNY", language="en"
    )


async def _reads_a_table(at: Stage, by: Actor, _: str) -> object:
    table_id = FileId("none")
    if by.role in (Role.OWNER, Role.SYSTEM):
        table_id = await at.shop.database.files.put(File(b"SKU,On hand,Counted", "text/csv"))
    return await ReadTable(at.shop.database.files)(table_id, actor=by)


async def _books_a_count(at: Stage, by: Actor, request: str) -> object:
    level = await at.shop.level("MUG")
    count = Count(2, "MUG", level.on_hand, level.on_hand + 1)
    return await BookCount(at.shop.unit_of_work)(count, actor=by, request_id=request)


async def _tries_a_count(at: Stage, by: Actor, _: str) -> object:
    tries = TryCount(at.shop.store, at.shop.clock, at.shop.ids)
    return await tries(Count(2, "MUG", 1, 2), actor=by)


async def _tries(at: Stage, by: Actor, _: str) -> object:
    tries = TryImport(at.shop.store, at.shop.clock, at.shop.ids)
    return await tries(KETTLE, actor=by, sets_stock=True)


ROWS: Final = (
    Row(EditProduct, STAFF, About.SHOP, _edits),
    Row(
        AddCategory,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.add_category(actor=by, language="en", name="Cups"),
    ),
    Row(ReceiveDelivery, STAFF, About.SHOP, _takes_in),
    Row(
        ListGoods,
        STAFF,
        About.SHOP,
        lambda at, by, _: ListGoods(at.shop.database.views)(actor=by, state=ProductState.PUBLISHED),
    ),
    Row(
        FindGoods,
        STAFF,
        About.SHOP,
        lambda at, by, _: FindGoods(at.shop.database.views)(actor=by, text="mug"),
    ),
    Row(ListCategories, STAFF, About.SHOP, lambda at, by, _: ListCategories(at.shop.store)(actor=by)),
    Row(
        ExportCatalogue,
        STAFF,
        About.SHOP,
        lambda at, by, _: ExportCatalogue(at.shop.store, at.shop.database.views, ShopifySheets())(
            actor=by, currency="CNY", language="en"
        ),
    ),
    Row(KeepTable, MERCHANT, About.SHOP, lambda at, by, _: KeepTable(at.shop.database.files)("x", actor=by)),
    Row(OpenTable, MERCHANT, About.SHOP, _opens_a_table),
    Row(TryImport, STAFF, About.SHOP, _tries),
    Row(
        ListShelf,
        STAFF,
        About.SHOP,
        lambda at, by, _: ListShelf(at.shop.store, at.shop.database.views)(actor=by),
    ),
    Row(ReadTable, MERCHANT, About.SHOP, _reads_a_table),
    Row(TryCount, MERCHANT, About.SHOP, _tries_a_count),
    Row(BookCount, MERCHANT, About.SHOP, _books_a_count),
    Row(CountGoods, STAFF, About.SHOP, lambda at, by, _: CountGoods(at.shop.database.views)(actor=by)),
    Row(ShowGoods, STAFF, About.SHOP, _looks),
    Row(CountUses, STAFF, About.SHOP, _asks_who_holds_it),
    Row(FindSku, STAFF, About.SHOP, lambda at, by, _: FindSku(at.shop.store)(actor=by, code="mug")),
    Row(ListLow, STAFF, About.SHOP, lambda at, by, _: ListLow(at.shop.database.views)(actor=by)),
    Row(CountLow, STAFF, About.SHOP, lambda at, by, _: CountLow(at.shop.database.views)(actor=by)),
    Row(ShowLedger, STAFF, About.SHOP, _reads_the_ledger),
)
