"""Messages to many, and to whom they go, in memory."""

from itertools import islice

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.ports.queries.campaigns import Audience, AudienceSize, Campaigns, CampaignsSending

PAID = (OrderStatus.CONFIRMED, OrderStatus.COMPLETED)


@answer.register
def _(query: Campaigns, memory: Memory) -> tuple[Campaign, ...]:
    kept = [one for one in memory.find(Campaign) if one.status is not CampaignStatus.DROPPED]
    earlier = (one for one in kept if not query.before or one.id < query.before)
    return tuple(sorted(earlier, key=lambda one: one.id, reverse=True)[: query.limit])


@answer.register
def _(query: CampaignsSending, memory: Memory) -> tuple[Campaign, ...]:
    sending = (one for one in memory.find(Campaign) if one.status is CampaignStatus.SENDING)
    return tuple(sorted(sending, key=lambda one: one.id))


@answer.register
def _(query: Audience, memory: Memory) -> tuple[PersonId, ...]:
    ids = (id for id in _audience(query, memory) if query.after < id <= (query.upto or id))
    return tuple(islice(ids, query.limit))


@answer.register
def _(query: AudienceSize, memory: Memory) -> tuple[int, ...]:
    return (len(_audience(query, memory)),)


def _audience(query: Audience | AudienceSize, memory: Memory) -> list[PersonId]:
    reached = {person_id for _, person_id in memory.reaches}
    consenting = {one.id for one in memory.find(Preferences) if one.consents}
    return sorted(id for id in reached & consenting if _belongs(id, query, memory))


def _belongs(person_id: PersonId, query: Audience | AudienceSize, memory: Memory) -> bool:
    segment = query.segment
    if segment.language is not None:
        person = memory.people.get(person_id)
        if person is None or person.language != segment.language:
            return False
    paid = [one for one in memory.find(Order, "customer", person_id) if one.status in PAID]
    lately = any(one.placed_at >= segment.since(query.at) for one in paid)
    match segment.bought:
        case Bought.LATELY:
            return lately
        case Bought.BEFORE:
            return bool(paid) and not lately
        case Bought.WHATEVER:
            return True
