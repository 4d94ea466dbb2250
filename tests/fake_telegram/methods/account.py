"""What a bot says of itself: webhook, commands, menu button."""

from typing import Any, Final
from urllib.parse import urlsplit

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, Webhook, World

MOST_COMMANDS: Final = 100
SECRET_CHARACTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def get_me(world: World, bot: Bot, parameters: Parameters) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return bot.json() | abilities


def set_webhook(world: World, bot: Bot, parameters: Parameters) -> bool:
    url, secret = parameters.text("url"), parameters.text("secret_token", "")
    if url and not urlsplit(url).hostname:
        raise BadRequest("bad webhook: invalid URL specified")
    if not set(secret) <= SECRET_CHARACTERS:
        raise BadRequest("secret token contains unallowed characters")
    if parameters.flag("drop_pending_updates"):
        bot.updates.clear()
    most = parameters.integer("max_connections", 40)
    bot.webhook = Webhook(url, secret, most, parameters.structure("allowed_updates")) if url else None
    bot.changed.set()
    return True


def delete_webhook(world: World, bot: Bot, parameters: Parameters) -> bool:
    bot.webhook = None
    if parameters.flag("drop_pending_updates"):
        bot.updates.clear()
    return True


def get_webhook_info(world: World, bot: Bot, parameters: Parameters) -> Json:
    webhook = bot.webhook
    waiting = {"has_custom_certificate": False, "pending_update_count": len(bot.updates)}
    if webhook is None:
        return {"url": "", **waiting}
    failed = {"last_error_message": webhook.last_error} if webhook.last_error else {}
    return {"url": webhook.url, "max_connections": webhook.most, **waiting, **failed}


def set_my_commands(world: World, bot: Bot, parameters: Parameters) -> bool:
    commands = parameters.structure("commands")
    if not isinstance(commands, list) or len(commands) > MOST_COMMANDS:
        raise BadRequest("expected an Array of BotCommand")
    for each in commands:
        _check_command(each)
    bot.settings[_place("commands", parameters)] = commands
    return True


def _check_command(command: Json) -> None:
    name, description = command.get("command", ""), command.get("description", "")
    if not (name.replace("_", "").isalnum() and name == name.lower() and len(name) <= 32):
        raise BadRequest("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")


def get_my_commands(world: World, bot: Bot, parameters: Parameters) -> Any:
    return bot.settings.get(_place("commands", parameters), [])


def delete_my_commands(world: World, bot: Bot, parameters: Parameters) -> bool:
    bot.settings.pop(_place("commands", parameters), None)
    return True


def set_chat_menu_button(world: World, bot: Bot, parameters: Parameters) -> bool:
    bot.settings["menu_button", parameters.text("chat_id", ""), ""] = parameters.structure("menu_button")
    return True


def _place(kind: str, parameters: Parameters) -> tuple[str, str, str]:
    language = parameters.text("language_code", "")
    if language and (len(language) != 2 or not language.isalpha()):
        raise BadRequest("invalid language code specified")
    scope = parameters.structure("scope") or {"type": "default"}
    where = ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
    return kind, where, language


METHODS: Final = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
}
