"""Who hears of what, and where."""

from dataclasses import dataclass
from typing import Final

from shopclerk.conversation.desk import Desk
from shopclerk.conversation.ports.identities import Identities, Person, Reach
from shopclerk.conversation.ports.rooms import Room, Rooms
from shopclerk.core.domain import events as e
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import SYSTEM, Role

STAFF = (Role.CLERK, Role.OWNER)
_ROOM: Final = "room:"


@dataclass(frozen=True, slots=True)
class Audience:
    """Staff and the customer of an order, each in their private chats; the staff together in their rooms."""

    desk: Desk
    identities: Identities
    rooms: Rooms

    async def of(self, event: e.Event) -> tuple[Reach, ...]:
        """Everybody who may see something of it."""
        if await self.is_forgotten(event):
            return ()
        if isinstance(event, e.StockCameBack):
            watchers = await self.desk.shelf.list_watchers(event.sku_id)
            found = [await self.identities.reach(person_id=watcher) for watcher in watchers]
            return tuple(reach for each in found for reach in each)
        if isinstance(event, e.RoleChanged):
            return await self.identities.reach(person_id=event.person_id)
        rooms = tuple(Reach(room.address, everybody_in(room)) for room in await self.rooms.all())
        staff = (*rooms, *await self.identities.reach(roles=STAFF))
        customer_id = await self._customer(event)
        return (*staff, *await self.identities.reach(person_id=customer_id)) if customer_id else staff

    async def is_forgotten(self, event: e.Event) -> bool:
        """Whether the question that it is about went with whoever asked it."""
        if isinstance(event, e.ThreadEvent):
            try:
                await self.desk.threads.show_thread(actor=SYSTEM, thread_id=event.thread_id)
            except NotFound:
                return True
        return False

    async def _customer(self, event: e.Event) -> PersonId | None:
        """Whose order it is about, or whose question."""
        if isinstance(event, e.ThreadEvent):
            asked = await self.desk.threads.show_thread(actor=SYSTEM, thread_id=event.thread_id)
            return asked.thread.customer_id
        if event.order_id is None:
            return None
        details = await self.desk.orders.show_order(actor=SYSTEM, order_id=event.order_id)
        return details.order.customer_id

    async def reads_it_in_a_room(self, reach: Reach) -> bool:
        """Whether a member of the staff is told in a room on the same platform, and not at this address
        too.
        """
        if not reach.person.actor.is_staff:
            return False
        rooms = await self._rooms_beside(reach.address)
        return bool(rooms) and reach.address not in rooms

    async def without_room(self, address: str) -> tuple[Reach, ...]:
        """The staff who read in that room, and in none besides, what they are not told in private."""
        if await self._rooms_beside(address) != {address}:
            return ()
        staff = await self.identities.reach(roles=STAFF)
        return tuple(reach for reach in staff if _platform(reach.address) == _platform(address))

    async def _rooms_beside(self, address: str) -> set[str]:
        """All rooms on its platform."""
        platform = _platform(address)
        return {room.address for room in await self.rooms.all() if _platform(room.address) == platform}


def everybody_in(room: Room) -> Person:
    """Whoever of the staff looks there."""
    return Person(PersonId(f"{_ROOM}{room.address}"), Role.CLERK, room.language)


def may_be_owner(reader: Person) -> bool:
    """Whether what only the owner does can be done by who reads this; in a room anybody of the staff may."""
    return reader.role is Role.OWNER or reader.id.startswith(_ROOM)


def _platform(address: str) -> str:
    return address.partition(":")[0]
