"""Which use cases a chat can reach, made of the ports."""

from shopclerk.app.desks.fulfilling import case_desk, counter_desk, parcel_desk
from shopclerk.app.desks.keeping import goods_desk, settings_desk, stock_desk
from shopclerk.app.desks.means import Means
from shopclerk.app.desks.people import (
    campaign_desk,
    choice_desk,
    deed_desk,
    failure_desk,
    privacy_desk,
    staff_desk,
    thread_desk,
)
from shopclerk.app.desks.selling import (
    address_desk,
    discount_desk,
    finding_desk,
    order_desk,
    shelf_desk,
    till_desk,
)
from shopclerk.conversation.desk import Desk


def desk_of(means: Means, *, return_url: str | None) -> Desk:
    """Everything that a chat can reach of the shop."""
    return Desk(
        terms=means.terms,
        payable=means.gateways.methods,
        return_url=return_url,
        carriers=means.carrier.codes,
        clock=means.clock,
        ids=means.ids,
        shelf=shelf_desk(means),
        finding=finding_desk(means),
        till=till_desk(means),
        addresses=address_desk(means),
        orders=order_desk(means),
        parcels=parcel_desk(means),
        goods=goods_desk(means),
        stock=stock_desk(means),
        cases=case_desk(means),
        privacy=privacy_desk(means),
        staff=staff_desk(means),
        deeds=deed_desk(means),
        counter=counter_desk(means),
        settings=settings_desk(means),
        threads=thread_desk(means),
        discounts=discount_desk(means),
        choices=choice_desk(means),
        campaigns=campaign_desk(means),
        failures=failure_desk(means),
    )
