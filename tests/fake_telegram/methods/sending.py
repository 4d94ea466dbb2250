"""New messages."""

from typing import Final

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.methods import contents
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Chat, Json, World

ALBUM: Final = range(2, 11)
ACTIONS: Final = ("typing", "upload_photo", "upload_document", "find_location")


def send_message(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    body = contents.text_of(parameters) | contents.keyboard_of(parameters) | _where(chat, parameters)
    message = world.post(chat, bot, body)
    _show_keyboard(chat, parameters)
    return message.json()


def send_photo(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    caption = contents.caption_of(parameters.text("caption", ""), parameters.text("parse_mode", ""))
    file_id = contents.file_of(world, parameters.values.get("photo"), parameters, "photo")
    photo = {"photo": contents.photo_sizes(world, file_id)}
    body = photo | caption | contents.keyboard_of(parameters) | _where(chat, parameters)
    return world.post(chat, bot, body).json()


def send_document(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    caption = contents.caption_of(parameters.text("caption", ""), parameters.text("parse_mode", ""))
    file_id = contents.file_of(world, parameters.values.get("document"), parameters, "document")
    upload = parameters.uploads.get("document")
    document = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(world.files[file_id])}
    named = {"file_name": upload.name} if upload else {}
    body = (
        {"document": document | named} | caption | contents.keyboard_of(parameters) | _where(chat, parameters)
    )
    return world.post(chat, bot, body).json()


def send_media_group(world: World, bot: Bot, parameters: Parameters) -> list[Json]:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    media = parameters.structure("media")
    if not isinstance(media, list) or len(media) not in ALBUM:
        raise BadRequest("wrong number of media in the album, must be 2-10")
    album = f"album-{world.new_id()}"
    bodies = []
    for each in media:
        if each.get("type") != "photo":
            raise BadRequest("can't use the media of the specified type in the album")
        file_id = contents.file_of(world, each.get("media"), parameters)
        caption = contents.caption_of(each.get("caption", ""), each.get("parse_mode", ""))
        photo = {"media_group_id": album, "photo": contents.photo_sizes(world, file_id)}
        bodies.append(photo | caption | _where(chat, parameters))
    return [world.post(chat, bot, body).json() for body in bodies]


def send_chat_action(world: World, bot: Bot, parameters: Parameters) -> bool:
    world.chat_for(bot, parameters.integer("chat_id"))
    if parameters.text("action") not in ACTIONS:
        raise BadRequest("wrong parameter action in request")
    return True


def _where(chat: Chat, parameters: Parameters) -> Json:
    """Which message it answers, and in which topic of a forum it stands."""
    topic = parameters.integer("message_thread_id", 0)
    found: Json = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
    answered = parameters.structure("reply_parameters") or {}
    id = int(answered.get("message_id") or parameters.integer("reply_to_message_id", 0))
    if not id:
        return found
    message = chat.messages.get(id)
    if message is not None:
        return found | {"reply_to_message": message.json()}
    if answered.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply"):
        return found
    raise BadRequest("message to be replied not found")


def _show_keyboard(chat: Chat, parameters: Parameters) -> None:
    """A reply keyboard belongs to the chat, until it is taken away."""
    keyboard = parameters.structure("reply_markup") or {}
    if "keyboard" in keyboard:
        chat.keyboard = keyboard["keyboard"]
    elif keyboard.get("remove_keyboard"):
        chat.keyboard = []


METHODS: Final = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
