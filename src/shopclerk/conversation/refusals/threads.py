"""Refusals of what is said to the shop, and by it, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors


def thread_sentence(words: Words, error: Exception) -> str | None:
    """The sentence for a message that was not taken; None for any other error."""
    match error:
        case errors.AnsweredMeanwhile():
            return words.text("A colleague has answered meanwhile. Please look before you send yours.")
        case errors.MessageRefused(why="empty"):
            return words.text("Please write something, or send a picture.")
        case errors.MessageRefused(why="too_long", most=most):
            return words.text("A message has at most {most} characters. Please shorten it.", most=most)
        case errors.MessageRefused(why="too_many_pictures", most=most):
            return words.plural(
                "A message has at most {n} picture. Please send fewer.",
                "A message has at most {n} pictures. Please send fewer.",
                most,
            )
        case errors.MessageRefused(why="too_many", most=most):
            return words.plural(
                "{n} message of yours waits for an answer. Please let the shop answer first.",
                "{n} messages of yours wait for an answer. Please let the shop answer first.",
                most,
            )
        case errors.MessageRefused(why="too_many_threads", most=most):
            return words.plural(
                "{n} question of yours waits for an answer. Please write on there, or wait for it.",
                "{n} questions of yours wait for an answer. Please write on in one of them, or wait for it.",
                most,
            )
        case errors.MessageRefused():
            return words.text("That is a lot for one hour. Please write again a little later.")
    return None
