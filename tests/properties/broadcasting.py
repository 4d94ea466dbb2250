"""Messages to many: written, sent, paused while they are delivered, gone on with, stopped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from shopclerk.adapters.memory.identities import MemoryIdentities
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus, Segment
from shopclerk.core.domain.events import CampaignSliced, Event
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.notifier import Later, Unreachable, Unwanted
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.broadcasting import (
    PauseCampaign,
    RecallCampaign,
    ResumeCampaign,
    StopCampaign,
)
from tests.properties.floor import Floor, Who, mostly_owner, pick, taps, which
from tests.properties.housekeeping import NUISANCES
from tests.shopfloor.notifier import RecordingNotifier
from tests.shopfloor.time_and_names import FakeClock

Moving: TypeAlias = PauseCampaign | ResumeCampaign | StopCampaign
SEGMENTS: Final = (
    Segment(),
    Segment(),
    Segment(language="en"),
    Segment(bought=Bought.LATELY, days=3),
    Segment(bought=Bought.BEFORE, days=3),
)


@dataclass(slots=True, kw_only=True)
class Crier(RecordingNotifier):
    """Tells of broadcasts as the conversation does on a platform that keeps no keys: who wants them when
    their turn comes, and nobody of whom it is not known whether they were told.
    """

    recall: RecallCampaign
    identities: MemoryIdentities
    clock: FakeClock

    async def recipients(self, event: Event) -> tuple[str, ...]:
        if not isinstance(event, CampaignSliced):
            return self.audience(event)
        recalled = await self.recall(event)
        return await self._chats(recalled[1]) if recalled else ()

    async def tell(self, delivery: Delivery) -> None:
        if isinstance(delivery.event, CampaignSliced):
            if delivery.begun:
                raise OutcomeUnknown(delivery.recipient)
            await self._must_be_wanted(delivery.recipient, delivery.event)
        await RecordingNotifier.tell(self, delivery)

    async def _must_be_wanted(self, chat: str, event: CampaignSliced) -> None:
        recalled = await self.recall(event)
        if recalled is None or chat not in await self._chats(recalled[1]):
            raise Unwanted
        if recalled[0].status is CampaignStatus.PAUSED:
            raise Later(self.clock.now() + timedelta(minutes=1))

    async def _chats(self, ids: Sequence[PersonId]) -> tuple[str, ...]:
        reaches = [await self.identities.reach(person_id=id) for id in ids]
        return tuple(reach[0].address for reach in reaches if reach)


class Broadcasting(Floor):
    def __init__(self) -> None:
        super().__init__()
        shop = self.shop
        self.crier = Crier(recall=shop.recall_campaign, identities=self.identities, clock=shop.clock)
        shop.notifier = self.crier

    @rule(who=mostly_owner, text=st.sampled_from(("Spring tea is here", "", "x" * 901)), times=taps)
    def a_broadcast_is_written(self, who: Who, text: str, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.draft_campaign(actor=actor, request_id=request, text=text),
            times,
        )

    @precondition(lambda self: self.campaigns())
    @rule(number=which, who=mostly_owner, segment=st.sampled_from(SEGMENTS), times=taps)
    def a_broadcast_is_changed(self, number: int, who: Who, segment: Segment, times: int) -> None:
        campaign = self._in(number, CampaignStatus.DRAFT)
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.edit_campaign(
                actor=actor, request_id=request, campaign_id=campaign.id, text="New tea", segment=segment
            ),
            times,
        )

    @precondition(lambda self: self.campaigns())
    @rule(number=which, who=mostly_owner, times=taps)
    def a_broadcast_is_sent(self, number: int, who: Who, times: int) -> None:
        """As it was looked at: now and then somebody else changed it since."""
        campaign = self._in(number, CampaignStatus.DRAFT)
        version = campaign.version + (number % 9 == 0)
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.start_campaign(
                actor=actor, request_id=request, campaign_id=campaign.id, version=version
            ),
            times,
        )

    @precondition(lambda self: self.campaigns())
    @rule(number=which, who=mostly_owner, times=taps)
    def a_broadcast_is_paused(self, number: int, who: Who, times: int) -> None:
        """In the middle of it, when it can be."""
        self._move(self.shop.pause_campaign, self._in(number, CampaignStatus.SENDING), who, times)

    @precondition(lambda self: self.campaigns())
    @rule(number=which, who=mostly_owner, times=taps)
    def a_broadcast_goes_on(self, number: int, who: Who, times: int) -> None:
        """One that is under way is paused first: few are just then."""
        campaign = self._in(number, CampaignStatus.PAUSED, CampaignStatus.SENDING)
        if campaign.status is CampaignStatus.SENDING:
            self._move(self.shop.pause_campaign, campaign, Who.OWNER, 1)
        self._move(self.shop.resume_campaign, campaign, who, times)

    @precondition(lambda self: self.campaigns())
    @rule(number=which, who=mostly_owner, times=taps)
    def a_broadcast_is_stopped(self, number: int, who: Who, times: int) -> None:
        self._move(
            self.shop.stop_campaign,
            self._in(number, CampaignStatus.SENDING, CampaignStatus.PAUSED),
            who,
            times,
        )

    @precondition(lambda self: self.campaigns())
    @rule(nuisances=st.lists(st.sampled_from((*NUISANCES, Unreachable())), max_size=2), number=which)
    def the_next_are_told(self, nuisances: list[Exception], number: int) -> None:
        person = pick(sorted(self.memory.people), number)
        self.shop.notifier.fails(f"chat:{person}", *nuisances)
        self.does(self.shop.advance_campaigns, self.shop.relay_outbox)
        self.does(self.shop.sends_broadcasts, self.shop.sends_broadcasts)

    @precondition(lambda self: self.campaigns())
    @rule(number=which, who=mostly_owner)
    def broadcasts_are_looked_at(self, number: int, who: Who) -> None:
        campaign = pick(self.campaigns(), number)
        self.asks(who, None, lambda actor, _: self.shop.list_campaigns(actor=actor))
        self.asks(who, None, lambda actor, _: self.shop.show_campaign(actor=actor, campaign_id=campaign.id))
        self.does(lambda: self.shop.recall_campaign(CampaignSliced(campaign.id, "", campaign.upto)))

    @invariant()
    def nobody_is_told_of_a_broadcast_twice(self) -> None:
        """However often it is paused, and whoever dies in the middle of it."""
        told = Counter(
            (chat, event.campaign_id)
            for chat, events in self.crier.told.items()
            for event in events
            if isinstance(event, CampaignSliced)
        )
        assert all(times == 1 for times in told.values()), told

    def campaigns(self) -> list[Campaign]:
        return self.kept(Campaign)

    def _in(self, number: int, *statuses: CampaignStatus) -> Campaign:
        return self.one(self.campaigns(), number, lambda each: each.status in statuses)

    def _move(self, move: Moving, campaign: Campaign, who: Who, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: move(actor=actor, request_id=request, campaign_id=campaign.id),
            times,
        )
