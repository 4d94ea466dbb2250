"""How an answer is shown where several people work on the same messages."""

from dataclasses import replace

from shopclerk.conversation.incoming import Press, Said
from shopclerk.conversation.screens.layout import muted
from shopclerk.conversation.screens.rooms import answer_by_replying
from shopclerk.conversation.turn import Answer, Turn


def spoken_in_group(turn: Turn, answer: Answer) -> Answer:
    """A question says how it is answered here."""
    if not answer.asks:
        return answer
    screen = answer.screen
    told = (*screen.paragraphs, muted(answer_by_replying(turn.words)))
    return replace(answer, screen=replace(screen, paragraphs=told))


def place_in_group(turn: Turn, answer: Answer, said: Said) -> str | None:
    """The message that becomes the answer; None: a new one.

    A card stays a card for all the others: questions and other things that a press leads to stand below. Who
    presses what is not for them is told so once, however often they press.
    """
    if not isinstance(said, Press):
        return None
    if answer.aside:
        return turn.session.told or None
    if answer.asks or turn.about not in ("", answer.screen.subject):
        return None
    return said.message
