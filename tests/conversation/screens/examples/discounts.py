"""Screens: discount codes."""

from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.discounts import (
    ask_end_discount_screen,
    ask_new_discount_screen,
    ask_term_screen,
    discount_screen,
    discounts_screen,
    review_discount_screen,
    share_discount_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discount_terms import FIELDS
from shopclerk.core.domain.ids import FileId
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, cny


def examples(words: Words) -> Examples:
    plain = Discount(id="SPRING", percentage=1000, version=1)
    full = replace(
        plain,
        id="春茶节",
        percentage=None,
        amount=cny(2000),
        minimum=cny(15000),
        since=NOW + timedelta(days=1),
        until=NOW + timedelta(days=30),
        most_uses=100,
        most_per_customer=1,
    )
    over, spent = replace(plain, until=NOW), replace(plain, most_uses=3)
    draft, zone = Discount(id="SPRING"), words.zone

    def shown(code: Discount, used: int, *, owner: bool = True) -> Screen:
        return discount_screen(words, code, used, now=NOW, zone=zone, owner=owner, linked=owner)

    return {
        "codes": discounts_screen(
            words,
            ((plain, 3), (full, 0), (over, 1), (spent, 3)),
            now=NOW,
            owner=True,
            more=True,
            first=False,
            making="TEA",
        ),
        "no codes": discounts_screen(words, (), now=NOW, owner=True, more=False, first=True),
        "codes of a clerk": discounts_screen(
            words, ((plain, 3),), now=NOW, owner=False, more=False, first=True
        ),
        "a code": shown(plain, 3),
        "a code with every limit": shown(full, 0),
        "a code of a clerk": shown(plain, 1, owner=False),
        "a code that ended": shown(over, 1),
        "a code used up": shown(spent, 3),
        "a new code": review_discount_screen(words, draft, zone=zone),
        "a new code to create": review_discount_screen(words, replace(full, version=0), zone=zone),
        "to make one": ask_new_discount_screen(words, "CNY"),
        **{f"ask for its {field}": ask_term_screen(words, plain, field, "CNY") for field in FIELDS},
        "ask for that of a new one": ask_term_screen(words, draft, "until", "CNY"),
        "to end": ask_end_discount_screen(words, plain, 3),
        "shared": share_discount_screen(
            words, plain, "https://chat.example/?start=d_SPRING", FileId("a" * 64)
        ),
    }
