"""What a message consists of, checked as Telegram checks it."""

from typing import Any, Final

from tests.fake_telegram import keyboards, markup
from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters, Upload
from tests.fake_telegram.world import Json, World

MOST_TEXT: Final = 4096
MOST_CAPTION: Final = 1024


def text_of(parameters: Parameters) -> Json:
    text, entities = markup.parsed(parameters.text("text", ""), parameters.text("parse_mode", ""))
    if not text:
        raise BadRequest("message text is empty")
    if markup.utf16_length(text) > MOST_TEXT:
        raise BadRequest("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_of(caption: str, mode: str) -> Json:
    text, entities = markup.parsed(caption, mode)
    if markup.utf16_length(text) > MOST_CAPTION:
        raise BadRequest("message caption is too long")
    found = {"caption": text} if text else {}
    return found | ({"caption_entities": entities} if entities else {})


def keyboard_of(parameters: Parameters) -> Json:
    """What the message shows below itself; a reply keyboard is not part of it."""
    keyboard = keyboards.checked(parameters.structure("reply_markup"))
    if keyboard and "inline_keyboard" in keyboard:
        return {"reply_markup": keyboard} if keyboard["inline_keyboard"] else {}
    return {}


def file_of(world: World, source: Any, parameters: Parameters, name: str = "") -> str:
    """The file_id of what is sent: an upload, a file that Telegram has, or an address that it fetches."""
    if name in parameters.uploads:
        return world.keep_file(_content(parameters.uploads[name]))
    if isinstance(source, str) and source.startswith("attach://"):
        attached = source.removeprefix("attach://")
        if attached not in parameters.uploads:
            raise BadRequest("Can't find uploaded file")
        return world.keep_file(_content(parameters.uploads[attached]))
    if isinstance(source, str) and source in world.files:
        return source
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return world.keep_file(source.encode())
    raise BadRequest("wrong file identifier/HTTP URL specified")


def photo_sizes(world: World, file_id: str) -> list[Json]:
    """As Telegram tells of a picture: smallest first."""
    size = len(world.files[file_id])
    return [
        {
            "file_id": f"{file_id}" if last else f"{file_id}-s",
            "file_unique_id": f"u{file_id}{last}",
            **measure,
        }
        for last, measure in (
            (False, {"width": 90, "height": 90, "file_size": size // 10}),
            (True, {"width": 800, "height": 800, "file_size": size}),
        )
    ]


def _content(upload: Upload) -> bytes:
    if not upload.content:
        raise BadRequest("file must be non-empty")
    return upload.content
