"""What a chat can wait for, by area: the next text, picture or shared thing is the answer."""

from typing import TypeAlias

from shopclerk.conversation.awaited import (
    addresses,
    campaigns,
    casework,
    checkout,
    choices,
    claiming,
    discounts,
    dispatching,
    finding,
    goods,
    goodwill,
    listing,
    settings,
    shipping,
    staffing,
    stock,
    threads,
)

Awaited: TypeAlias = (
    addresses.Awaited
    | campaigns.Awaited
    | casework.Awaited
    | checkout.Awaited
    | choices.Awaited
    | claiming.Awaited
    | discounts.Awaited
    | dispatching.Awaited
    | finding.Awaited
    | goods.Awaited
    | goodwill.Awaited
    | listing.Awaited
    | settings.Awaited
    | shipping.Awaited
    | stock.Awaited
    | staffing.Awaited
    | threads.Awaited
)

__all__ = ["Awaited"]
