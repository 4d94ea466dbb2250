"""Customers see what is kept of them, take it along, and have it erased: also with orders behind them."""

import json

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.usecases.privacy import ErasePersonal, ExportPersonal, ShowPersonal
from tests.properties.floor import BUYERS, Floor, Who, buyers, mostly_customer, taps

mostly_free = st.sampled_from(("Sun", "Sun", "Sun", *BUYERS))
"""Who has no order that is open, at first."""


class Forgetting(Floor):
    @rule(who=mostly_customer, buyer=buyers)
    def somebody_looks_at_what_is_kept(self, who: Who, buyer: str) -> None:
        store, personal = self.shop.store, self.shop.database.personal

        async def takes_along(actor: Actor, _: str) -> None:
            kept = json.loads(await ExportPersonal(store, personal)(actor=actor))
            assert all(each["order"]["customer_id"] == actor.person_id for each in kept["orders"])

        self.asks(who, None, lambda actor, _: ShowPersonal(store, personal)(actor=actor), buyer=buyer)
        self.asks(who, None, takes_along, buyer=buyer)

    @rule(who=mostly_customer, buyer=mostly_free, times=taps)
    def somebody_is_erased(self, who: Who, buyer: str, times: int) -> None:
        """Whoever comes back is somebody else."""

        async def erases(actor: Actor, _: str) -> None:
            name, _, lives = actor.person_id.partition(" ")
            await ErasePersonal(self.shop.store, self.shop.database.personal)(actor=actor)
            self.erased[name] = max(self.erased[name], int(lives or 0) + 1)

        self.asks(who, None, erases, times, buyer=buyer)
        if not self.waiting:
            self._nothing_is_left()

    def _nothing_is_left(self) -> None:
        gone = {self.shop.customer(name).person_id for name, times in self.erased.items() if times}
        left = [
            *(
                each
                for kind in (AddressBook, Cart, Preferences)
                for each in self.kept(kind)
                if each.id in gone
            ),
            *(each for each in self.kept(Contact) if each.person_id in gone),
        ]
        assert not left, left
