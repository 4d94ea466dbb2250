"""Messages to many: written, sent in slices, and watched by the owner.

A slice is a range of persons' ids, and each follows upon the one before in the commit that makes it: whoever
is killed at whatever moment, nobody is in two.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from shopclerk.core.domain.acts import Act
from shopclerk.core.domain.campaign import Campaign, CampaignStatus, Segment
from shopclerk.core.domain.errors import IllegalTransition
from shopclerk.core.domain.events import CampaignMoved, CampaignSliced
from shopclerk.core.domain.ids import CampaignId, FileId, PersonId
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.outbox import Outbox, Tally
from shopclerk.core.ports.queries.campaigns import Audience, AudienceSize, Campaigns, CampaignsSending
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

SLICE: Final = 25
"""Persons. The next slice waits until there are fewer than these to be told."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign, how its sending stands, and how many belong to its audience now."""

    campaign: Campaign
    tally: Tally
    audience: int


@dataclass(frozen=True, slots=True)
class DraftCampaign:
    """The owner begins a message. Repeating the request answers it. Raises NotAllowed, TextTooLong."""

    unit_of_work: UnitOfWork
    ids: IdSource

    async def __call__(
        self, *, actor: Actor, request_id: str, text: str = "", picture: FileId | None = None
    ) -> Campaign:
        actor.must_be_owner("DraftCampaign")
        campaign_id = CampaignId(self.ids.new())

        async def decide(work: Work) -> Campaign:
            if done := await work.already("request", request_id):
                return await work.get(Campaign, done)
            blank = Campaign(id=campaign_id, created_by=actor.person_id, created_at=work.at)
            campaign = blank.edited(text=text, picture=picture)
            work.claim("request", request_id, campaign.id)
            work.save(campaign)
            return campaign

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class EditCampaign:
    """The owner changes what is given of a draft. Repeating the request changes nothing.

    Raises NotAllowed, NotFound, TextTooLong, IllegalTransition once it is sent.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        campaign_id: CampaignId,
        text: str | None = None,
        picture: FileId | None = None,
        pictured: bool = True,
        segment: Segment | None = None,
    ) -> Campaign:
        actor.must_be_owner("EditCampaign")

        def edit(campaign: Campaign) -> Campaign:
            edited = campaign.edited(text=text, picture=picture, segment=segment)
            return edited if pictured else edited.without_picture()

        edited = _Move(None, actor, lambda known, _: edit(known))
        return await _change(self.unit_of_work, request_id, campaign_id, edited)


@dataclass(frozen=True, slots=True)
class StartCampaign:
    """The owner sends it, as it was when it had `version`: to all who belong to its audience, each once.

    Repeating the request answers the campaign. Raises NotAllowed, NotFound, IllegalTransition when it was
    started or changed since, or has no text.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self, *, actor: Actor, request_id: str, campaign_id: CampaignId, version: int
    ) -> Campaign:
        actor.must_be_owner("StartCampaign")

        async def decide(work: Work) -> Campaign:
            campaign = await work.get(Campaign, campaign_id)
            if await work.already("request", request_id):
                return campaign
            if campaign.version != version or not campaign.text:
                raise IllegalTransition(campaign.status.value, CampaignStatus.SENDING.value)
            (expected,) = await work.find(AudienceSize(campaign.segment, work.at))
            started = campaign.started(expected, work.at)
            work.claim("request", request_id, campaign.id)
            work.save(started)
            work.note(Act.BROADCAST_STARTED, by=actor, about=campaign.id)
            work.tell(CampaignMoved(campaign.id))
            return started

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class PauseCampaign:
    """Nobody else is told until it goes on; who is being told right now is. Raises NotAllowed, NotFound,
    IllegalTransition.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, campaign_id: CampaignId) -> Campaign:
        actor.must_be_owner("PauseCampaign")
        move = _Move(Act.BROADCAST_PAUSED, actor, lambda known, _: known.paused())
        return await _change(self.unit_of_work, request_id, campaign_id, move)


@dataclass(frozen=True, slots=True)
class ResumeCampaign:
    """It goes on where it was paused. Raises NotAllowed, NotFound, IllegalTransition."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, campaign_id: CampaignId) -> Campaign:
        actor.must_be_owner("ResumeCampaign")
        move = _Move(Act.BROADCAST_RESUMED, actor, lambda known, _: known.resumed())
        return await _change(self.unit_of_work, request_id, campaign_id, move)


