"""The one place where refusals become sentences: what is wrong, and what to do next; by area."""

from typing import Final

from shopclerk.conversation.refusals.after_sales import after_sales_sentence
from shopclerk.conversation.refusals.discounts import discount_sentence
from shopclerk.conversation.refusals.general import ports_sentence, rules_sentence
from shopclerk.conversation.refusals.goods import goods_sentence
from shopclerk.conversation.refusals.input import input_sentence
from shopclerk.conversation.refusals.ordering import ordering_sentence
from shopclerk.conversation.refusals.parcels import parcel_sentence
from shopclerk.conversation.refusals.settings import settings_sentence
from shopclerk.conversation.refusals.threads import thread_sentence
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.ports.errors import PortError

_AREAS: Final = (
    ports_sentence,
    rules_sentence,
    input_sentence,
    ordering_sentence,
    discount_sentence,
    goods_sentence,
    parcel_sentence,
    after_sales_sentence,
    thread_sentence,
    settings_sentence,
)


def sentence(words: Words, error: DomainError | PortError) -> str:
    """One or two sentences for anybody; never the facts that mean nothing to people, such as ids."""
    told = (area(words, error) for area in _AREAS)
    return next(filter(None, told), "") or fallback(words)


def fallback(words: Words) -> str:
    """For an error that nobody foresaw a sentence for."""
    return words.text("That is not possible right now. Please go back and try another way.")
