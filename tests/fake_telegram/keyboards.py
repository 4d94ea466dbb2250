"""Inline keyboards, and the two buttons of a reply keyboard that ask for something."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from tests.fake_telegram.errors import BadRequest

PURPOSES: Final = (
    "callback_data",
    "url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "web_app",
)
MOST_BUTTONS: Final = 100
DATA_BYTES: Final = 64


def checked(markup: Any) -> dict[str, Any] | None:
    """The keyboard, if it is one that Telegram takes. Raises BadRequest."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    return markup


def inline_of(markup: dict[str, Any] | None) -> Sequence[dict[str, Any]]:
    """Every button under a message, from the first row to the last."""
    return [button for row in (markup or {}).get("inline_keyboard", ()) for button in row]


def _check_inline(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise BadRequest("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)


def _check_button(button: dict[str, Any]) -> None:
    if not button.get("text"):
        raise BadRequest("inline keyboard button text is empty")
    purposes = [purpose for purpose in PURPOSES if purpose in button]
    if len(purposes) != 1:
        raise BadRequest("Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= DATA_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg"):
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme != "tg" and "." not in (parts.hostname or ""):
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
