"""Choosing what goes into a parcel."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.shipping import AskPartTracking, PackPart
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, page, title
from shopclerk.conversation.screens.names import name, named, options
from shopclerk.conversation.words import Words
from shopclerk.core.domain.order import Order, OrderLine

BRIEFLY: Final = 20
"""Columns of a title, and of its variant, where a button says more besides."""


def ask_parts_screen(
    words: Words, order: Order, left: Sequence[int], chosen: Mapping[int, int], *, notice: str = ""
) -> Screen:
    """`left` is how many units of each line are in no parcel, `chosen` how many go into this one."""
    there = [place for place, units in enumerate(left) if units]
    total = sum(chosen.values())
    onward = (
        (
            Button(
                words.plural("🚚 Ship {n} item", "🚚 Ship {n} items", total),
                AskPartTracking(order.id),
                Tone.PRIMARY,
            ),
        )
        if total
        else ()
    )
    return page(
        title(words.text("📦 A parcel of order {number}", number=order.number)),
        body(words.text("What goes into it? Press an item to take all of it.")),
        rows=(
            *(_line(words, order, place, left[place], chosen.get(place, 0)) for place in there),
            onward,
            (Button(words.text("‹ Order"), ShowOrder(order.id)),),
        ),
        notice=notice,
    )


def _line(words: Words, order: Order, place: int, left: int, chosen: int) -> Row:
    called = line_name(words, order.lines[place], BRIEFLY)
    label = words.text("{item}: {chosen} of {left}", item=called, chosen=chosen, left=left)
    return (
        Button("−", PackPart(order.id, place, max(chosen - 1, 0))),
        Button(label, PackPart(order.id, place, left)),
        Button("+", PackPart(order.id, place, min(chosen + 1, left))),
    )


def line_name(words: Words, line: OrderLine, columns: int) -> str:
    """An order line in a few words."""
    return named(words, name(words, line.title, columns), options(words, line.options, columns))
