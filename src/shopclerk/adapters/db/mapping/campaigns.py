"""Messages to many; their text sealed."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import campaigns as tables
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus, Segment

PLAIN = ("id", "created_by", "created_at", "picture", "upto", "expected", "started_at", "ended_at")


def _campaign_apart(campaign: Campaign, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        **{name: getattr(campaign, name) for name in PLAIN},
        "sealed": pen.sealer.seal(campaign.text.encode()),
        "language": campaign.segment.language,
        "bought": campaign.segment.bought.value,
        "days": campaign.segment.days,
        "status": campaign.status.value,
    }
    return root, ()


def _campaign(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Campaign:
    return Campaign(
        **{name: row[name] for name in PLAIN},
        text=sealer.open(row["sealed"]).decode(),
        segment=Segment(row["language"], Bought(row["bought"]), row["days"]),
        status=CampaignStatus(row["status"]),
        version=row["version"],
    )


CAMPAIGN = Kind(tables.campaigns, _campaign_apart, _campaign)
