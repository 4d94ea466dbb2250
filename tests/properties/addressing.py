"""Customers keep the addresses that they send to."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.checkout import Recipient
from tests.properties.floor import Floor, Who, buyers, mostly_customer, pick, taps, which

PLACES = tuple(
    Recipient(name=f"Li {place}", phone=f"1380013800{place}", address=f"{place} Harbour Road, Shanghai")
    for place in range(8)
)


class Addressing(Floor):
    """Everybody has a book of their own, staff too."""

    @rule(
        who=mostly_customer,
        buyer=buyers,
        place=st.sampled_from(PLACES),
        changes=st.booleans(),
        number=which,
        times=taps,
    )
    def an_address_is_kept(
        self, *, who: Who, buyer: str, place: Recipient, changes: bool, number: int, times: int
    ) -> None:
        async def keeps(actor: Actor, request: str) -> None:
            before = await self.shop.show_addresses(actor=actor)
            known = pick(before.entries, number).id if changes and before.entries else None
            book = await self.shop.keep_address(
                actor=actor, request_id=request, recipient=place, address_id=known
            )
            assert len({(each.name, each.address) for each in book.entries}) == len(book.entries) <= 6

        self.asks(who, None, keeps, times, buyer=buyer)

    @rule(who=mostly_customer, buyer=buyers, number=which, times=taps)
    def an_address_is_preferred(self, who: Who, buyer: str, number: int, times: int) -> None:
        async def prefers(actor: Actor, request: str) -> None:
            chosen = self._entry(actor, number)
            await self.shop.prefer_address(actor=actor, request_id=request, address_id=chosen)

        self.asks(who, None, prefers, times, buyer=buyer)

    @rule(who=mostly_customer, buyer=buyers, number=which, times=taps)
    def an_address_is_removed(self, who: Who, buyer: str, number: int, times: int) -> None:
        async def removes(actor: Actor, request: str) -> None:
            address_id = self._entry(actor, number)
            book = await self.shop.remove_address(actor=actor, request_id=request, address_id=address_id)
            assert times > 1 or all(each.id != address_id for each in book.entries)

        self.asks(who, None, removes, times, buyer=buyer)

    @rule(who=mostly_customer, buyer=buyers)
    def addresses_are_shown(self, who: Who, buyer: str) -> None:
        self.asks(who, None, lambda actor, _: self.shop.show_addresses(actor=actor), buyer=buyer)

    def _entry(self, actor: Actor, number: int) -> ContactId:
        """One of their own, or somebody else's."""
        mine = self.memory.record(AddressBook, actor.person_id)
        every = [each for book in self.kept(AddressBook) for each in book.entries]
        entries = mine.entries if mine and mine.entries and number % 8 else every
        return pick(entries, number).id if entries else ContactId("none")
