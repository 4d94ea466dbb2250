"""Refusals of what was typed, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import ADDRESS_LIMITS, NAME_LIMIT, PHONE_DIGITS


def input_sentence(words: Words, error: Exception) -> str | None:
    """What is wrong with it and how it is typed; None for any other error."""
    return _of_amounts(words, error) or _of_fields(words, error)


def _of_amounts(words: Words, error: Exception) -> str | None:
    match error:
        case errors.CurrencyMismatch(left=left, right=right):
            return words.text(
                "Amounts in {left} and {right} cannot be mixed. Please use one currency.",
                left=left,
                right=right,
            )
        case errors.InvalidAmount(currency=currency):
            return words.text(
                "That is not an amount in {currency}. Please type digits only, such as {example}.",
                currency=currency,
                example=_example(currency),
            )
        case errors.UnknownCurrency():
            return words.text(
                "There is no such currency. Please use a three-letter code such as {example}.", example="CNY"
            )
    return None


def _example(currency: str) -> str:
    try:
        return Money(1250, currency).decimal()
    except errors.UnknownCurrency:
        return "12"


def _of_fields(words: Words, error: Exception) -> str | None:
    match error:
        case errors.InvalidName():
            return words.text("A name has 1 to {most} characters. Please type it again.", most=NAME_LIMIT)
        case errors.InvalidPhone():
            return words.text(
                "A phone number has {least} to {most} digits, such as {example}. Please type it again.",
                least=PHONE_DIGITS[0],
                most=PHONE_DIGITS[-1],
                example="138 0013 8000",
            )
        case errors.InvalidAddress():
            return words.text(
                "An address has {least} to {most} characters. Please type it in full.",
                least=ADDRESS_LIMITS[0],
                most=ADDRESS_LIMITS[-1],
            )
        case errors.AddressBookFull(most=most):
            return words.plural(
                "You have {n} saved address, which is all there is room for. Please change or remove it.",
                "You have {n} saved addresses, which is all there is room for. Please change or remove one.",
                most,
            )
        case errors.InvalidQuantity(most=most):
            return words.text("Please type a whole number from 1 to {most}.", most=most)
        case errors.InvalidQuietHours():
            return words.text("Please type a start and an end, such as {example}.", example="22:00-7:00")
    return None
