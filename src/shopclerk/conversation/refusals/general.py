"""Refusals that any deed can meet, as sentences."""

from datetime import timedelta
from typing import Final

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, Unavailable

_SOON: Final = timedelta(seconds=10)


def ports_sentence(words: Words, error: Exception) -> str | None:
    """Of what is beyond the shop: providers, carriers, the database."""
    match error:
        case Unavailable(retry_after=pause):
            span = words.duration(max(pause or _SOON, _SOON))
            return words.text(
                "We cannot reach that right now; nothing was changed. Please try again in {span}.", span=span
            )
        case OutcomeUnknown():
            return words.text(
                "No answer came in time, so we do not know yet whether it worked. "
                "Please do not repeat it: we are finding out."
            )
        case Conflict():
            return words.text("Others changed this at the same moment. Please look again, and try once more.")
    return None


def rules_sentence(words: Words, error: Exception) -> str | None:
    """Of what holds everywhere: who may do what, what there is, how far things are."""
    return _of_finding(words, error) or _of_roles(words, error) or _of_states(words, error)


def _of_finding(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotFound(kind="order"):
            return words.text("There is no such order. Please check the number, or pick it from the list.")
        case errors.NotFound(kind="address"):
            return words.text("That address is no longer saved. Please pick another.")
        case errors.NotFound(kind="product" | "sku" | "category"):
            return words.text("That is not in the shop any more. Please have a look at what else there is.")
        case errors.NotFound():
            return words.text("That cannot be found any more. Please start again from home.")
    return None


def _of_roles(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotAllowed(reserved_for="owner"):
            return words.text("Only the owner of the shop can do that. Please ask them.")
        case errors.NotAllowed(reserved_for="customers"):
            return words.text(
                "That is for customers, and you are one of the staff. The owner can take you off the staff."
            )
        case errors.NotAllowed():
            return words.text(
                "Only the shop's staff can do that. If you are one of them, ask the owner for an invitation."
            )
        case errors.LastOwner():
            return words.text("A shop needs an owner. Please make somebody else one first.")
    return None


def _of_states(words: Words, error: Exception) -> str | None:
    match error:
        case errors.OrdersOpen(numbers=numbers):
            return words.plural(
                "Order {numbers} is not over yet. Please come back once it is.",
                "The orders {numbers} are not over yet. Please come back once they are.",
                len(numbers),
                numbers=words.list(numbers),
            )
        case errors.IllegalTransition():
            return words.text(
                "That is no longer possible: things have moved on. Please look at how they stand now."
            )
    return None
