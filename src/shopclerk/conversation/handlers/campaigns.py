"""The owner writes to many, and a customer wants no more of it."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.campaigns import (
    AskCampaign,
    AskSegment,
    AskStart,
    AskStop,
    ChooseSegment,
    DropPicture,
    PauseCampaign,
    PreviewCampaign,
    ResumeCampaign,
    ShowCampaign,
    ShowCampaigns,
    StartCampaign,
    StopCampaign,
    Unsubscribe,
)
from shopclerk.conversation.awaited.campaigns import AwaitCampaign
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.screens.campaigns import (
    OFFERED,
    ask_campaign_screen,
    ask_segment_screen,
    ask_start_screen,
    ask_stop_screen,
    broadcast_screen,
    campaign_screen,
    campaigns_screen,
    unsubscribed_screen,
)
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.core.domain.campaign import Bought, CampaignStatus, Segment
from shopclerk.core.domain.ids import CampaignId, FileId
from shopclerk.core.usecases.broadcasting import Progress

PAGE: Final = 4


async def show_campaigns(turn: Turn, action: ShowCampaigns) -> Answer:
    found = await turn.desk.campaigns.list_campaigns(
        actor=turn.actor, before=action.before or "", limit=PAGE + 1
    )
    screen = campaigns_screen(
        turn.words,
        found[:PAGE],
        before=action.before,
        further=found[PAGE - 1].id if len(found) > PAGE else None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_campaign(turn: Turn, action: ShowCampaign) -> Answer:
    progress = await _progress(turn, action.campaign_id)
    screen = campaign_screen(turn.words, progress, turn.wording.languages, notice=turn.notice)
    return shows(turn, screen)


async def _progress(turn: Turn, campaign_id: CampaignId) -> Progress:
    return await turn.desk.campaigns.show_campaign(actor=turn.actor, campaign_id=campaign_id)


async def _draft(turn: Turn, campaign_id: CampaignId) -> Progress | None:
    """None when it is no draft any more."""
    progress = await _progress(turn, campaign_id)
    return progress if progress.campaign.status is CampaignStatus.DRAFT else None


async def ask_campaign(turn: Turn, action: AskCampaign) -> Answer:
    turn.actor.must_be_owner("DraftCampaign")
    if action.campaign_id and await _draft(turn, action.campaign_id) is None:
        return await show_campaign(turn.late(), ShowCampaign(action.campaign_id))
    screen = ask_campaign_screen(turn.words, notice=turn.notice)
    return asks(turn, screen, AwaitCampaign(action.campaign_id or ""))


async def campaign_typed(turn: Turn, awaited: AwaitCampaign, text: str) -> Answer:
    return await _written(turn, awaited, text, None)


async def campaign_pictured(turn: Turn, awaited: AwaitCampaign, photo: Photo) -> Answer:
    """What stands under a picture is the text; without any the text stays as it was."""
    return await _written(turn, awaited, photo.caption or None, photo.file_id)


async def _written(turn: Turn, awaited: AwaitCampaign, text: str | None, picture: FileId | None) -> Answer:
    campaigns = turn.desk.campaigns
    if awaited.campaign_id:
        known = await campaigns.edit_campaign(
            actor=turn.actor,
            request_id=turn.request_id,
            campaign_id=CampaignId(awaited.campaign_id),
            text=text,
            picture=picture,
        )
    else:
        known = await campaigns.draft_campaign(
            actor=turn.actor, request_id=turn.request_id, text=text or "", picture=picture
        )
    return await show_campaign(turn, ShowCampaign(known.id))


async def preview_campaign(turn: Turn, action: PreviewCampaign) -> Answer:
    """As customers see it, and below it where to go on."""
    progress = await _progress(turn, action.campaign_id)
    shown = broadcast_screen(turn.words, progress.campaign, shop_name=turn.desk.shop_name)
    return replace(await show_campaign(turn, ShowCampaign(action.campaign_id)), before=(shown,))


async def drop_picture(turn: Turn, action: DropPicture) -> Answer:
    await turn.desk.campaigns.edit_campaign(
        actor=turn.actor, request_id=turn.request_id, campaign_id=action.campaign_id, pictured=False
    )
    return await show_campaign(turn, ShowCampaign(action.campaign_id))


async def ask_segment(turn: Turn, action: AskSegment) -> Answer:
    progress = await _draft(turn, action.campaign_id)
    if progress is None:
        return await show_campaign(turn.late(), ShowCampaign(action.campaign_id))
    screen = ask_segment_screen(turn.words, progress, turn.wording.languages, notice=turn.notice)
    return shows(turn, screen)


async def choose_segment(turn: Turn, action: ChooseSegment) -> Answer:
    known = {bought.value: bought for bought in Bought}
    bought = known.get(action.bought, Bought.WHATEVER)
    days = action.days if (bought, action.days) in OFFERED else 0
    await turn.desk.campaigns.edit_campaign(
        actor=turn.actor,
        request_id=turn.request_id,
        campaign_id=action.campaign_id,
        segment=Segment(action.language, bought, days),
    )
    return await ask_segment(turn, AskSegment(action.campaign_id))


async def ask_start(turn: Turn, action: AskStart) -> Answer:
    progress = await _draft(turn, action.campaign_id)
    if progress is None or not progress.campaign.text or not progress.audience:
        return await show_campaign(turn.late(), ShowCampaign(action.campaign_id))
    return shows(turn, ask_start_screen(turn.words, progress, notice=turn.notice))


async def start_campaign(turn: Turn, action: StartCampaign) -> Answer:
    await turn.desk.campaigns.start_campaign(
        actor=turn.actor,
        request_id=turn.request_id,
        campaign_id=action.campaign_id,
        version=action.version,
    )
    return await show_campaign(turn, ShowCampaign(action.campaign_id))


async def pause_campaign(turn: Turn, action: PauseCampaign) -> Answer:
    await turn.desk.campaigns.pause_campaign(
        actor=turn.actor, request_id=turn.request_id, campaign_id=action.campaign_id
    )
    return await show_campaign(turn, ShowCampaign(action.campaign_id))


async def resume_campaign(turn: Turn, action: ResumeCampaign) -> Answer:
    await turn.desk.campaigns.resume_campaign(
        actor=turn.actor, request_id=turn.request_id, campaign_id=action.campaign_id
    )
    return await show_campaign(turn, ShowCampaign(action.campaign_id))


async def ask_stop(turn: Turn, action: AskStop) -> Answer:
    progress = await _progress(turn, action.campaign_id)
    if progress.campaign.ended_at is not None:
        return await show_campaign(turn.late(), ShowCampaign(action.campaign_id))
    return shows(turn, ask_stop_screen(turn.words, progress, notice=turn.notice))


async def stop_campaign(turn: Turn, action: StopCampaign) -> Answer:
    stopped = await turn.desk.campaigns.stop_campaign(
        actor=turn.actor, request_id=turn.request_id, campaign_id=action.campaign_id
    )
    if stopped.status is CampaignStatus.DROPPED:
        return await show_campaigns(turn, ShowCampaigns())
    return await show_campaign(turn, ShowCampaign(action.campaign_id))


async def unsubscribe(turn: Turn, _: Unsubscribe) -> Answer:
    if turn.is_staff:
        said = turn.words.text("That is how it looks to customers: for them, this button ends such messages.")
        return await show_campaigns(turn.noticing(said), ShowCampaigns())
    await turn.desk.choices.answer_broadcasts(actor=turn.actor, request_id=turn.request_id, consents=False)
    return shows(turn, unsubscribed_screen(turn.words, notice=turn.notice))


async def leave_campaign(turn: Turn, awaited: AwaitCampaign) -> Answer:
    if awaited.campaign_id:
        return await show_campaign(turn, ShowCampaign(CampaignId(awaited.campaign_id)))
    return await show_campaigns(turn, ShowCampaigns())


PRESSED: Final[Pressed] = {
    ShowCampaigns: show_campaigns,
    AskCampaign: ask_campaign,
    ShowCampaign: show_campaign,
    PreviewCampaign: preview_campaign,
    DropPicture: drop_picture,
    AskSegment: ask_segment,
    ChooseSegment: choose_segment,
    AskStart: ask_start,
    StartCampaign: start_campaign,
    PauseCampaign: pause_campaign,
    ResumeCampaign: resume_campaign,
    AskStop: ask_stop,
    StopCampaign: stop_campaign,
    Unsubscribe: unsubscribe,
}

TYPED: Final[Typed] = {
    AwaitCampaign: campaign_typed,
}

PICTURED: Final[Pictured] = {
    AwaitCampaign: campaign_pictured,
}
