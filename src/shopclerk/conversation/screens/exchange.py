"""Other goods instead: what there is, and what the difference comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopclerk.conversation.actions.claiming import FillClaim
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.claim import Claim
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen
from shopclerk.conversation.screens.case_parts import case_kind
from shopclerk.conversation.screens.layout import DOT, body, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST, ON_A_BUTTON, name, named, options
from shopclerk.conversation.screens.packing import line_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.aftersales.showing import CaseDetails


@dataclass(frozen=True, slots=True)
class Offer:
    """`units` of a variant that can be sent instead, and their `price` as things are now."""

    product: Product
    sku: Sku
    units: int
    price: Money


def instead_line(words: Words, offer: Offer) -> str:
    item = named(words, name(words, offer.product.title), options(words, offer.sku.options))
    return words.text("🔄 Instead: {item} × {units}", item=item, units=offer.units)


def ask_instead_screen(
    words: Words, order: Order, claim: Claim, offers: Sequence[Offer], *, notice: str = ""
) -> Screen:
    """The variants of the same product that are there in that quantity; without any, a return."""
    choices: list[Row] = [
        (Button(_choice(words, offer), FillClaim(order.id, claim.swapped_for(offer.sku.id).token)),)
        for offer in offers
    ]
    return page(
        title(words.text("🔄 An exchange for order {number}", number=order.number)),
        strong(f"{line_name(words, order.lines[claim.line or 0], IN_A_LIST)} × {claim.units or 1}"),
        body(
            words.text("What would you like instead?")
            if offers
            else words.text(
                "There is nothing in stock to exchange it for just now. You can ask for your money."
            )
        ),
        rows=(
            *(choices or [_return_instead(words, order, claim)]),
            (Button(words.text("‹ Order"), ShowOrder(order.id)),),
        ),
        notice=notice,
    )


def _choice(words: Words, offer: Offer) -> str:
    called = options(words, offer.sku.options, ON_A_BUTTON) or name(words, offer.product.title, ON_A_BUTTON)
    return f"{called}{DOT}{words.money(offer.price)}"


def _return_instead(words: Words, order: Order, claim: Claim) -> Row:
    return (Button(case_kind(words, CaseKind.RETURN), FillClaim(order.id, claim.of(CaseKind.RETURN).token)),)


def instead_lines(words: Words, details: CaseDetails) -> tuple[str, ...]:
    """What is wanted in exchange, as far as the catalogue still knows it."""
    return tuple(instead_line(words, offer) for offer in wanted(details))


def wanted(details: CaseDetails) -> tuple[Offer, ...]:
    """What a case asks for in exchange, at the prices of now."""
    products = {sku.id: product for product in details.instead for sku in product.skus}
    currency = details.order.total.currency
    return tuple(
        Offer(product, sku, line.quantity, sku.price_in(currency) * line.quantity)
        for line in details.case.lines
        if line.instead and (product := products.get(line.instead))
        for sku in (product.sku(line.instead),)
        if any(price.currency == currency for price in sku.prices)
    )


def difference(words: Words, price: Money, credit: Money) -> Paragraph:
    """What the customer pays or gets back when goods of this price come for goods of that credit."""
    if price > credit:
        return strong(words.text("Difference to pay: {amount}", amount=words.money(price - credit)))
    if price < credit:
        return strong(words.text("Difference paid back: {amount}", amount=words.money(credit - price)))
    return strong(words.text("There is no difference to pay."))
