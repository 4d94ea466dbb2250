"""What is sold, at what price, how much of it is there, and on which terms."""

from dataclasses import replace
from typing import Final

from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.usecases.adding import AddProduct, NewProduct
from shopclerk.core.usecases.discounting import (
    ChangeDiscount,
    CreateDiscount,
    EndDiscount,
    ListDiscounts,
    LookUpDiscount,
    ShowDiscount,
)
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.stocktaking import CorrectStock, ReceiveStock, SetSafetyStock, ShowStock
from shopclerk.core.usecases.trading import ChangeSetting, ShowSettings
from shopclerk.core.usecases.watching import WatchStock
from tests.core.usecases.matrix.rows.row import EVERYBODY, MERCHANT, STAFF, About, Row
from tests.core.usecases.matrix.world import FREE, Stage

KETTLE: Final = ProductDraft(
    line=2,
    handle="kettle",
    title=LocalizedText.single("en", "Kettle"),
    description=LocalizedText.single("en", "Boils"),
    category=LocalizedText.single("en", "Kitchen"),
    options=(),
    variants=(VariantDraft(line=2, code="KETTLE", options=(), prices=(Money(100, "CNY"),), quantity=3),),
    published=True,
)


_POT: Final = NewProduct(language="en", title="Tea pot", price=Money(12800, "CNY"), units=3)


async def _receives(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.receive_stock(actor=by, request_id=request, sku_id=await at.shop.sku("MUG"), units=1)


async def _counts(at: Stage, by: Actor, request: str) -> object:
    level = await at.shop.level("MUG")
    return await at.shop.correct_stock(
        actor=by, request_id=request, sku_id=level.sku_id, expected=level.on_hand, counted=level.on_hand + 1
    )


async def _wants_an_alert(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.set_safety_stock(
        actor=by, request_id=request, sku_id=await at.shop.sku("MUG"), units=3
    )


async def _looks(at: Stage, by: Actor, _: str) -> object:
    return await at.shop.show_stock(actor=by, sku_id=await at.shop.sku("MUG"))


async def _watches(at: Stage, by: Actor, _: str) -> object:
    return await at.shop.watch_stock(actor=by, sku_id=await at.shop.sku("MUG"))


async def _changes_a_code(at: Stage, by: Actor, request: str) -> object:
    known, _ = await at.shop.show_discount(actor=at.shop.owner, code=FREE)
    return await at.shop.change_discount(actor=by, request_id=request, changed=replace(known, most_uses=99))


ROWS: Final = (
    Row(
        AddProduct,
        STAFF,
        About.SHOP,
        lambda at, by, one: at.shop.add_product(actor=by, request_id=one, new=_POT),
    ),
    Row(
        ImportProduct,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.import_product(KETTLE, actor=by, sets_stock=False),
    ),
    Row(ReceiveStock, STAFF, About.SHOP, _receives),
    Row(CorrectStock, MERCHANT, About.SHOP, _counts),
    Row(SetSafetyStock, MERCHANT, About.SHOP, _wants_an_alert),
    Row(ShowStock, STAFF, About.SHOP, _looks),
    Row(
        WatchStock,
        EVERYBODY,
        About.SHOP,
        _watches,
        repeats="tells again that it is there, until the customer was told: `ForgetWatch` counts",
    ),
    Row(
        CreateDiscount,
        MERCHANT,
        About.SHOP,
        lambda at, by, one: at.shop.create_discount(actor=by, request_id=one, code="TENTH", percentage=1000),
    ),
    Row(
        EndDiscount,
        MERCHANT,
        About.SHOP,
        lambda at, by, one: at.shop.end_discount(actor=by, request_id=one, code=FREE),
    ),
    Row(
        ChangeDiscount,
        MERCHANT,
        About.SHOP,
        _changes_a_code,
    ),
    Row(
        LookUpDiscount, EVERYBODY, About.SHOP, lambda at, by, _: at.shop.look_up_discount(actor=by, code=FREE)
    ),
    Row(ShowSettings, MERCHANT, About.SHOP, lambda at, by, _: at.shop.show_settings(actor=by)),
    Row(
        ChangeSetting,
        MERCHANT,
        About.SHOP,
        lambda at, by, one: at.shop.change_setting(
            actor=by, request_id=one, setting=Setting.NAME, value="Tea House", seen=0
        ),
    ),
    Row(ListDiscounts, STAFF, About.SHOP, lambda at, by, _: ListDiscounts(at.shop.store)(actor=by)),
    Row(ShowDiscount, STAFF, About.SHOP, lambda at, by, _: at.shop.show_discount(actor=by, code=FREE)),
)
