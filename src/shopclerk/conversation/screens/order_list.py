"""An order of a list."""

from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.reply import Button
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.screens.order_parts import labelled
from shopclerk.conversation.words import Words
from shopclerk.core.ports.views import OrderRow


def order_button(words: Words, row: OrderRow) -> Button:
    return Button(f"{row.number}{DOT}{labelled(words, row.label)}", ShowOrder(row.id))
