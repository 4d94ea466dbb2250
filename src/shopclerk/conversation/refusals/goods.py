"""Refusals of changes to what is for sale, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.catalogue import CODE_LIMIT, TITLE_LIMIT


def goods_sentence(words: Words, error: Exception) -> str | None:
    """What is wrong, and what to do next; None for what is no such refusal."""
    return _of_fields(words, error) or _of_products(words, error)


def _of_fields(words: Words, error: Exception) -> str | None:
    match error:
        case errors.InvalidTitle():
            return words.text(
                "A title is one line of 1 to {most} characters. Please type it again.", most=TITLE_LIMIT
            )
        case errors.InvalidSkuCode():
            return words.text(
                "A code has 1 to {most} letters, digits or hyphens, such as {example}. Please type it again.",
                most=CODE_LIMIT,
                example="TEA-100G",
            )
        case errors.SkuCodeTaken(code=code):
            return words.text("Another product has the code {code}. Please choose another.", code=code)
        case errors.TextTooLong(most=most):
            return words.plural("Please write 1 to {n} character.", "Please write 1 to {n} characters.", most)
        case errors.InvalidCategory():
            return words.text("The name of a category is one line of 1 to 60 characters.")
    return None


def _of_products(words: Words, error: Exception) -> str | None:
    match error:
        case errors.ProductChanged():
            return words.text("Somebody changed this product meanwhile. This is how it stands now.")
        case errors.NothingToSell():
            return words.text("It has no variant that is for sale. Please bring one back first.")
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
        case errors.StockMoved(on_hand=there):
            return words.plural(
                "The stock moved meanwhile: there is {n} now. Please count again.",
                "The stock moved meanwhile: there are {n} now. Please count again.",
                there,
            )
    return None
