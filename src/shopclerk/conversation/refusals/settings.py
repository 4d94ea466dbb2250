"""Refusals of a shop's settings, as sentences."""

from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors


def settings_sentence(words: Words, error: Exception) -> str | None:
    """The sentence for a refusal of settings; None for any other error."""
    match error:
        case errors.InvalidSetting():
            return words.text("That is not possible here. Please look at the examples, and try again.")
        case errors.SettingChanged(at=at):
            return words.text(
                "Somebody was faster: this was changed on {moment}. Here is how it stands now.",
                moment=words.moment(at),
            )
    return None
