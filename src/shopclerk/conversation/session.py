"""Where a chat stands: what it waits for, and what was already said towards an order."""

from dataclasses import dataclass, field

from shopclerk.conversation.awaited import Awaited


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed so far; empty text: not yet.

    `point` is where the address is on the map, if that was shared (see `places`).
    `shipping` is the code of the option chosen and `method` that of the way to pay, this time or the last;
    `discount` is a code that was good when it was typed. `currency` is the one of the review, empty for the
    shop's own.
    `tracking` is a number of the order awaited whose carrier must still be chosen. `review` is the checkout
    token of the review that shows this draft and this cart: no other review may place them. `note` and
    `evidence` (ids of pictures, a space between two) belong to the claim that is being made. `packing` is
    the parcel that is being chosen, with its order; `consignments` is a list of many (`consignments`).
    `goodwill` is what the owner is about to pay back: its token, the amount and why.
    `table` is the one with products that was sent last (`tables`).
    `answer` and `answer_pictures` are what one of the staff wrote to the thread `answers` and has not sent
    yet, since a colleague was faster. `proposal` is the change of a setting that was shown last, `offer` the
    discount code that is being made, in one line.
    """

    name: str = ""
    phone: str = ""
    address: str = ""
    point: str = ""
    shipping: str = ""
    method: str = ""
    discount: str = ""
    currency: str = ""
    tracking: str = ""
    review: str = ""
    note: str = ""
    evidence: str = ""
    packing: str = ""
    consignments: str = ""
    goodwill: str = ""
    table: str = ""
    answers: str = ""
    answer: str = ""
    answer_pictures: str = ""
    proposal: str = ""
    offer: str = ""


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
