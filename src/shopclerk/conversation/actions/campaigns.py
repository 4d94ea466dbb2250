"""Messages to many."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import CampaignId


@dataclass(frozen=True, slots=True)
class ShowCampaigns:
    """A page of them, before one; None: the latest."""

    code: ClassVar[str] = "bl"
    before: str | None = None


@dataclass(frozen=True, slots=True)
class AskCampaign:
    """Let the owner write one: None a new one."""

    code: ClassVar[str] = "bm"
    campaign_id: CampaignId | None


@dataclass(frozen=True, slots=True)
class ShowCampaign:
    code: ClassVar[str] = "bw"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class PreviewCampaign:
    code: ClassVar[str] = "bv"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class DropPicture:
    code: ClassVar[str] = "bk"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class AskSegment:
    code: ClassVar[str] = "bq"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class ChooseSegment:
    """Only who speaks that `language` (None: any) and has `bought` so, within `days`."""

    code: ClassVar[str] = "bs"
    campaign_id: CampaignId
    language: str | None
    bought: str
    days: int


@dataclass(frozen=True, slots=True)
class AskStart:
    code: ClassVar[str] = "ba"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class StartCampaign:
    """Send it as it is at that `version`."""

    code: ClassVar[str] = "bg"
    campaign_id: CampaignId
    version: int


@dataclass(frozen=True, slots=True)
class PauseCampaign:
    code: ClassVar[str] = "bz"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class ResumeCampaign:
    code: ClassVar[str] = "br"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class AskStop:
    code: ClassVar[str] = "bx"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class StopCampaign:
    code: ClassVar[str] = "by"
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Under a broadcast: no more of these."""

    code: ClassVar[str] = "bu"
    campaign_id: CampaignId


Action: TypeAlias = (
    ShowCampaigns
    | AskCampaign
    | ShowCampaign
    | PreviewCampaign
    | DropPicture
    | AskSegment
    | ChooseSegment
    | AskStart
    | StartCampaign
    | PauseCampaign
    | ResumeCampaign
    | AskStop
    | StopCampaign
    | Unsubscribe
)
