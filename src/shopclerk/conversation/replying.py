"""What is meant by answering a message: it names what is spoken of."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeAlias

from shopclerk.conversation.actions import Action, claiming, shipping
from shopclerk.conversation.awaited.claiming import AwaitEvidence
from shopclerk.conversation.awaited.threads import AwaitMessage
from shopclerk.conversation.handlers import merchant
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.handlers.evidence import evidence_pictured
from shopclerk.conversation.handlers.threads import say
from shopclerk.conversation.incoming import Heard, Photo, Text
from shopclerk.conversation.keeping import kept
from shopclerk.conversation.retreats import Refusal, after_press, after_text
from shopclerk.conversation.shipping_word import after_keyword, shipping_keywords, shipping_word
from shopclerk.conversation.turn import Answer, Turn, of_subject
from shopclerk.conversation.typed_text import meant
from shopclerk.core.domain.ids import CaseId, OrderId, ThreadId
from shopclerk.core.domain.numbers import order_number

Meant: TypeAlias = tuple[Callable[[], Awaitable[Answer]], Callable[[Refusal], Iterable[Action]]]
"""What to do, and where to go when that is refused."""


def meant_by_replying(turn: Turn, said: Heard) -> Meant | None:
    """None when it means nothing more than what was said."""
    if case_id := of_subject("case", turn.about):
        return _to_a_case(turn, said, CaseId(case_id))
    if thread_id := of_subject("thread", turn.about) or of_subject("answer", turn.about):
        return _to_a_thread(turn, said, ThreadId(thread_id))
    order_id = of_subject("order", turn.about)
    if order_id and turn.is_staff and isinstance(said, Text):
        return _to_an_order(turn, said.text, OrderId(order_id))
    return None


def _to_an_order(turn: Turn, text: str, order_id: OrderId) -> Meant | None:
    """Staff answer its card with a tracking number, with or without the word; whoever names an order means
    that one.
    """
    rest = after_keyword(text, shipping_keywords(turn.wording))
    typed = text if rest is None else rest
    word = shipping_word(typed)
    if word.tracking and order_number(word.order):
        return None
    return (
        lambda: merchant.ship_replied(turn, order_id, typed),
        lambda refusal: after_press(shipping.AskTracking(order_id), refusal),
    )


def _to_a_thread(turn: Turn, said: Heard, thread_id: ThreadId) -> Meant | None:
    """Whatever is said to it is said in it; staff who name an order to ship mean that."""
    awaited = AwaitMessage(thread_id, 0)
    if isinstance(said, Text) and not (turn.is_staff and _ships(turn, said.text)):
        return (
            lambda: say(turn, thread_id, meant(said.text), ()),
            lambda refusal: after_text(awaited, refusal),
        )
    if isinstance(said, Photo):
        return lambda: _shown(turn, thread_id, said), lambda refusal: after_text(awaited, refusal)
    return None


async def _shown(turn: Turn, thread_id: ThreadId, photo: Photo) -> Answer:
    return await say(turn, thread_id, meant(photo.caption), ((await kept(turn, photo)).file_id,))


def _ships(turn: Turn, text: str) -> bool:
    rest = after_keyword(text, shipping_keywords(turn.wording))
    return rest is not None and order_number(shipping_word(rest).order) is not None


def _to_a_case(turn: Turn, said: Heard, case_id: CaseId) -> Meant | None:
    """A picture is evidence, if the one who sends it may add some; words decide nothing."""
    if isinstance(said, Photo) and not turn.is_staff:
        return (
            lambda: _evidence(turn, case_id, said),
            lambda refusal: after_press(claiming.ShowCase(case_id), refusal),
        )
    if isinstance(said, Text):
        told = turn.noticing(turn.words.text("To answer this, please use the buttons."))
        return lambda: case_page(told, case_id), lambda refusal: after_press(
            claiming.ShowCase(case_id), refusal
        )
    return None


async def _evidence(turn: Turn, case_id: CaseId, photo: Photo) -> Answer:
    return await evidence_pictured(turn, AwaitEvidence(case_id), await kept(turn, photo))
