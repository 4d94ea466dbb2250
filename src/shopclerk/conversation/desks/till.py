"""From a cart to a paid order."""

from dataclasses import dataclass

from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.filling import FillCart, ShowCart
from shopclerk.core.usecases.paying import StartPayment
from shopclerk.core.usecases.quoting import PriceCart


@dataclass(frozen=True, slots=True, kw_only=True)
class TillDesk:
    """From a cart to a paid order."""

    show_cart: ShowCart
    fill_cart: FillCart
    recall_recipient: RecallRecipient
    price_cart: PriceCart
    place_order: PlaceOrder
    start_payment: StartPayment
