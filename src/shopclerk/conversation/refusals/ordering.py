"""Refusals on the way from the cart to a paid order, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money


def ordering_sentence(words: Words, error: Exception) -> str | None:
    """The sentence for a refusal of a cart, an order or a payment; None for any other error."""
    return _of_carts(words, error) or _of_lines(words, error) or _of_paying(words, error)


def _of_carts(words: Words, error: Exception) -> str | None:
    match error:
        case errors.EmptyCart():
            return words.text("Your cart is empty. Put something into it first.")
        case errors.CartFull(most=most):
            return words.text(
                "The cart is full: an order has at most {most} different things. Please make it two orders.",
                most=most,
            )
        case errors.NotSoldIn(currency=currency):
            return words.text(
                "The shop has no prices in {currency} any more. Please look at the prices again.",
                currency=currency,
            )
        case errors.NotForSale():
            return words.text("That is no longer for sale. If it is in your cart, please remove it.")
    return None


def _of_lines(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotPricedIn(currency=currency):
            return words.text(
                "That has no price in {currency} yet, so it cannot be ordered. Please choose another.",
                currency=currency,
            )
        case errors.OutOfStock(left=left) if left <= 0:
            return words.text("That is sold out. Please choose another, or remove it from the cart.")
        case errors.OutOfStock(left=left):
            return words.plural(
                "Only {n} is left. Please take fewer.", "Only {n} are left. Please take fewer.", left
            )
        case errors.PricesChanged(reviewed=reviewed, now=now, currency=currency):
            before, after = words.money(Money(reviewed, currency)), words.money(Money(now, currency))
            return words.text(
                "Prices have changed: the total is {after} now, not {before}. Please look again first.",
                after=after,
                before=before,
            )
        case errors.ShippingUnavailable():
            return words.text("That delivery option is not offered right now. Please choose another.")
    return None


def _of_paying(words: Words, error: Exception) -> str | None:
    match error:
        case errors.PaymentClosed(status=OrderStatus.CANCELLED):
            return words.text("This order was cancelled and takes no payment. Please order again.")
        case errors.PaymentClosed():
            return words.text("This order is paid already. There is nothing more to do.")
        case errors.NotPaid():
            return words.text("Nothing was paid for this order, so there is no receipt.")
        case errors.CannotCancel(status=OrderStatus.CANCELLED):
            return words.text("This order is cancelled already. There is nothing more to do.")
        case errors.CannotCancel():
            return words.text(
                "This order cannot be cancelled any more: something of it has left. "
                "If something is wrong with it, say so on its page."
            )
        case errors.MethodUnavailable():
            return words.text("That payment method is not offered right now. Please choose another.")
    return None
