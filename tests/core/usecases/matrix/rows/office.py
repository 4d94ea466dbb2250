"""What the office looks after."""

from typing import Final

from shopclerk.core.domain.ids import CampaignId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.usecases.broadcasting import (
    DraftCampaign,
    EditCampaign,
    ListCampaigns,
    PauseCampaign,
    ResumeCampaign,
    ShowCampaign,
    StartCampaign,
    StopCampaign,
)
from shopclerk.core.usecases.failures import DropFailure, ListFailures, RetryFailure, RetryFailures
from tests.core.usecases.matrix.rows.row import MERCHANT, STAFF, About, Row
from tests.core.usecases.matrix.world import Stage


async def _drafted(at: Stage, by: Actor) -> CampaignId:
    """A message that is written, the same for every request; nothing for somebody who may not look at it."""
    if by.role not in (Role.OWNER, Role.SYSTEM):
        return CampaignId("somebody else's")
    drafted = await at.shop.draft_campaign(actor=at.shop.owner, request_id="a draft", text="Spring tea")
    return drafted.id


async def _edits(at: Stage, by: Actor, one: str) -> object:
    campaign_id = await _drafted(at, by)
    return await at.shop.edit_campaign(actor=by, request_id=one, campaign_id=campaign_id, text="More tea")


async def _starts(at: Stage, by: Actor, one: str) -> object:
    campaign_id = await _drafted(at, by)
    return await at.shop.start_campaign(actor=by, request_id=one, campaign_id=campaign_id, version=1)


async def _started(at: Stage, by: Actor) -> CampaignId:
    campaign_id = await _drafted(at, by)
    if by.role in (Role.OWNER, Role.SYSTEM):
        await at.shop.start_campaign(
            actor=at.shop.owner, request_id="a start", campaign_id=campaign_id, version=1
        )
    return campaign_id


async def _pauses(at: Stage, by: Actor, one: str) -> object:
    return await at.shop.pause_campaign(actor=by, request_id=one, campaign_id=await _started(at, by))


async def _resumes(at: Stage, by: Actor, one: str) -> object:
    campaign_id = await _started(at, by)
    if by.role in (Role.OWNER, Role.SYSTEM):
        await at.shop.pause_campaign(actor=at.shop.owner, request_id="a pause", campaign_id=campaign_id)
    return await at.shop.resume_campaign(actor=by, request_id=one, campaign_id=campaign_id)


async def _stops(at: Stage, by: Actor, one: str) -> object:
    return await at.shop.stop_campaign(actor=by, request_id=one, campaign_id=await _started(at, by))


async def _shows(at: Stage, by: Actor, _: str) -> object:
    return await at.shop.show_campaign(actor=by, campaign_id=await _drafted(at, by))


ROWS: Final = (
    Row(
        DraftCampaign,
        MERCHANT,
        About.SHOP,
        lambda at, by, one: at.shop.draft_campaign(actor=by, request_id=one, text="Tea"),
    ),
    Row(EditCampaign, MERCHANT, About.SHOP, _edits),
    Row(StartCampaign, MERCHANT, About.SHOP, _starts),
    Row(PauseCampaign, MERCHANT, About.SHOP, _pauses),
    Row(ResumeCampaign, MERCHANT, About.SHOP, _resumes),
    Row(StopCampaign, MERCHANT, About.SHOP, _stops),
    Row(ShowCampaign, MERCHANT, About.SHOP, _shows),
    Row(ListCampaigns, MERCHANT, About.SHOP, lambda at, by, _: at.shop.list_campaigns(actor=by)),
    Row(ListFailures, STAFF, About.SHOP, lambda at, by, _: at.shop.list_failures(actor=by)),
    Row(RetryFailures, STAFF, About.SHOP, lambda at, by, _: at.shop.retry_failures(actor=by)),
    Row(
        RetryFailure,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.retry_failure(actor=by, letter_id="out-none"),
    ),
    Row(
        DropFailure,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.drop_failure(actor=by, letter_id="out-none"),
    ),
)
