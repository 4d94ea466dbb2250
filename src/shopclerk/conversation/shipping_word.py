"""`ship 7K3F-22 SF1234567`, as staff type it."""

from collections.abc import Iterable
from dataclasses import dataclass

from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.numbers import order_number

_BETWEEN = " \t\n:,;，：；、"


@dataclass(frozen=True, slots=True)
class ShippingWord:
    """The order number and the tracking number as typed; empty: left out."""

    order: str
    tracking: str


def after_keyword(text: str, keywords: Iterable[str]) -> str | None:
    """What follows one of these words at the beginning; None when the text does not begin with any.

    A word of letters ends where no letter or digit follows (`shipment` is another word); Chinese needs no
    space. A slash before it is let in: platforms take only Latin letters for commands.
    """
    plain = plainly(text).removeprefix("/")
    for keyword in keywords:
        if plain.casefold().startswith(keyword.casefold()):
            rest = plain[len(keyword) :]
            if not (keyword.isascii() and rest[:1].isalnum()):
                return rest.strip(_BETWEEN)
    return None


def shipping_keywords(wording: Wording) -> Iterable[str]:
    """The word in every language: staff keep theirs when they change the language of the screens."""
    return (wording.into(tag).context("keyword", "ship") for tag, _ in wording.languages)


def shipping_word(rest: str) -> ShippingWord:
    """What follows the word, taken apart; an order number may be written in two pieces (`7K3F 22`)."""
    words = plainly(rest).replace("，", " ").replace(",", " ").split()
    pieces = 1 if order_number("".join(words[:1])) or not order_number("".join(words[:2])) else 2
    typed = "".join(words[:pieces])
    return ShippingWord(order_number(typed) or typed, " ".join(words[pieces:]))
