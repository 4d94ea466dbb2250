"""Messages to many."""

from sqlalchemy import Column, Integer, LargeBinary, Table

from shopclerk.adapters.db.tables.schema import Moment, Name, exactly, metadata, partial
from shopclerk.core.domain.campaign import CampaignStatus

# A text may name people: it is sealed.
campaigns = Table(
    "campaigns",
    metadata,
    Column("id", Name, primary_key=True),
    Column("created_by", Name, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("picture", Name),
    Column("language", Name),
    Column("bought", Name, nullable=False),
    Column("days", Integer, nullable=False),
    Column("status", Name, nullable=False),
    Column("upto", Name, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("version", Integer, nullable=False),
)
partial("ix_campaigns_sending", campaigns.c.id, where=exactly(campaigns.c.status, CampaignStatus.SENDING))
