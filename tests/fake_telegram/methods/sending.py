"""New messages. Source: core.telegram.org/bots/api#available-methods."""

from typing import Any, Final

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.methods import contents
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Chat, Json, Message, World

ALBUM: Final = range(2, 11)
ACTIONS: Final = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)
ALONE: Final = "can't use the media of the specified type in the album"


def send_message(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    return _sent(world, bot, chat, parameters, contents.text_of(parameters))


def send_photo(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    caption = contents.caption_of(parameters.text("caption", ""), parameters.text("parse_mode", ""))
    file_id = contents.file_of(world, parameters.values.get("photo"), parameters, "photo", "photo")
    return _sent(world, bot, chat, parameters, {"photo": contents.photo_sizes(world, file_id)} | caption)


def send_document(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    caption = contents.caption_of(parameters.text("caption", ""), parameters.text("parse_mode", ""))
    source = parameters.values.get("document")
    file_id = contents.file_of(world, source, parameters, "document", "document")
    attached = source if isinstance(source, str) else "document"
    document = contents.document_of(world, file_id, parameters, attached)
    return _sent(world, bot, chat, parameters, document | caption)


def send_location(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    location = {name: float(parameters.text(name)) for name in ("latitude", "longitude")}
    return _sent(world, bot, chat, parameters, {"location": location})


def send_media_group(world: World, bot: Bot, parameters: Parameters) -> list[Json]:
    """#sendmediagroup: "must include 2-10 items"; documents "can be only grouped with messages of the same
    type". An album has no keyboard.
    """
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    media = parameters.structure("media")
    if not isinstance(media, list):
        raise BadRequest("expected an Array of InputMedia")
    if len(media) not in ALBUM:
        few = "there are no messages to send" if not media else "too few messages to send as an album"
        raise BadRequest("too many messages to send as an album" if len(media) > ALBUM[-1] else few)
    bodies = [contents.media_of(world, each, parameters) for each in media]
    if len({"photo" in body for body in bodies}) > 1:
        raise BadRequest(ALONE)
    album = {"media_group_id": f"album-{world.new_id()}"} | contents.place_of(chat, parameters)
    return [world.post(chat, bot, album | body).json() for body in bodies]


def send_chat_action(world: World, bot: Bot, parameters: Parameters) -> bool:
    world.chat_for(bot, parameters.integer("chat_id"))
    if parameters.text("action") not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    return True


def _sent(world: World, bot: Bot, chat: Chat, parameters: Parameters, body: Json) -> Json:
    keyboard = contents.keyboard_of(parameters, chat)
    message = world.post(chat, bot, body | keyboard | contents.place_of(chat, parameters))
    _show_keyboard(chat, message, parameters)
    return message.json()


def _show_keyboard(chat: Chat, message: Message, parameters: Parameters) -> None:
    """A reply keyboard belongs to the chat, until it is taken away, or the message it came with is deleted.
    That message is fixed.
    """
    markup: Any = parameters.structure("reply_markup") or {}
    if "keyboard" in markup:
        chat.keyboard, chat.one_time = markup["keyboard"], bool(markup.get("one_time_keyboard"))
        chat.keyboard_from = message.id
    elif markup.get("remove_keyboard"):
        chat.keyboard = []
    message.is_fixed = bool(markup) and "inline_keyboard" not in markup


METHODS: Final = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendLocation": send_location,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
