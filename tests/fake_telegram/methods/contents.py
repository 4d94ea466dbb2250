"""What a message consists of, checked as Telegram checks it.

Source: core.telegram.org/bots/api: texts "1-4096 characters after entities parsing" and captions "0-1024
characters after entities parsing" (#sendmessage, #sendphoto; counted in UTF-16 units), pictures of 10 MB
and other files of 50 MB, files sent again by `file_id` keep their type (#sending-files), reply parameters
(#replyparameters).
"""

from typing import Any, Final

from tests.fake_telegram import keyboards, markup
from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters, Upload
from tests.fake_telegram.world import Chat, Json, Message, World

MOST_TEXT: Final = 4096
MOST_CAPTION: Final = 1024
MOST_BYTES: Final = {"photo": 10 * 1024 * 1024, "document": 50 * 1024 * 1024}


def text_of(parameters: Parameters) -> Json:
    if not parameters.text("text", ""):
        raise BadRequest("message text is empty")
    text, entities = markup.parsed(parameters.text("text"), parameters.text("parse_mode", ""))
    if not text:
        raise BadRequest("message text is empty")
    if markup.utf16_length(text) > MOST_TEXT:
        raise BadRequest("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_of(caption: str, mode: str) -> Json:
    text, entities = markup.parsed(caption, mode)
    if markup.utf16_length(text) > MOST_CAPTION:
        raise BadRequest("message caption is too long")
    found: Json = {"caption": text} if text else {}
    return found | ({"caption_entities": entities} if entities else {})


def keyboard_of(parameters: Parameters, chat: Chat) -> Json:
    """What the message shows below itself; a reply keyboard is not part of it."""
    keyboard = keyboards.checked(parameters.structure("reply_markup"), private=chat.is_private)
    if keyboard and "inline_keyboard" in keyboard:
        return {"reply_markup": keyboard} if any(keyboard["inline_keyboard"]) else {}
    return {}


def place_of(chat: Chat, parameters: Parameters) -> Json:
    """Which message it answers, and in which topic of a forum it stands: that of what it answers, if none is
    named.
    """
    answered = _answered(chat, parameters)
    topic = _topic(chat, parameters.integer("message_thread_id", 0))
    found: Json = {}
    if answered is not None:
        found["reply_to_message"] = answered.as_answered()
        topic = topic or answered.topic
    return found | ({"message_thread_id": topic, "is_topic_message": True} if topic else {})


def _answered(chat: Chat, parameters: Parameters) -> Message | None:
    wanted = parameters.structure("reply_parameters") or {}
    id = int(wanted.get("message_id") or parameters.integer("reply_to_message_id", 0))
    message = chat.messages.get(id)
    without = wanted.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply")
    if id and message is None and not without:
        raise BadRequest("message to be replied not found")
    return message


def _topic(chat: Chat, topic: int) -> int:
    """Only forums have topics; groups that are none ignore what is asked for, private chats know none."""
    if not topic or not (chat.is_forum or chat.is_private):
        return 0
    if topic not in chat.topics:
        raise BadRequest("message thread not found")
    return topic


def file_of(world: World, source: Any, parameters: Parameters, kind: str, name: str = "") -> str:
    """The file_id of what is sent: an upload, a file that Telegram has, or an address that it fetches."""
    if name in parameters.uploads:
        return world.keep_file(_content(parameters.uploads[name], kind), kind)
    if source is None:
        raise BadRequest(
            f"there is no {kind} in the request" if name else "can't parse InputMedia: media not found"
        )
    if isinstance(source, str) and source.startswith("attach://"):
        attached = source.removeprefix("attach://")
        if attached not in parameters.uploads:
            raise BadRequest("can't parse InputMedia: media not found")
        return world.keep_file(_content(parameters.uploads[attached], kind), kind)
    if isinstance(source, str) and source in world.files:
        _check_kind(world.kinds[source], kind)
        return source
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return world.keep_file(source.encode(), kind)
    raise BadRequest("wrong file identifier/HTTP URL specified")


def _check_kind(present: str, wanted: str) -> None:
    if present != wanted:
        raise BadRequest(f"can't use file of type {present.capitalize()} as {wanted.capitalize()}")


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


def document_of(world: World, file_id: str, parameters: Parameters, attached: str) -> Json:
    upload = parameters.uploads.get(attached.removeprefix("attach://"))
    document = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(world.files[file_id])}
    return {"document": document | ({"file_name": upload.name} if upload else {})}


def media_of(world: World, media: Any, parameters: Parameters) -> Json:
    """An `InputMediaPhoto` or `InputMediaDocument` with its caption."""
    if not isinstance(media, dict):
        raise BadRequest("can't parse InputMedia: expected an Object")
    kind = media.get("type", "")
    if kind not in MOST_BYTES:
        raise BadRequest(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    caption = caption_of(media.get("caption") or "", media.get("parse_mode") or "")
    file_id = file_of(world, media.get("media"), parameters, kind)
    if kind == "photo":
        return {"photo": photo_sizes(world, file_id)} | caption
    return document_of(world, file_id, parameters, media["media"]) | caption


def _content(upload: Upload, kind: str) -> bytes:
    if not upload.content:
        raise BadRequest("file must be non-empty")
    size, most = len(upload.content), MOST_BYTES[kind]
    if size > most:
        reason = " for a photo" if kind == "photo" else ""
        raise BadRequest(f"file of size {size} bytes is too big{reason}; the maximum size is {most} bytes")
    return upload.content
