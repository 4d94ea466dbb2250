"""A notice whose subject is gone by the time it comes is no notice, and holds up no other."""

import pytest

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.preferences import QuietHours
from shopclerk.core.domain.product_changes import Hide, RetireVariant
from shopclerk.core.domain.stock import StockWatch
from shopclerk.core.usecases.goods.stock import Delivered, ReceiveDelivery
from shopclerk.core.usecases.preferring import ChooseShopQuiet
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

ALWAYS_BUT_AT_SEVEN = QuietHours(7 * 60 + 1, 7 * 60)


async def asks(shop: TalkingShop, ana: Visitor) -> PersonId:
    await ana.says("/start")
    asker = await shop.actor(ana)
    await shop.counter.threads.ask_shop(actor=asker, request_id="asked", text="Is it green?")
    return asker.person_id


async def test_a_question_of_somebody_erased_before_anybody_was_sought_is_told_to_nobody(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await shop.database.personal.erase(await asks(shop, ana))
    mei.looks_away()
    await shop.relays()
    mei.sees_nothing_new()
    assert not shop.database.memory.outbox, "it is tried for ever"


async def test_a_question_of_somebody_erased_in_the_quiet_hours_holds_nothing_up_in_the_morning(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    quiet = ChooseShopQuiet(shop.unit_of_work)
    await quiet(actor=shop.owner, request_id="quiet", hours=ALWAYS_BUT_AT_SEVEN)
    asker = await asks(shop, ana)
    await shop.relays()
    order = await buys_a_mug(shop.visitor("Bo"))
    await shop.database.personal.erase(asker)
    mei.looks_away()
    await quiet(actor=shop.owner, request_id="loud", hours=None)
    await shop.time_passes(days=1)
    mei.sees(order.number)
    mei.does_not_see("Is it green?")
    assert await shop.database.dead_letters.count() == 0


@pytest.mark.parametrize("whole", [True, False])
async def test_what_came_in_but_is_not_for_sale_is_told_to_nobody(
    shop: TalkingShop, ana: Visitor, *, whole: bool
) -> None:
    await ana.says("/start")
    (mug,) = [product for product in shop.kept(Product) if product.handle == "enamel-mug"]
    red = next(sku.id for sku in mug.skus if sku.code == "MUG-RED")
    await shop.counter.shelf.watch_stock(actor=await shop.actor(ana), sku_id=red)
    await shop.counter.goods.edit_product(
        actor=shop.owner,
        request_id="gone",
        product_id=mug.id,
        version=mug.version,
        change=Hide() if whole else RetireVariant(red),
    )
    ana.looks_away()
    comes = ReceiveDelivery(shop.unit_of_work)
    await comes(actor=shop.owner, request_id="comes", lines=[Delivered(red, 3)])
    await shop.relays()
    ana.sees_nothing_new()
    assert not shop.database.memory.deliveries, "it is tried again and again"
    (watch,) = shop.kept(StockWatch)
    assert watch.told_at is None, "they still wait to be told"
