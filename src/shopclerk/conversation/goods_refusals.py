"""Refusals of changes to what is for sale, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors


def goods_sentence(words: Words, error: Exception) -> str | None:
    """What is wrong, and what to do next; None for what is no such refusal."""
    match error:
        case errors.ProductChanged():
            return words.text("Somebody changed this product meanwhile. This is how it stands now.")
        case errors.NothingToSell():
            return words.text("It has no variant that is for sale. Please bring one back first.")
        case errors.TextTooLong(most=most):
            return words.plural("Please write 1 to {n} character.", "Please write 1 to {n} characters.", most)
        case errors.TooManyPictures(most=most):
            return words.plural(
                "It has {n} picture, which is as many as it can have. Please remove one first.",
                "It has {n} pictures, which is as many as it can have. Please remove one first.",
                most,
            )
        case errors.VariantRefused(why="repeated"):
            return words.text("There is such a variant already. Please check the list of variants.")
        case errors.VariantRefused():
            return words.text("A variant has one value for each option, such as {example}.", example="L / M")
        case errors.InvalidCategory():
            return words.text("The name of a category is one line of 1 to 60 characters.")
    return None
