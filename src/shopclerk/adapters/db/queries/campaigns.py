"""Messages to many, and to whom they go."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select, true

from shopclerk.adapters.db.mapping.campaigns import CAMPAIGN
from shopclerk.adapters.db.queries.answering import answer
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.campaigns import campaigns
from shopclerk.adapters.db.tables.orders import orders
from shopclerk.adapters.db.tables.people import people, reaches
from shopclerk.adapters.db.tables.preferences import CONSENTS, preferences
from shopclerk.adapters.db.tables.schema import exactly
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.ports.queries.campaigns import Audience, AudienceSize, Campaigns, CampaignsSending

PAID = (OrderStatus.CONFIRMED.value, OrderStatus.COMPLETED.value)


@answer.register
def _(query: Campaigns, connection: Connection, sealer: Sealer) -> tuple[Campaign, ...]:
    page = CAMPAIGN.all().where(campaigns.c.status != CampaignStatus.DROPPED.value)
    if query.before:
        page = page.where(campaigns.c.id < query.before)
    return CAMPAIGN.fetch(connection, page.order_by(campaigns.c.id.desc()).limit(query.limit), sealer)


@answer.register
def _(query: CampaignsSending, connection: Connection, sealer: Sealer) -> tuple[Campaign, ...]:
    sending = CAMPAIGN.all().where(exactly(campaigns.c.status, CampaignStatus.SENDING))
    return CAMPAIGN.fetch(connection, sending.order_by(campaigns.c.id), sealer)


@answer.register
def _(query: Audience, connection: Connection, sealer: Sealer) -> tuple[PersonId, ...]:
    found = _audience(query).where(preferences.c.id > query.after)
    if query.upto:
        found = found.where(preferences.c.id <= query.upto)
    rows = connection.execute(found.order_by(preferences.c.id).limit(query.limit))
    return tuple([PersonId(row.id) for row in rows])


@answer.register
def _(query: AudienceSize, connection: Connection, sealer: Sealer) -> tuple[int, ...]:
    counted = select(func.count()).select_from(_audience(query).subquery())
    return (int(connection.execute(counted).scalar_one()),)


def _audience(query: Audience | AudienceSize) -> Select[tuple[str]]:
    id = preferences.c.id
    reachable = exists().where(reaches.c.person_id == id)
    found = select(id).where(CONSENTS, reachable, _bought(query))
    if query.segment.language is None:
        return found
    speaks = exists().where(people.c.id == id, people.c.language == query.segment.language)
    return found.where(speaks)


def _bought(query: Audience | AudienceSize) -> ColumnElement[bool]:
    bought: ColumnElement[Any] = and_(orders.c.customer_id == preferences.c.id, orders.c.status.in_(PAID))
    lately = exists().where(bought, orders.c.placed_at >= query.segment.since(query.at))
    match query.segment.bought:
        case Bought.LATELY:
            return lately
        case Bought.BEFORE:
            return and_(exists().where(bought), ~lately)
        case Bought.WHATEVER:
            return true()
