"""Two of the staff at once: one does it, the other is told who and when."""

from dataclasses import replace

from shopclerk.conversation.screens.steps import last_step
from shopclerk.conversation.turn import Turn
from shopclerk.core.usecases.viewing import OrderDetails


def overtaken(turn: Turn, details: OrderDetails, *about: str) -> Turn:
    """Noticing who was faster, when what was wished came too late and somebody else of the staff did the last
    step: of the whole order, or of what is named by id.
    """
    if not (turn.too_late and turn.is_staff):
        return turn
    moves = (entry.move for entry in details.timeline)
    steps = [move for move in moves if not about or move.entity_id in about]
    who = last_step(turn.words, steps, details.names, viewer=turn.person.id, now=turn.now)
    return replace(turn, notice=" ".join(filter(None, (who, turn.notice)))) if who else turn
