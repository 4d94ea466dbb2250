"""Carts, orders as their customers have them, and looking at either."""

from typing import Final

from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.ports.counter_views import OrdersUnpaid
from shopclerk.core.ports.views import OrdersOf, OrdersToShip, OrdersUnderWay
from shopclerk.core.usecases.addresses import KeepAddress, PreferAddress, RemoveAddress, ShowAddresses
from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.correcting import ChangeRecipient
from shopclerk.core.usecases.extending import ExtendReceipt
from shopclerk.core.usecases.filling import Add, Clear, FillCart, Have, ShowCart
from shopclerk.core.usecases.glancing import CountAllQueues, GlanceAtDay, ListExceptions
from shopclerk.core.usecases.paying import StartPayment
from shopclerk.core.usecases.quoting import PriceCart
from shopclerk.core.usecases.receipts import ShowReceipt
from shopclerk.core.usecases.reordering import OrderAgain
from shopclerk.core.usecases.shipping import ConfirmReceipt
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, ShowOrder
from tests.core.usecases.matrix.rows.row import EVERYBODY, HOUSEHOLD, STAFF, About, Row
from tests.core.usecases.matrix.world import FREE, LI, Stage
from tests.shopfloor.shop import HOME

MUG_BY_POST: Final = 3900 + 500


async def _fills(at: Stage, by: Actor, request: str, change: type[Add | Have]) -> object:
    sku_id = await at.shop.sku("MUG")
    return await at.shop.fill_cart(change(sku_id, 2), actor=by, request_id=request)


async def _places(at: Stage, by: Actor, request: str, discount: str, reviewed: int) -> object:
    return await at.shop.place_order(
        actor=by,
        request_id=request,
        token=request,
        recipient=HOME,
        reviewed=reviewed,
        shipping="post",
        discount=discount,
    )


async def _keeps(at: Stage, by: Actor, request: str) -> AddressBook:
    return await at.shop.keep_address(actor=by, request_id=request, recipient=HOME)


async def _removes(at: Stage, by: Actor, request: str) -> object:
    (entry,) = (await _keeps(at, by, "kept before")).entries or (None,)
    gone = entry.id if entry else ContactId("gone")
    return await at.shop.remove_address(actor=by, request_id=request, address_id=gone)


async def _prefers(at: Stage, by: Actor, request: str) -> object:
    (entry,) = (await _keeps(at, by, "kept before")).entries
    return await at.shop.prefer_address(actor=by, request_id=request, address_id=entry.id)


async def _starts_paying(at: Stage, by: Actor, request: str, method: str) -> object:
    return await at.shop.start_payment(
        actor=by,
        request_id=request,
        order_id=at.scene.order_id,
        method=method,
        language="en",
        return_url=None,
    )


async def _cancels_a_unit(at: Stage, by: Actor, request: str) -> object:
    unit = ShipmentLine(at.scene.line_ids[0], 1)
    return await at.shop.cancel_lines(actor=by, request_id=request, order_id=at.scene.order_id, lines=(unit,))


async def _changes_recipient(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.change_recipient(
        actor=by, request_id=request, order_id=at.scene.order_id, recipient=HOME
    )


ROWS: Final = (
    Row(FillCart, EVERYBODY, About.OWN_CART, lambda at, by, one: _fills(at, by, one, Add), "by adding"),
    Row(FillCart, EVERYBODY, About.OWN_CART, lambda at, by, one: _fills(at, by, one, Have), "to so many"),
    Row(
        FillCart,
        EVERYBODY,
        About.OWN_CART,
        lambda at, by, one: at.shop.fill_cart(Clear(), actor=by, request_id=one),
        "with nothing",
    ),
    Row(ShowCart, EVERYBODY, About.OWN_CART, lambda at, by, _: at.shop.show_cart(actor=by)),
    Row(
        PriceCart,
        EVERYBODY,
        About.OWN_CART,
        lambda at, by, _: at.shop.price_cart(actor=by, shipping="post", discount=FREE),
    ),
    Row(RecallRecipient, EVERYBODY, About.OWN_CART, lambda at, by, _: at.shop.recall_recipient(actor=by)),
    Row(ShowAddresses, EVERYBODY, About.OWN_CART, lambda at, by, _: at.shop.show_addresses(actor=by)),
    Row(KeepAddress, EVERYBODY, About.OWN_CART, _keeps),
    Row(RemoveAddress, EVERYBODY, About.OWN_CART, _removes),
    Row(PreferAddress, EVERYBODY, About.OWN_CART, _prefers),
    Row(PlaceOrder, EVERYBODY, About.OWN_CART, lambda at, by, one: _places(at, by, one, "", MUG_BY_POST)),
    Row(
        PlaceOrder,
        EVERYBODY,
        About.OWN_CART,
        lambda at, by, one: _places(at, by, one, FREE, 500),
        "with a discount",
    ),
    Row(
        StartPayment,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, one: _starts_paying(at, by, one, "alipay"),
    ),
    Row(
        StartPayment,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, one: _starts_paying(at, by, one, "card"),
        "by card",
    ),
    Row(
        CancelOrder,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, one: at.shop.cancel_order(actor=by, request_id=one, order_id=at.scene.order_id),
    ),
    Row(CancelLines, HOUSEHOLD, About.ORDER, _cancels_a_unit),
    Row(ChangeRecipient, HOUSEHOLD, About.ORDER, _changes_recipient),
    Row(
        ConfirmReceipt,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, one: at.shop.confirm_receipt(actor=by, request_id=one, order_id=at.scene.order_id),
    ),
    Row(
        ExtendReceipt,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, one: at.shop.extend_receipt(actor=by, request_id=one, order_id=at.scene.order_id),
    ),
    Row(
        OrderAgain,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, one: at.shop.order_again(actor=by, request_id=one, order_id=at.scene.order_id),
    ),
    Row(
        ShowOrder,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, _: at.shop.show_order(actor=by, order_id=at.scene.order_id),
    ),
    Row(
        ShowOrder,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, _: at.shop.show_order(actor=by, number=at.scene.number),
        "by number",
    ),
    Row(
        ShowReceipt,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, _: at.shop.show_receipt(actor=by, order_id=at.scene.order_id),
    ),
    Row(
        ListOrders,
        HOUSEHOLD,
        About.SHOP,
        lambda at, by, _: at.shop.list_orders(OrdersOf(LI.person_id), actor=by),
        "of the customer",
    ),
    Row(
        ListOrders,
        EVERYBODY,
        About.SHOP,
        lambda at, by, _: at.shop.list_orders(OrdersOf(by.person_id), actor=by),
        "of one's own",
    ),
    Row(
        ListOrders,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.list_orders(OrdersToShip(), actor=by),
        "to ship",
    ),
    Row(
        ListOrders,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.list_orders(OrdersUnderWay(), actor=by),
        "under way",
    ),
    Row(
        ListOrders,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.list_orders(OrdersUnpaid(), actor=by),
        "unpaid",
    ),
    Row(CountAllQueues, STAFF, About.SHOP, lambda at, by, _: at.shop.count_all_queues(actor=by)),
    Row(GlanceAtDay, STAFF, About.SHOP, lambda at, by, _: at.shop.glance_at_day(actor=by)),
    Row(ListExceptions, STAFF, About.SHOP, lambda at, by, _: at.shop.list_exceptions(actor=by)),
    Row(
        CountQueues,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.count_queues(actor=by, silent_since=at.shop.clock.now()),
    ),
)
