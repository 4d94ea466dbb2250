"""Messages that change or go."""

from typing import Final

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.methods import contents
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import EDITABLE_SECONDS, Bot, Json, Message, World

SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(world: World, bot: Bot, parameters: Parameters) -> Json:
    message = _message(world, bot, parameters)
    if "text" not in message.body:
        raise BadRequest("there is no text in the message to edit")
    return _become(world, message, ("text", "entities"), contents.text_of(parameters), parameters)


def edit_caption(world: World, bot: Bot, parameters: Parameters) -> Json:
    message = _message(world, bot, parameters)
    if "photo" not in message.body and "document" not in message.body:
        raise BadRequest("there is no caption in the message to edit")
    caption = contents.caption_of(parameters.text("caption", ""), parameters.text("parse_mode", ""))
    return _become(world, message, ("caption", "caption_entities"), caption, parameters)


def edit_media(world: World, bot: Bot, parameters: Parameters) -> Json:
    message = _message(world, bot, parameters)
    media = parameters.structure("media") or {}
    if media.get("type") not in ("photo", "document"):
        raise BadRequest("can't parse InputMedia: Wrong media type")
    file_id = contents.file_of(world, media.get("media"), parameters)
    caption = contents.caption_of(media.get("caption", ""), media.get("parse_mode", ""))
    photo = {"photo": contents.photo_sizes(world, file_id)}
    replaced = ("text", "entities", "photo", "document", "caption", "caption_entities")
    return _become(world, message, replaced, photo | caption, parameters)


def edit_keyboard(world: World, bot: Bot, parameters: Parameters) -> Json:
    return _become(world, _message(world, bot, parameters), (), {}, parameters)


def delete_message(world: World, bot: Bot, parameters: Parameters) -> bool:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise BadRequest("message to delete not found")
    if world.now() - message.at > EDITABLE_SECONDS:
        raise BadRequest("message can't be deleted for everyone")
    del chat.messages[message.id]
    world.stir()
    return True


def _message(world: World, bot: Bot, parameters: Parameters) -> Message:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise BadRequest("message to edit not found")
    if message.sender is not bot:
        raise BadRequest("message can't be edited")
    return message


def _become(
    world: World, message: Message, replaced: tuple[str, ...], content: Json, parameters: Parameters
) -> Json:
    """Without a keyboard of its own an edit takes the present one away."""
    kept = {name: value for name, value in message.body.items() if name not in (*replaced, "reply_markup")}
    body = kept | content | contents.keyboard_of(parameters)
    if body == message.body:
        raise BadRequest(SAME)
    message.body = body
    message.edits += 1
    world.stir()
    return message.json()


METHODS: Final = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_keyboard,
    "deleteMessage": delete_message,
}
