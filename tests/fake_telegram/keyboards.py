"""Inline keyboards, which belong to a message, and reply keyboards, which belong to a chat.

Source: core.telegram.org/bots/api, "InlineKeyboardButton" ("exactly one of the fields other than text, ...
must be used", `callback_data` of 1-64 bytes), "KeyboardButton" (`request_contact`, `request_location`:
"Available in private chats only"), "ReplyKeyboardRemove", "ForceReply".
"""

from collections.abc import Sequence
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from tests.fake_telegram.errors import BadRequest

PURPOSES: Final = (
    "callback_data",
    "url",
    "pay",
    "callback_game",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "web_app",
    "copy_text",
)
STYLES: Final = ("", "default", "primary", "danger", "success")
MOST_BUTTONS: Final = 100
MOST_IN_A_ROW: Final = 8
DATA_BYTES: Final = 64
ASKING: Final = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
}


def checked(markup: Any, *, private: bool = True) -> dict[str, Any] | None:
    """The keyboard, if it is one that Telegram takes. Raises BadRequest."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        _check_reply(markup["keyboard"], private)
    return markup


def inline_of(markup: dict[str, Any] | None) -> Sequence[dict[str, Any]]:
    """Every button under a message, from the first row to the last."""
    return [button for row in (markup or {}).get("inline_keyboard", ()) for button in row]


def _check_inline(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    for button in buttons:
        _check_button(button)
    if len(buttons) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise BadRequest("reply markup is too long")


def _check_button(button: Any) -> None:
    if not isinstance(button, dict):
        _refuse("InlineKeyboardButton must be an Object")
    if "text" not in button:
        _refuse('Can\'t find field "text"')
    if button.get("style", "") not in STYLES:
        _refuse("invalid button style specified")
    purposes = [purpose for purpose in PURPOSES if button.get(purpose) not in (None, "")]
    if len(purposes) != 1:
        _refuse("Text buttons are unallowed in the inline keyboard")
    if not button["text"]:
        raise BadRequest("inline keyboard button text must be non-empty")
    if len(button.get("callback_data", "").encode()) > DATA_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])


def _refuse(why: str) -> NoReturn:
    raise BadRequest(f"can't parse inline keyboard button: {why}")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg", "ton", "tonsite"):
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme.startswith("http") and "." not in (parts.hostname or ""):
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_reply(rows: Any, private: bool) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest('field "keyboard" must be an Array of Arrays')
    for key in (key for row in rows for key in row):
        if not isinstance(key, dict | str):
            raise BadRequest("can't parse keyboard button: KeyboardButton must be a String or an Object")
        if not label_of(key):
            raise BadRequest("keyboard button text must be non-empty")
        for asking, refusal in ASKING.items():
            if not private and isinstance(key, dict) and key.get(asking):
                raise BadRequest(refusal)


def label_of(key: Any) -> str:
    """A key may be a bare text."""
    return key if isinstance(key, str) else str(key.get("text") or "")
