"""Never mind: out of a question, back to where it was asked."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.awaited.casework import AwaitAmount, AwaitCounts, AwaitRejection
from shopclerk.conversation.awaited.checkout import AwaitContact, AwaitDiscount, AwaitQuantity
from shopclerk.conversation.awaited.claiming import AwaitEvidence, AwaitNote, AwaitReturnNumber, AwaitUnits
from shopclerk.conversation.awaited.listing import AwaitListing
from shopclerk.conversation.awaited.shipping import AwaitNumber, AwaitRecipient, AwaitSound, AwaitTracking
from shopclerk.conversation.handlers.browsing import product
from shopclerk.conversation.handlers.cart import show_cart
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.handlers.checkout import start_checkout
from shopclerk.conversation.handlers.home import go_home
from shopclerk.conversation.handlers.listing import show_listing
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.parcels import parcel_page
from shopclerk.conversation.turn import Answer, Pressed, Turn, of_subject
from shopclerk.core.domain.ids import OrderId


async def dismiss(turn: Turn, _: Dismiss) -> Answer:
    """Forget a half-typed tracking number, claim or parcel; what a customer typed towards an order stays."""
    forgetting = turn.drafting(replace(turn.session.draft, tracking="", note="", evidence="", packing=""))
    match turn.session.awaited:
        case AwaitContact():
            return await show_cart(forgetting)
        case AwaitDiscount():
            return await start_checkout(forgetting)
        case AwaitQuantity(sku_id):
            return await product(forgetting, sku_id=sku_id)
        case AwaitTracking(order_id) | AwaitUnits(order_id) | AwaitNote(order_id) | AwaitRecipient(order_id):
            return await order_page(forgetting, order_id)
        case (
            AwaitEvidence(case_id)
            | AwaitReturnNumber(case_id)
            | AwaitRejection(case_id)
            | AwaitCounts(case_id)
            | AwaitAmount(case_id)
        ):
            return await case_page(forgetting, case_id)
        case AwaitSound(shipment_id) | AwaitNumber(shipment_id):
            return await parcel_page(forgetting, shipment_id)
        case AwaitListing(token):
            return await show_listing(forgetting, token)
        case None if here := of_subject("order", turn.about):
            return await order_page(forgetting, OrderId(here))
        case None:
            return await go_home(forgetting)


PRESSED: Final[Pressed] = {
    Dismiss: dismiss,
}
