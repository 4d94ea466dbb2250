"""Refusals of discount codes, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors


def discount_sentence(words: Words, error: Exception) -> str | None:
    """To whoever uses a code, and to the owner, who makes them; None for any other error."""
    return _of_making(words, error) or _of_using(words, error)


def _of_using(words: Words, error: Exception) -> str | None:
    match error:
        case errors.DiscountRefused(why="not_yet"):
            return words.text("That discount code is not valid yet. Please try it later.")
        case errors.DiscountRefused(why="over"):
            return words.text("That discount code has ended. Please use another, or none.")
        case errors.DiscountRefused(why="used_up"):
            return words.text("That discount code is used up. Please use another, or none.")
        case errors.DiscountRefused(why="minimum"):
            return words.text("The order is too small for that discount code. Please add something first.")
        case errors.DiscountRefused():
            return words.text("There is no such discount code for this order. Please check it.")
    return None


def _of_making(words: Words, error: Exception) -> str | None:
    """To the owner, who makes and changes them."""
    match error:
        case errors.DiscountRefused(why="value"):
            return words.text(
                "Please type a percentage from 0.01% to 100%, such as {example}, or an amount.", example="10%"
            )
        case errors.DiscountRefused(why="day"):
            return words.text("That is not a date. Please type one such as {example}.", example="2026-12-31")
        case errors.DiscountRefused(why="word"):
            return words.text(
                "Something in that line is not understood. Please type it like the example, or only the code."
            )
        case errors.DiscountRefused(why="changed"):
            return words.text(
                "Somebody else changed this code meanwhile. Please look at it, and try once more."
            )
        case errors.DiscountRefused(why="taken" | "invalid"):
            return words.text("That discount cannot be created. Please choose another code or other terms.")
    return None
