"""Telling people: events become screens, and screens that follow an order are edited as it moves."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from shopclerk.conversation.audience import Audience
from shopclerk.conversation.broadcasts import BroadcastEvent, Broadcasts
from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.handlers.orders import order_as_seen
from shopclerk.conversation.losing import losing
from shopclerk.conversation.news import News, is_told_alone
from shopclerk.conversation.ports.identities import Identities, Person, Reach
from shopclerk.conversation.ports.placements import Placement, Placements
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.cases import case_screen
from shopclerk.conversation.screens.threads import thread_screen
from shopclerk.conversation.turn import order_subject, payment_subject
from shopclerk.conversation.wishes import cannot_wait, kind_of, quiet_until
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain import events as e
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.notifier import Later, Unreachable
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.viewing import OrderDetails


@dataclass(frozen=True, slots=True)
class ChatNotifier:
    """The core's `Notifier`, in chats. A recipient is the address of a chat.

    Everybody who follows an order hears of each of its events: what they see of it is redrawn in place, and
    what they should be told besides comes as a message of its own. While the staff have a room on a platform,
    they are told there and not in their private chats, where what they have open is still redrawn. A room
    that we cannot speak in any more is none, and what was to be said there is said in private. What somebody
    does not want to hear of is not said, and what can wait not in their quiet hours: what they have open is
    redrawn all the same, which makes no sound.
    """

    desk: Desk
    identities: Identities
    rooms: Rooms
    placements: Placements
    chats: Chats
    wording: Wording

    async def recipients(self, event: e.Event) -> tuple[str, ...]:
        if isinstance(event, BroadcastEvent):
            return await self._broadcasts.recipients(event)
        return tuple(dict.fromkeys(reach.address for reach in await self._audience.of(event)))

    async def tell(self, delivery: Delivery) -> None:
        if await self._audience.is_forgotten(delivery.event):
            return
        if isinstance(delivery.event, BroadcastEvent):
            await self._broadcasts.tell(delivery)
            return
        reach = await self._reach(delivery)
        async with losing(self.identities, self.rooms, delivery.recipient):
            try:
                await self._tell(reach, delivery)
            except Unreachable:
                await self._tell_instead(delivery)
                raise

    async def _tell(self, reach: Reach, delivery: Delivery) -> None:
        details = await self._details(delivery.event)
        if details is not None:
            await self._redraw(self._words(reach), reach.person, details, delivery)
        await self._redraw_thread(self._words(reach), reach.person, delivery)
        screen = await self._screen(reach, details, delivery.event)
        own = is_told_alone(reach.person, details, delivery.event)
        await self._tell_of(screen, reach, delivery, own=own)
        if own and isinstance(delivery.event, e.OrderCompleted):
            await self._broadcasts.ask_consent(reach.person, delivery)

    async def _tell_of(self, screen: Screen | None, reach: Reach, delivery: Delivery, *, own: bool) -> None:
        if screen is None or (not own and await self._audience.reads_it_in_a_room(reach)):
            return
        if not await self._wants(reach.person, delivery.event, own=own):
            return
        if not own and not cannot_wait(delivery.event):
            await self._must_not_be_quiet(reach.person)
        await self._send(screen, delivery)
        if isinstance(delivery.event, e.StockCameBack):
            await self.desk.shelf.forget_watch(delivery.event.sku_id, reach.person.id)

    async def _wants(self, person: Person, event: e.Event, *, own: bool) -> bool:
        kind = kind_of(event, own=own)
        if kind is None:
            return True
        return (await self.desk.choices.read_preferences(actor=person.actor)).wants(kind)

    async def _must_not_be_quiet(self, person: Person) -> None:
        """Raise Later while it is quiet for a member of the staff, or in a room of theirs."""
        own, shops = await self.desk.choices.read_quiet_hours(actor=person.actor)
        hours = shops if own is None else own
        if until := quiet_until(hours, self.desk.zone, self.desk.clock.now()):
            raise Later(until)

    async def _tell_instead(self, delivery: Delivery) -> None:
        """What the staff were to read in a room that is none any more, each of them is told in private."""
        details = await self._details(delivery.event)
        for reach in await self._audience.without_room(delivery.recipient):
            screen = await self._screen(reach, details, delivery.event)
            if screen is None or is_told_alone(reach.person, details, delivery.event):
                continue
            if not await self._wants(reach.person, delivery.event, own=False):
                continue
            apart = replace(delivery, id=f"{delivery.id}:{reach.address}", recipient=reach.address)
            with suppress(Unreachable):
                async with losing(self.identities, self.rooms, reach.address):
                    await self._send(screen, apart)

    async def _details(self, event: e.Event) -> OrderDetails | None:
        if event.order_id is None:
            return None
        return await self.desk.orders.show_order(actor=SYSTEM, order_id=event.order_id)

    async def _screen(self, reach: Reach, details: OrderDetails | None, event: e.Event) -> Screen | None:
        return await News(self.desk)(self._words(reach), reach.person, details, event)

    def _words(self, reach: Reach) -> Words:
        return self.wording.told_in(self.desk.zone).into(reach.person.language)

    @property
    def _broadcasts(self) -> Broadcasts:
        return Broadcasts(self.desk, self.identities, self.rooms, self.placements, self.chats, self.wording)

    @property
    def _audience(self) -> Audience:
        return Audience(self.desk, self.identities, self.rooms)

    async def _reach(self, delivery: Delivery) -> Reach:
        for reach in await self._audience.of(delivery.event):
            if reach.address == delivery.recipient:
                return reach
        raise Unreachable(delivery.recipient)

    async def _redraw(self, words: Words, person: Person, details: OrderDetails, delivery: Delivery) -> None:
        screen = order_as_seen(words, person, details)
        asked = isinstance(delivery.event, e.ThreadEvent)
        shown = replace(screen, version=0) if asked else screen  # a question makes no version of its order
        await self._redrawn(await self._placed(details), shown, delivery)
        if isinstance(delivery.event, e.CaseMoved | e.ReturnSent):
            case = await self.desk.cases.show_case(actor=SYSTEM, case_id=delivery.event.case_id)
            seen = case_screen(words, case, staff=person.actor.is_staff, return_to=self.desk.returns.address)
            await self._redrawn(await self.placements.of(seen.subject), seen, delivery)

    async def _redraw_thread(self, words: Words, person: Person, delivery: Delivery) -> None:
        if isinstance(delivery.event, e.ThreadEvent):
            asked = await self.desk.threads.show_thread(actor=SYSTEM, thread_id=delivery.event.thread_id)
            seen = thread_screen(words, asked, staff=person.actor.is_staff)
            await self._redrawn(await self.placements.of(seen.subject), seen, delivery)

    async def _redrawn(self, placed: Iterable[Placement], screen: Screen, delivery: Delivery) -> None:
        """What was drawn of this version already stays, with what it says or asks besides: who was faster.

        Where a message could not be edited any more, the one sent in its place is followed from now on.
        """
        for placement in placed:
            if placement.address != delivery.recipient or 0 < screen.version <= placement.version:
                continue
            address, before = placement.address, placement.message
            key = f"{delivery.id}:{before}"
            shown = await self.chats.at(address).show(address, screen, at=before, key=key)
            if shown != before:
                await self.placements.place(Placement("", address, before))
                await self.placements.place(Placement(placement.subject, address, shown))

    async def _placed(self, details: OrderDetails) -> tuple[Placement, ...]:
        """Where the order is shown. A screen that leads to paying stays while there is something to pay."""
        shown = await self.placements.of(order_subject(details.order.id))
        if details.order.is_payable:
            return shown
        return shown + await self.placements.of(payment_subject(details.order.id))

    async def _send(self, screen: Screen, delivery: Delivery) -> None:
        address = delivery.recipient
        message = await self.chats.at(address).show(address, screen, at=None, key=delivery.id)
        await self.placements.place(Placement(screen.subject, address, message, screen.version))
