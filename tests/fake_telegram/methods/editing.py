"""Messages that change or go.

Source: core.telegram.org/bots/api#updating-messages: an edit without `reply_markup` takes the keyboard
away; what a bot itself sent it may edit however old it is (the 48 hours are for others' messages), but not
under a reply keyboard; a text may become a picture, a picture no text. #deletemessage: only within 48
hours; a bot deletes its own messages everywhere, and others' in private chats and where it is an
administrator.
"""

from typing import Final

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.methods import contents
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Chat, Json, Message, World

DELETABLE_SECONDS: Final = 48 * 3600
AT_ONCE: Final = range(1, 101)
SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CONTENTS: Final = ("text", "entities", "photo", "document", "caption", "caption_entities")


def edit_text(world: World, bot: Bot, parameters: Parameters) -> Json:
    message = _message(world, bot, parameters)
    text = contents.text_of(parameters)
    if "text" not in message.body:
        raise BadRequest("there is no text in the message to edit")
    return _become(world, message, ("text", "entities"), text, parameters)


def edit_caption(world: World, bot: Bot, parameters: Parameters) -> Json:
    message = _message(world, bot, parameters)
    caption = contents.caption_of(parameters.text("caption", ""), parameters.text("parse_mode", ""))
    if "photo" not in message.body and "document" not in message.body:
        raise BadRequest("there is no caption in the message to edit")
    return _become(world, message, ("caption", "caption_entities"), caption, parameters)


def edit_media(world: World, bot: Bot, parameters: Parameters) -> Json:
    message = _message(world, bot, parameters)
    media = contents.media_of(world, parameters.structure("media"), parameters)
    if not any(name in message.body for name in CONTENTS):
        raise BadRequest("message media can't be edited")
    if "media_group_id" in message.body and ("photo" in message.body) != ("photo" in media):
        raise BadRequest("can't change media type in the album")
    return _become(world, message, CONTENTS, media, parameters)


def edit_keyboard(world: World, bot: Bot, parameters: Parameters) -> Json:
    return _become(world, _message(world, bot, parameters), (), {}, parameters)


def delete_message(world: World, bot: Bot, parameters: Parameters) -> bool:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise BadRequest("message to delete not found")
    _check_deletable(world, bot, chat, message)
    chat.lose(message)
    world.stir()
    return True


def delete_messages(world: World, bot: Bot, parameters: Parameters) -> bool:
    """#deletemessages: 1-100; "if some of the specified messages can't be found, they are skipped"."""
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    ids = parameters.structure("message_ids")
    if not isinstance(ids, list) or not ids:
        raise BadRequest("message identifiers are not specified")
    if len(ids) not in AT_ONCE:
        raise BadRequest("too many message identifiers specified")
    found = [chat.messages[int(id)] for id in ids if int(id) in chat.messages]
    for message in found:
        _check_deletable(world, bot, chat, message)
    for message in found:
        chat.lose(message)
    world.stir()
    return True


def _check_deletable(world: World, bot: Bot, chat: Chat, message: Message) -> None:
    if message.sender is not bot and not (chat.is_private or chat.is_run_by(bot)):
        raise BadRequest("message can't be deleted")
    if world.now() - message.at > DELETABLE_SECONDS:
        raise BadRequest("message can't be deleted for everyone")


def _message(world: World, bot: Bot, parameters: Parameters) -> Message:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise BadRequest("message to edit not found")
    if message.sender is not bot or message.is_fixed:
        raise BadRequest("message can't be edited")
    return message


def _become(
    world: World, message: Message, replaced: tuple[str, ...], content: Json, parameters: Parameters
) -> Json:
    kept = {name: value for name, value in message.body.items() if name not in (*replaced, "reply_markup")}
    body = kept | content | contents.keyboard_of(parameters, message.chat)
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
    "deleteMessages": delete_messages,
}
