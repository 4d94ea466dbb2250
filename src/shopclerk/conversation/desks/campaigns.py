"""Messages to many."""

from dataclasses import dataclass

from shopclerk.core.usecases.broadcasting import (
    DraftCampaign,
    EditCampaign,
    ListCampaigns,
    PauseCampaign,
    RecallCampaign,
    ResumeCampaign,
    ShowCampaign,
    StartCampaign,
    StopCampaign,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDesk:
    draft_campaign: DraftCampaign
    edit_campaign: EditCampaign
    start_campaign: StartCampaign
    pause_campaign: PauseCampaign
    resume_campaign: ResumeCampaign
    stop_campaign: StopCampaign
    show_campaign: ShowCampaign
    list_campaigns: ListCampaigns
    recall_campaign: RecallCampaign
