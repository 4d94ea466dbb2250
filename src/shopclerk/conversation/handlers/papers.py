"""Packing slips, picking lists and receipts, sent as files."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.papers import (
    PrintParcelSlip,
    PrintPicking,
    PrintReceipt,
    PrintSlip,
    PrintSlips,
    ShowTogether,
)
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.handlers.merchant import show_queue
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.parcels import looked_at, parcel_page
from shopclerk.conversation.paper import Paper
from shopclerk.conversation.papers.packing_slips import Slip, packing_slips
from shopclerk.conversation.papers.picking_lists import picking_list
from shopclerk.conversation.papers.receipts import receipt_paper
from shopclerk.conversation.reply import Attachment
from shopclerk.conversation.screens.together import together_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import unshipped
from shopclerk.core.ports.views import SkuName

TO_SHIP: Final = ShowQueue("to_ship")


async def print_slip(turn: Turn, action: PrintSlip) -> Answer:
    """Of what has not left yet; once all of it has, each parcel has its own."""
    _must_be_staff(turn)
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    order, left = details.order, unshipped(details.order, details.shipments)
    if order.status is not OrderStatus.CONFIRMED or not left:
        return await order_page(turn.late(), order.id)
    parcel = next((one for one in details.shipments if one.is_here and one.tracking_number), None)
    slip = Slip(order=order, contact=details.contact, packed=left, parcel=parcel)
    return await _sent(turn, await _slip(turn, slip), await order_page(turn, order.id), order.number)


async def print_parcel_slip(turn: Turn, action: PrintParcelSlip) -> Answer:
    _must_be_staff(turn)
    details = await looked_at(turn, action.shipment_id)
    order = await turn.desk.orders.show_order(actor=turn.actor, order_id=details.order.id)
    parcel = details.parcel
    slip = Slip(order=details.order, contact=order.contact, packed=parcel.lines, parcel=parcel)
    return await _sent(turn, await _slip(turn, slip), await parcel_page(turn, parcel.id), order.order.number)


async def show_together(turn: Turn, _: ShowTogether | None = None) -> Answer:
    """How many wait, and what can be printed for them; without any: the queue."""
    counts = await turn.desk.orders.count_queues(actor=turn.actor)
    if not counts.to_ship:
        return await show_queue(turn.late(), TO_SHIP)
    return shows(turn, together_screen(turn.words, counts.to_ship, notice=turn.notice))


async def print_picking(turn: Turn, _: PrintPicking) -> Answer:
    picking = await turn.desk.counter.gather_goods(actor=turn.actor)
    if not picking.orders:
        return await show_queue(turn.late(), TO_SHIP)
    paper = picking_list(turn.words, picking, shop_name=turn.desk.shop_name, made_at=turn.now)
    return await _sent(turn, paper, await show_together(turn), _day(turn))


async def print_slips(turn: Turn, _: PrintSlips) -> Answer:
    picking = await turn.desk.counter.gather_goods(actor=turn.actor)
    if not picking.orders:
        return await show_queue(turn.late(), TO_SHIP)
    slips = [Slip(order=one.order, contact=one.contact, packed=one.left) for one in picking.orders]
    paper = packing_slips(turn.words, slips, picking.names, shop_name=turn.desk.shop_name, made_at=turn.now)
    return await _sent(turn, paper, await show_together(turn), _day(turn))


async def print_receipt(turn: Turn, action: PrintReceipt) -> Answer:
    receipt = await turn.desk.orders.show_receipt(actor=turn.actor, order_id=action.order_id)
    paper = receipt_paper(turn.words, receipt, shop_name=turn.desk.shop_name)
    return await _sent(turn, paper, await order_page(turn, action.order_id), receipt.number)


async def _slip(turn: Turn, slip: Slip) -> Paper:
    """Dated as its order: printed again, it is the same file."""
    return packing_slips(
        turn.words,
        (slip,),
        await _names(turn, slip.order),
        shop_name=turn.desk.shop_name,
        made_at=slip.order.placed_at,
    )


async def _names(turn: Turn, order: Order) -> dict[SkuId, SkuName]:
    skus = sorted({line.sku_id for line in order.lines})
    return {name.sku_id: name for name in await turn.desk.shelf.name_skus(*skus)}


async def _sent(turn: Turn, paper: Paper, below: Answer, of: str) -> Answer:
    """The file, named after what it is and what it is `of`; then where it was asked for."""
    kind = paper.title.removesuffix(of).strip().replace(" ", "-").casefold()
    file = await turn.papers.draw(paper)
    return replace(below, before=(Attachment(f"{kind}-{of}", file),))


def _day(turn: Turn) -> str:
    return turn.now.astimezone(turn.words.zone).strftime("%Y-%m-%d")


def _must_be_staff(turn: Turn) -> None:
    turn.actor.must_be_staff("GatherGoods")


PRESSED: Final[Pressed] = {
    ShowTogether: show_together,
    PrintSlip: print_slip,
    PrintParcelSlip: print_parcel_slip,
    PrintPicking: print_picking,
    PrintSlips: print_slips,
    PrintReceipt: print_receipt,
}
