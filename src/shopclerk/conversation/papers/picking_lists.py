"""The picking list: everything to take from the shelf in one walk, then order by order."""

from collections.abc import Iterator
from datetime import datetime

from shopclerk.conversation.paper import Block, Cell, Column, Ink, Line, Mark, Paper, Sheet, Table
from shopclerk.conversation.papers.goods import code_of, goods_columns, goods_row, item_name
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import OrderLine
from shopclerk.core.usecases.picking import OrderToPick, Picking


def picking_list(words: Words, picking: Picking, *, shop_name: str, made_at: datetime) -> Paper:
    shop = one_line(shop_name)
    orders = words.plural("{n} order", "{n} orders", len(picking.orders))
    more = words.text("More orders are waiting: these are the oldest.") if picking.more else ""
    blocks: tuple[Block, ...] = (
        Line(shop, Ink.MUTED),
        Line(words.text("Picking list"), Ink.TITLE),
        Line(f"{words.moment(made_at)}{DOT}{orders}", Ink.MUTED),
        Line(more, Ink.MUTED),
        Line(words.text("By product"), Ink.HEADING),
        Table(_product_columns(words), tuple(_by_product(words, picking))),
        Line(words.text("By order"), Ink.HEADING),
        *_by_order(words, picking),
    )
    return Paper(
        title=words.text("Picking list"),
        language=words.language,
        made_at=made_at,
        sheets=(Sheet(blocks, f"{shop}{DOT}{words.moment(made_at)}"),),
    )


def _product_columns(words: Words) -> tuple[Column, ...]:
    box, code, item, quantity = goods_columns(words)
    return box, code, item, Column(3, words.context("on paper", "Orders"), right=True), quantity


def _by_product(words: Words, picking: Picking) -> Iterator[tuple[Cell, ...]]:
    """Sorted by code, as shelves are."""
    wanted: dict[SkuId, tuple[OrderLine, int, set[str]]] = {}
    for one in picking.orders:
        for packed in one.left:
            line = one.order.line(packed.order_line_id)
            known, units, orders = wanted.get(line.sku_id, (line, 0, set[str]()))
            wanted[line.sku_id] = known, units + packed.quantity, orders | {one.order.id}
    rows = [
        (code_of(line, picking.names), item_name(words, line), str(len(orders)), str(units))
        for line, units, orders in wanted.values()
    ]
    return ((Mark.BOX, *row) for row in sorted(rows))


def _by_order(words: Words, picking: Picking) -> Iterator[Block]:
    for one in picking.orders:
        yield Line(_called(one), Ink.STRONG)
        yield Table(
            goods_columns(words),
            tuple(goods_row(words, one.order, line, picking.names) for line in one.left),
        )


def _called(one: OrderToPick) -> str:
    """By its number, and who gets it."""
    return DOT.join(filter(None, (one.order.number, one_line(one.contact.name) if one.contact else "")))
