"""Staff count what is on the shelf, take in what arrives, and see why there is so much of it."""

import re
from typing import Final

from shopclerk.conversation.actions import stock as to
from shopclerk.conversation.actions.goods import ShowVariant
from shopclerk.conversation.awaited.stock import AwaitArrived, AwaitCount, AwaitDelivery, AwaitSafety
from shopclerk.conversation.handlers.goods_variants import show_variant
from shopclerk.conversation.numerals import read_units
from shopclerk.conversation.screens.stock import (
    Arrived,
    arrived_screen,
    ask_delivery_screen,
    ask_stock_screen,
    delivery_refused,
    ledger_screen,
    low_screen,
    variant_name,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.vocabulary import vocabulary
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.errors import InvalidQuantity
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.usecases.goods.stock import MOST_LINES, Delivered

_LINE: Final = re.compile(r"(?P<code>\S+?)\s*(?:[,;:=×x*+\t ]\s*)+(?P<units>\d.*)", re.DOTALL)


async def show_low(turn: Turn, action: to.ShowLow) -> Answer:
    low = await turn.desk.stock.list_low(actor=turn.actor, after=action.after)
    return shows(turn, low_screen(turn.words, low, action, notice=turn.notice))


async def _there(turn: Turn, variant_id: SkuId) -> tuple[Product, Sku, StockItem]:
    goods = await turn.desk.goods.show_goods(actor=turn.actor, sku_id=variant_id)
    return goods.product, goods.product.sku(variant_id), goods.levels[variant_id]


async def ask_count(turn: Turn, action: to.AskCount) -> Answer:
    turn.actor.must_be_owner("CorrectStock")
    product, sku, level = await _there(turn, action.variant_id)
    screen = ask_stock_screen(turn.words, product, sku, level, "count", notice=turn.notice)
    return asks(turn, screen, AwaitCount(sku.id, level.on_hand))


async def count_typed(turn: Turn, awaited: AwaitCount, text: str) -> Answer:
    await turn.desk.stock.correct_stock(
        actor=turn.actor,
        request_id=turn.request_id,
        sku_id=awaited.variant_id,
        expected=awaited.expected,
        counted=_units(turn, text),
    )
    return await show_variant(turn, ShowVariant(awaited.variant_id))


async def ask_arrived(turn: Turn, action: to.AskArrived) -> Answer:
    product, sku, level = await _there(turn, action.variant_id)
    screen = ask_stock_screen(turn.words, product, sku, level, "arrived", notice=turn.notice)
    return asks(turn, screen, AwaitArrived(sku.id))


async def arrived_typed(turn: Turn, awaited: AwaitArrived, text: str) -> Answer:
    await turn.desk.stock.receive_stock(
        actor=turn.actor, request_id=turn.request_id, sku_id=awaited.variant_id, units=_units(turn, text)
    )
    return await show_variant(turn, ShowVariant(awaited.variant_id))


async def ask_safety(turn: Turn, action: to.AskSafety) -> Answer:
    turn.actor.must_be_owner("SetSafetyStock")
    product, sku, level = await _there(turn, action.variant_id)
    screen = ask_stock_screen(turn.words, product, sku, level, "safety", notice=turn.notice)
    return asks(turn, screen, AwaitSafety(sku.id))


async def safety_typed(turn: Turn, awaited: AwaitSafety, text: str) -> Answer:
    await turn.desk.stock.set_safety_stock(
        actor=turn.actor, request_id=turn.request_id, sku_id=awaited.variant_id, units=_units(turn, text)
    )
    return await show_variant(turn, ShowVariant(awaited.variant_id))


def _units(turn: Turn, text: str) -> int:
    return read_units(text, vocabulary(turn.wording))


async def show_ledger(turn: Turn, action: to.ShowLedger) -> Answer:
    goods = await turn.desk.goods.show_goods(actor=turn.actor, sku_id=action.variant_id)
    sku = goods.product.sku(action.variant_id)
    ledger = await turn.desk.stock.show_ledger(actor=turn.actor, sku_id=sku.id, after=action.after)
    screen = ledger_screen(turn.words, goods, sku, ledger, action, notice=turn.notice)
    return shows(turn, screen)


async def ask_delivery(turn: Turn, _: to.AskDelivery) -> Answer:
    turn.actor.must_be_staff("ReceiveDelivery")
    return asks(turn, ask_delivery_screen(turn.words, notice=turn.notice), AwaitDelivery())


async def delivery_typed(turn: Turn, awaited: AwaitDelivery, text: str) -> Answer:
    """All of it, or nothing: what is not understood is named."""
    lines = [line for line in text.splitlines() if line.strip()][: MOST_LINES + 1]
    known = [await _delivered(turn, line) for line in lines]
    if refused := [line for line, found in zip(lines, known, strict=True) if found is None]:
        return await ask_delivery(turn.noticing(delivery_refused(turn.words, refused)), to.AskDelivery())
    found = [each for each in known if each]
    if not found:
        return await ask_delivery(turn, to.AskDelivery())
    delivered = [Delivered(sku.id, units) for _, sku, units in found]
    await turn.desk.stock.receive_delivery(actor=turn.actor, request_id=turn.request_id, lines=delivered)
    told = [await _arrived(turn, product, sku, units) for product, sku, units in found]
    return shows(turn, arrived_screen(turn.words, told, notice=turn.notice))


async def _delivered(turn: Turn, line: str) -> tuple[Product, Sku, int] | None:
    """`TEA-100G 20`; None when it is not understood."""
    said = _LINE.fullmatch(plainly(line))
    if said is None:
        return None
    try:
        units = _units(turn, said["units"])
    except InvalidQuantity:
        return None
    found = await turn.desk.stock.find_sku(actor=turn.actor, code=said["code"])
    return (*found, units) if found and units else None


async def _arrived(turn: Turn, product: Product, sku: Sku, units: int) -> Arrived:
    *_, level = await _there(turn, sku.id)
    return Arrived(sku.code, variant_name(turn.words, product, sku), units, level.on_hand)


PRESSED: Final[Pressed] = {
    to.ShowLow: show_low,
    to.AskCount: ask_count,
    to.AskArrived: ask_arrived,
    to.AskSafety: ask_safety,
    to.ShowLedger: show_ledger,
    to.AskDelivery: ask_delivery,
}

TYPED: Final[Typed] = {
    AwaitCount: count_typed,
    AwaitArrived: arrived_typed,
    AwaitSafety: safety_typed,
    AwaitDelivery: delivery_typed,
}
