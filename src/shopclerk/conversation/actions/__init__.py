"""Everything a button can mean: one closed union of frozen values, by area.

Fields are strings (ids, tokens: letters, digits, `-`, `_`), small integers or None, so that `codec` can carry
every one of them in 64 bytes; `code` is the kind of the action in two letters, never given to another. An
action names what it is about completely: a button works however old its message is. What an area calls
`ONES_OWN` is nobody else's affair: it is not done in front of others.
"""

from typing import Any, Final, TypeAlias

from shopclerk.conversation.actions import (
    addresses,
    booking,
    books,
    campaigns,
    casework,
    choices,
    claiming,
    correcting,
    counting,
    currency,
    deeds,
    discounts,
    dispatching,
    failures,
    finding,
    goods,
    goodwill,
    home,
    importing,
    listing,
    ordering,
    papers,
    parcels,
    privacy,
    queues,
    settings,
    shipping,
    shopping,
    staffing,
    stock,
    threads,
    variants,
)

Action: TypeAlias = (
    addresses.Action
    | booking.Action
    | books.Action
    | campaigns.Action
    | casework.Action
    | choices.Action
    | claiming.Action
    | correcting.Action
    | counting.Action
    | discounts.Action
    | currency.Action
    | deeds.Action
    | dispatching.Action
    | finding.Action
    | failures.Action
    | goods.Action
    | goodwill.Action
    | home.Action
    | importing.Action
    | listing.Action
    | ordering.Action
    | papers.Action
    | parcels.Action
    | privacy.Action
    | settings.Action
    | queues.Action
    | shipping.Action
    | shopping.Action
    | stock.Action
    | staffing.Action
    | threads.Action
    | variants.Action
)

ONES_OWN: Final[frozenset[type[Any]]] = frozenset(
    (
        *addresses.ONES_OWN,
        *choices.ONES_OWN,
        *claiming.ONES_OWN,
        *currency.ONES_OWN,
        *deeds.ONES_OWN,
        *finding.ONES_OWN,
        *goods.ONES_OWN,
        *home.ONES_OWN,
        *listing.ONES_OWN,
        *ordering.ONES_OWN,
        *privacy.ONES_OWN,
        *settings.ONES_OWN,
        *shopping.ONES_OWN,
        *staffing.ONES_OWN,
        *threads.ONES_OWN,
        *variants.ONES_OWN,
    )
)
"""What no button in a room means, and no press does there: who forges one is answered in private too."""

__all__ = ["ONES_OWN", "Action"]
