"""Telling many: slices of broadcasts to customers, and to the owner how they stand."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias

from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.losing import losing
from shopclerk.conversation.ports.identities import Identities, Person, Reach
from shopclerk.conversation.ports.placements import Placement, Placements
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.campaigns import (
    broadcast_screen,
    campaign_screen,
    campaign_subject,
    consent_screen,
)
from shopclerk.conversation.wishes import quiet_until
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.campaign import CampaignStatus
from shopclerk.core.domain.events import CampaignMoved, CampaignSliced
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Later, Unwanted
from shopclerk.core.ports.outbox import Delivery

LOOKS_AGAIN: Final = timedelta(minutes=1)
"""So often what was handed over before a pause asks whether it goes on."""

BroadcastEvent: TypeAlias = CampaignSliced | CampaignMoved


@dataclass(frozen=True, slots=True)
class Broadcasts:
    """Each of a slice is told in one of their chats, if they still want it when their turn comes. What was
    begun and nobody ended is told again where a chat keeps keys, and that shows it once; elsewhere nobody
    knows whether it was sent, and it is not risked to be sent twice.

    Screens that show a broadcast are redrawn as it moves; its end is told to who wrote it.
    """

    desk: Desk
    identities: Identities
    rooms: Rooms
    placements: Placements
    chats: Chats
    wording: Wording

    async def recipients(self, event: BroadcastEvent) -> tuple[str, ...]:
        if isinstance(event, CampaignMoved):
            shown = [placed.address for placed in await self._placed(event)]
            return tuple(dict.fromkeys((*shown, *[reach.address for reach in await self._authors(event)])))
        recalled = await self.desk.campaigns.recall_campaign(event)
        ids = recalled[1] if recalled else ()
        found = [await self.identities.reach(person_id=id) for id in ids]
        return tuple(reaches[0].address for reaches in found if reaches)

    async def tell(self, delivery: Delivery) -> None:
        async with losing(self.identities, self.rooms, delivery.recipient):
            if isinstance(delivery.event, CampaignSliced):
                await self._send(delivery, delivery.event)
            elif isinstance(delivery.event, CampaignMoved):
                await self._redraw(delivery, delivery.event)

    async def _send(self, delivery: Delivery, event: CampaignSliced) -> None:
        if delivery.begun and not self._keeps_keys(delivery):
            raise OutcomeUnknown(f"{delivery.id} was begun before")
        recalled = await self.desk.campaigns.recall_campaign(event)
        if recalled is None:
            raise Unwanted
        campaign, ids = recalled
        if campaign.status is CampaignStatus.PAUSED:
            raise Later(self.desk.clock.now() + LOOKS_AGAIN)
        await self._must_not_be_night()
        for id in ids:
            for reach in await self.identities.reach(person_id=id):
                if reach.address == delivery.recipient:
                    words = self._words(reach.person)
                    screen = broadcast_screen(words, campaign, shop_name=self.desk.shop_name)
                    await self._show_once(screen, delivery)
                    return
        raise Unwanted

    async def _show_once(self, screen: Screen, delivery: Delivery) -> None:
        """Where a chat keeps keys it may be tried again, even if it has been shown already."""
        try:
            await self._show(screen, delivery.recipient, delivery.id)
        except OutcomeUnknown as unknown:
            if self._keeps_keys(delivery):
                raise Unavailable(unknown.what) from unknown
            raise

    def _keeps_keys(self, delivery: Delivery) -> bool:
        return self.chats.at(delivery.recipient).keeps_keys

    async def _must_not_be_night(self) -> None:
        """Raise Later while the shop has quiet hours: customers sleep then, too."""
        _, shops = await self.desk.choices.read_quiet_hours(actor=SYSTEM)
        if until := quiet_until(shops, self.desk.zone, self.desk.clock.now()):
            raise Later(until)

    async def _redraw(self, delivery: Delivery, event: CampaignMoved) -> None:
        """Where it is open; where it is not, its author hears that it is done."""
        progress = await self.desk.campaigns.show_campaign(actor=SYSTEM, campaign_id=event.campaign_id)
        placed = [one for one in await self._placed(event) if one.address == delivery.recipient]
        authors = [one for one in await self._authors(event) if one.address == delivery.recipient]
        language = authors[0].person.language if authors else self.desk.language
        words = self.wording.told_in(self.desk.zone).into(language)
        screen = campaign_screen(words, progress, self.wording.languages)
        for one in placed:
            await self._edit(screen, one, delivery)
        if not placed and progress.campaign.status is CampaignStatus.DONE:
            message = await self._show(screen, delivery.recipient, delivery.id)
            await self.placements.place(Placement(screen.subject, delivery.recipient, message))

    async def _edit(self, screen: Screen, placed: Placement, delivery: Delivery) -> None:
        chat, before = self.chats.at(placed.address), placed.message
        shown = await chat.show(placed.address, screen, at=before, key=f"{delivery.id}:{before}")
        if shown != before:
            await self.placements.place(Placement("", placed.address, before))
            await self.placements.place(Placement(screen.subject, placed.address, shown))

    async def ask_consent(self, person: Person, delivery: Delivery) -> None:
        """Once in a customer's life, when they got the first thing that they had ordered."""
        if await self.desk.choices.ask_for_consent(actor=person.actor, request_id=delivery.id):
            screen = consent_screen(self._words(person), shop_name=self.desk.shop_name)
            await self._show(screen, delivery.recipient, f"{delivery.id}:consent")

    async def _show(self, screen: Screen, address: str, key: str) -> str:
        return await self.chats.at(address).show(address, screen, at=None, key=key)

    def _words(self, person: Person) -> Words:
        return self.wording.told_in(self.desk.zone).into(person.language)

    async def _placed(self, event: CampaignMoved) -> tuple[Placement, ...]:
        return await self.placements.of(campaign_subject(event.campaign_id))

    async def _authors(self, event: CampaignMoved) -> tuple[Reach, ...]:
        progress = await self.desk.campaigns.show_campaign(actor=SYSTEM, campaign_id=event.campaign_id)
        return await self.identities.reach(person_id=progress.campaign.created_by)
