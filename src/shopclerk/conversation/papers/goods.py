"""The rows of goods that papers share: a box to tick, the code, what it is, how many."""

from collections.abc import Mapping
from typing import Final

from shopclerk.conversation.paper import Cell, Column, Mark
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.screens.names import named
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import Order, OrderLine
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.ports.views import SkuName

ON_PAPER: Final = 400
"""Columns of a title there: paper is patient."""


def goods_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(1),
        Column(5, words.context("on paper", "Code")),
        Column(13, words.context("on paper", "Item")),
        Column(3, words.context("on paper", "Quantity"), right=True),
    )


def goods_row(
    words: Words, order: Order, packed: ShipmentLine, names: Mapping[SkuId, SkuName]
) -> tuple[Cell, ...]:
    line = order.line(packed.order_line_id)
    return (Mark.BOX, code_of(line, names), item_name(words, line), str(packed.quantity))


def code_of(line: OrderLine, names: Mapping[SkuId, SkuName]) -> str:
    """The SKU's code, while the catalogue has it."""
    known = names.get(line.sku_id)
    return one_line(known.code) if known else "–"


def item_name(words: Words, line: OrderLine) -> str:
    """The whole title: who packs must tell it from others."""
    variant = one_line(" / ".join(option.in_(words.language) for option in line.options))
    return named(words, one_line(line.title.in_(words.language)) or "–", variant)
