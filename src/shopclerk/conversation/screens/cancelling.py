"""Cancelling a part of an order before it leaves."""

from collections.abc import Sequence

from shopclerk.conversation.actions.ordering import AskCancelUnits, CancelUnits, ShowOrder
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, muted, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST
from shopclerk.conversation.screens.packing import BRIEFLY, line_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order


def ask_cancel_part_screen(words: Words, order: Order, left: Sequence[int], *, notice: str = "") -> Screen:
    """`left` is how many units of each line have not left."""
    choices = [
        (
            Button(
                f"{line_name(words, line, BRIEFLY)} × {left[place]}",
                AskCancelUnits(order.id, place, 1),
            ),
        )
        for place, line in enumerate(order.lines)
        if left[place]
    ]
    return page(
        title(words.text("Cancel a part of order {number}", number=order.number)),
        body(words.text("Which of these is not needed any more?")),
        rows=(*choices, (Button(words.text("‹ Order"), ShowOrder(order.id)),)),
        notice=notice,
    )


def ask_cancel_units_screen(
    words: Words, order: Order, place: int, *, units: int, most: int, back: Money, notice: str = ""
) -> Screen:
    """`back` is what was paid for those units; `most` is how many have not left."""
    called = line_name(words, order.lines[place], IN_A_LIST)
    return page(
        title(words.text("Cancel a part of order {number}?", number=order.number)),
        body(f"{called} × {units}"),
        strong(words.text("{amount} goes back the way it was paid.", amount=words.money(back))),
        muted(words.text("The rest comes as agreed.")),
        rows=(
            _fewer_or_more(words, order, place, units, most),
            (Button(words.text("Yes, cancel it"), CancelUnits(order.id, place, units), Tone.DANGER),),
            (Button(words.text("No, keep it"), ShowOrder(order.id)),),
        ),
        notice=notice,
    )


def _fewer_or_more(words: Words, order: Order, place: int, units: int, most: int) -> Row:
    if most == 1:
        return ()
    chosen = Button(
        words.text("{chosen} of {left}", chosen=units, left=most), AskCancelUnits(order.id, place, units)
    )
    fewer = (Button("−", AskCancelUnits(order.id, place, units - 1)),) if units > 1 else ()
    more = (Button("+", AskCancelUnits(order.id, place, units + 1)),) if units < most else ()
    return (*fewer, chosen, *more)
