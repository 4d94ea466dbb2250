"""Refusals of what happens after the sale, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.money import Money


def after_sales_sentence(words: Words, error: Exception) -> str | None:
    """The sentence for a refusal of refunds, units and cases; None for any other error."""
    return _of_money(words, error) or _of_units(words, error) or _of_cases(words, error)


def _of_money(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotRefundable(left=left, currency=currency):
            return words.text(
                "No more than {amount} can still be paid back. Please choose less.",
                amount=words.money(Money(left, currency)),
            )
        case errors.DifferenceUnpaid():
            return words.text(
                "The customer has not paid the difference of the exchange yet. Please settle it after that."
            )
    return None


def _of_units(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotThatMany(left=left) if left <= 0:
            return words.text("None of that is left. Please choose something else.")
        case errors.NotThatMany(left=left):
            return words.plural(
                "Only {n} of that is left to choose. Please choose fewer.",
                "Only {n} of that are left to choose. Please choose fewer.",
                left,
            )
        case errors.ReturnAwaited():
            return words.text(
                "This order is part of an exchange: please ship it once the other goods have come back."
            )
    return None


def _of_cases(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotReturnable(why="too_late"):
            return words.text("The time for requests about this order is over. Please contact the shop.")
        case errors.NotReturnable(why="open_case"):
            return words.text("This order has an open request already. Please wait until it is settled.")
        case errors.NotReturnable(why="nothing_left"):
            return words.text(
                "Everything of this order is settled already. There is nothing more to ask for."
            )
        case errors.NotReturnable():
            return words.text("This has not arrived yet. Please ask again once it has.")
        case errors.EvidenceRefused(most=most):
            return words.text("A request keeps at most {most} pictures, while it is undecided.", most=most)
        case errors.AlreadyDecided(at=at):
            return words.text(
                "This request was decided on {moment}. There is nothing more to decide.",
                moment=words.moment(at),
            )
        case errors.ReasonNeeded():
            return words.text("Please say why: the customer will read it.")
    return None