@dataclass(frozen=True, slots=True)
class StopCampaign:
    """Nobody else is told, for good; a draft is dropped. Raises NotAllowed, NotFound, IllegalTransition."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, campaign_id: CampaignId) -> Campaign:
        actor.must_be_owner("StopCampaign")
        move = _Move(Act.BROADCAST_STOPPED, actor, lambda known, at: known.stopped(at))
        return await _change(self.unit_of_work, request_id, campaign_id, move)


@dataclass(frozen=True, slots=True)
class ShowCampaign:
    """A campaign and how it stands. The owner only. Raises NotAllowed, NotFound."""

    unit_of_work: UnitOfWork
    outbox: Outbox

    async def __call__(self, *, actor: Actor, campaign_id: CampaignId) -> Progress:
        actor.must_be_owner("ShowCampaign")
        now = self.unit_of_work.clock.now()
        work = Work(self.unit_of_work.store, id="", at=now)
        campaign = await work.get(Campaign, campaign_id)
        (audience,) = await work.find(AudienceSize(campaign.segment, campaign.started_at or now))
        return Progress(campaign, await self.outbox.tally(campaign_id), audience)


@dataclass(frozen=True, slots=True)
class ListCampaigns:
    """A page of them before one, the latest first. The owner only. Raises NotAllowed."""

    store: Store

    async def __call__(self, *, actor: Actor, before: str = "", limit: int = 7) -> tuple[Campaign, ...]:
        actor.must_be_owner("ListCampaigns")
        return await self.store.find(Campaigns(before, limit))


@dataclass(frozen=True, slots=True)
class RecallCampaign:
    """A campaign, and those of one of its slices who want it: None once nobody is to be told any more.

    By its own word: whoever tells people asks it again before each.
    """

    store: Store

    async def __call__(self, sliced: CampaignSliced) -> tuple[Campaign, tuple[PersonId, ...]] | None:
        campaign = await self.store.load(Campaign, sliced.campaign_id)
        if campaign is None or campaign.started_at is None or campaign.status is CampaignStatus.STOPPED:
            return None
        asked = Audience(campaign.segment, campaign.started_at, sliced.after, sliced.upto, limit=SLICE * 4)
        return campaign, await self.store.find(asked)


@dataclass(frozen=True, slots=True)
class AdvanceCampaigns:
    """Hand the next slice of each campaign under way to the outbox, once few of the last are left; end those
    of which everybody was told. Two at once do it once. Answers how many moved.
    """

    unit_of_work: UnitOfWork
    outbox: Outbox

    async def __call__(self) -> int:
        sending = await self.unit_of_work.store.find(CampaignsSending())
        return sum([await self._advance(campaign.id) for campaign in sending])

    async def _advance(self, campaign_id: CampaignId) -> bool:
        async def decide(work: Work) -> bool:
            campaign = await work.get(Campaign, campaign_id)
            tally = await self.outbox.tally(campaign_id)
            if campaign.status is not CampaignStatus.SENDING or tally.coming or tally.waiting >= SLICE:
                return False
            moved = await _next(work, campaign, tally)
            if moved is None:
                return False
            work.save(moved)
            work.tell(CampaignMoved(campaign.id))
            return True

        return await self.unit_of_work.transact(decide)


async def _next(work: Work, campaign: Campaign, tally: Tally) -> Campaign | None:
    at = campaign.started_at or work.at
    people = await work.find(Audience(campaign.segment, at, campaign.upto, limit=SLICE))
    if people:
        work.tell(CampaignSliced(campaign.id, campaign.upto, people[-1]))
        return campaign.sliced(people[-1])
    return None if tally.waiting else campaign.done(work.at)


@dataclass(frozen=True, slots=True)
class _Move:
    """What somebody does to a campaign; without an `act` it is a draft still, and nobody else's affair."""

    act: Act | None
    by: Actor
    change: Callable[[Campaign, datetime], Campaign]


async def _change(
    unit_of_work: UnitOfWork, request_id: str, campaign_id: CampaignId, move: _Move
) -> Campaign:
    async def decide(work: Work) -> Campaign:
        campaign = await work.get(Campaign, campaign_id)
        if await work.already("request", request_id):
            return campaign
        changed = move.change(campaign, work.at)
        work.claim("request", request_id, campaign.id)
        work.save(changed)
        if move.act is not None:
            work.tell(CampaignMoved(campaign.id))
            if campaign.started_at is not None:
                work.note(move.act, by=move.by, about=campaign.id)
        return replace(changed, version=campaign.version + 1)

    return await unit_of_work.transact(decide)
