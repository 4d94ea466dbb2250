"""Refusals of what is done with parcels, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.lifecycle import OrderStatus


def parcel_sentence(words: Words, error: Exception) -> str | None:
    """The sentence for a refusal to ship, track or confirm; None for any other error."""
    return _of_shipping(words, error) or _of_receiving(words, error)


def _of_shipping(words: Words, error: Exception) -> str | None:
    match error:
        case errors.AlreadyShipped(at=at):
            return words.text(
                "This order left on {moment}. There is nothing more to ship.", moment=words.moment(at)
            )
        case errors.NotAwaitingShipment(status=OrderStatus.PENDING_PAYMENT):
            return words.text("This order is not paid yet. Please ship it once it is.")
        case errors.NotAwaitingShipment(status=OrderStatus.CANCELLED):
            return words.text("This order was cancelled. Please do not ship it.")
        case errors.NotAwaitingShipment():
            return words.text("This order is completed. There is nothing more to ship.")
        case errors.UnknownCarrier(tracking_number=number):
            return words.text(
                "We cannot tell which carrier {number} belongs to. Please choose one.",
                number=number,
            )
        case errors.InvalidTrackingNumber():
            return words.text(
                "A tracking number has 6 to 40 letters, digits or hyphens, and at least one digit, such as "
                "{example}. Try again.",
                example="SF1234567",
            )
        case errors.NamedTwice():
            return words.text(
                "This order is in the list twice, with two numbers. Please leave the wrong one out."
            )
    return None


def _of_receiving(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotExtendable(why="extended"):
            return words.text(
                "You have taken more time for this order already: that can be done once. If something is "
                "wrong with it, say so on its page."
            )
        case errors.NotExtendable():
            return words.text(
                "There is no need: this order does not complete by itself right now. You can take more time "
                "once it was delivered."
            )
        case errors.NotYetShipped():
            return words.text(
                "Part of this order has not left yet. You can confirm once all of it is on its way."
            )
    return None
