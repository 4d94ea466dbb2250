"""Where a chat stands: what it waits for, and what was already said towards an order."""

from dataclasses import dataclass, field
from typing import TypeAlias

from shopclerk.core.domain.ids import CaseId, OrderId, ShipmentId, SkuId


@dataclass(frozen=True, slots=True)
class AwaitContact:
    """The next text is the `field` (`name`, `phone`, `address`) of the checkout.

    `point` is where the address is on the map, shared already (written as `places` does; empty: not): what
    is typed now says the street to it.
    """

    field: str
    point: str = ""


@dataclass(frozen=True, slots=True)
class AwaitDiscount:
    """The next text is a discount code."""


@dataclass(frozen=True, slots=True)
class AwaitQuantity:
    """The next text is how many of a SKU."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class AwaitTracking:
    """The next text is the tracking number of an order; `packed` is what goes into the parcel (`packing`),
    empty: everything.
    """

    order_id: OrderId
    packed: str = ""


@dataclass(frozen=True, slots=True)
class AwaitUnits:
    """The next text is how many units are claimed."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class AwaitNote:
    """The next text is what the customer says of a claim."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class AwaitEvidence:
    """The next picture belongs to a case."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitReturnNumber:
    """The next text is the tracking number of the way back."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitRejection:
    """The next text is why a case is declined."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitAmount:
    """The next text is what a case pays back, and why."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitCounts:
    """The next text is how many units came back and can be sold again, for each line of a case."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AwaitSound:
    """The next text is how many units can be sold again, for each line of a parcel that came back."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AwaitNumber:
    """The next text is the right tracking number of a parcel under way."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AwaitRecipient:
    """The next text is the new `field` (`name`, `phone`, `address`) of who gets an order."""

    order_id: OrderId
    field: str


@dataclass(frozen=True, slots=True)
class AwaitListing:
    """The next text is the `field` (`title`, `price`, `units`, `code`) of a product being put up for sale."""

    token: str
    field: str


Awaited: TypeAlias = (
    AwaitContact
    | AwaitDiscount
    | AwaitQuantity
    | AwaitTracking
    | AwaitUnits
    | AwaitNote
    | AwaitEvidence
    | AwaitReturnNumber
    | AwaitRejection
    | AwaitAmount
    | AwaitCounts
    | AwaitSound
    | AwaitNumber
    | AwaitRecipient
    | AwaitListing
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed so far; empty text: not yet.

    `point` is where the address is on the map, if that was shared (see `places`).
    `shipping` is the code of the option chosen, `discount` a code that was good when it was typed.
    `tracking` is a number of the order awaited whose carrier must still be chosen. `review` is the checkout
    token of the review that shows this draft and this cart: no other review may place them. `note` and
    `evidence` (ids of pictures, a space between two) belong to the claim that is being made. `packing` is
    the parcel that is being chosen, with its order.
    """

    name: str = ""
    phone: str = ""
    address: str = ""
    point: str = ""
    shipping: str = ""
    discount: str = ""
    tracking: str = ""
    review: str = ""
    note: str = ""
    evidence: str = ""
    packing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A product that staff are putting up for sale; `price` is in minor units of the shop's currency.

    `album` is that of its pictures (ids in `Files`), if they came in one. An empty `code` is made of the
    title. `product_id` is what became of it in the shop; empty: nothing yet.
    """

    token: str
    pictures: tuple[str, ...] = ()
    album: str = ""
    title: str = ""
    price: int | None = None
    units: int | None = None
    description: str = ""
    code: str = ""
    product_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One per address and person. `asking` is the message, if any, that lets the person share what is
    awaited; it goes when that is answered. `question` is the message with the question itself, and `told` the
    one that says to this person, in front of others, that this is no place for it; empty: none. `listings`
    are the latest products put up for sale here, and `listed` is the message that shows the last of them.
    """

    address: str
    person_id: str
    awaited: Awaited | None = None
    draft: Draft = field(default_factory=Draft)
    asking: str = ""
    question: str = ""
    told: str = ""
    listed: str = ""
    listings: tuple[Listing, ...] = ()
