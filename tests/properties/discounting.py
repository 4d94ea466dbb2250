"""Codes are made, changed, ended, and tried before anything is in the cart."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.money import Money
from tests.properties.floor import (
    CURRENCY,
    Floor,
    Who,
    buyers,
    mostly_customer,
    mostly_owner,
    pick,
    taps,
    which,
)

CODES = ("", "TENTH", "ONCE", "ALL", "nonsense")


class Discounting(Floor):
    @rule(who=mostly_owner, code=st.sampled_from(CODES), percent=st.integers(1, 100), times=taps)
    def a_discount_is_made(self, who: Who, code: str, percent: int, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.create_discount(
                actor=actor,
                request_id=request,
                code=code,
                percentage=percent * 100,
                minimum=Money.parse("10.00", CURRENCY),
                most_uses=3,
            ),
            times,
        )

    @rule(who=mostly_owner, code=st.sampled_from(CODES), times=taps)
    def a_discount_is_ended(self, who: Who, code: str, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.end_discount(actor=actor, request_id=request, code=code),
            times,
        )

    @precondition(lambda self: self.kept(Discount))
    @rule(
        number=which,
        who=mostly_owner,
        percent=st.integers(0, 101),
        most=st.none() | st.integers(1, 3),
        stale=st.booleans(),
        times=taps,
    )
    def a_discount_is_changed(
        self, *, number: int, who: Who, percent: int, most: int | None, stale: bool, times: int
    ) -> None:
        """Also one that is used up, over, or was changed since it was looked at."""
        known = pick(self.kept(Discount), number)
        version = max(known.version - (stale and number % 3 == 0), 0)
        changed = replace(
            known, percentage=percent * 100, amount=None, until=None, most_uses=most, version=version
        )
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.change_discount(
                actor=actor, request_id=request, changed=changed
            ),
            times,
        )

    @rule(who=mostly_customer, buyer=buyers, code=st.sampled_from(CODES))
    def a_code_is_tried(self, who: Who, buyer: str, code: str) -> None:
        self.asks(who, None, lambda actor, _: self.shop.look_up_discount(actor=actor, code=code), buyer=buyer)
