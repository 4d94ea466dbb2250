"""What can be sent instead of goods that come back."""

from shopclerk.conversation.claim import Claim
from shopclerk.conversation.screens.exchange import Offer
from shopclerk.conversation.turn import Turn
from shopclerk.core.domain.errors import NotForSale, NotFound
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.browsing import ProductCard


async def offers(turn: Turn, order: Order, claim: Claim) -> tuple[Offer, ...]:
    """The variants of the product claimed that are on sale in that quantity, the same one first."""
    sku_id, units = order.lines[claim.line or 0].sku_id, claim.units or 1
    try:
        card = await turn.desk.shelf.show_product(sku_id=sku_id)
    except (NotForSale, NotFound):
        return ()
    return tuple(sorted(_in_stock(card, order, units), key=lambda offer: offer.sku.id != sku_id))


def _in_stock(card: ProductCard, order: Order, units: int) -> list[Offer]:
    currency = order.total.currency
    return [
        Offer(card.product, sku, units, sku.price_in(currency) * units)
        for sku in card.product.on_sale()
        if card.available[sku.id] >= units and any(price.currency == currency for price in sku.prices)
    ]
