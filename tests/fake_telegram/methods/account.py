"""What a bot says of itself: webhook, commands, menu button, descriptions.

Source: core.telegram.org/bots/api#setwebhook (`secret_token` of 1-256 characters A-Z, a-z, 0-9, _ and -,
`max_connections` 1-100), #botcommand, #botcommandscope, #setmycommands (at most 100; "a two-letter ISO
639-1 language code"), #setchatmenubutton.
"""

from typing import Any, Final
from urllib.parse import urlsplit

from tests.fake_telegram import commands
from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.polling import WEBHOOK_SET, remember_allowed
from tests.fake_telegram.world import Bot, Json, Webhook, World

SECRET_CHARACTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
MOST_SECRET: Final = 256
CONNECTIONS: Final = 40
MOST_CONNECTIONS: Final = 100
DESCRIPTIONS: Final = {"Name": ("name", 64), "Description": ("description", 512)} | {
    "ShortDescription": ("short_description", 120)
}


def get_me(world: World, bot: Bot, parameters: Parameters) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_all,
        "supports_inline_queries": False,
    }
    return bot.json() | abilities


def set_webhook(world: World, bot: Bot, parameters: Parameters) -> bool:
    url, secret = parameters.text("url", ""), parameters.text("secret_token", "")
    if not url:
        return delete_webhook(world, bot, parameters)
    if not urlsplit(url).hostname:
        raise BadRequest("invalid webhook URL specified")
    if len(secret) > MOST_SECRET:
        raise BadRequest("secret token is too long")
    if not set(secret) <= SECRET_CHARACTERS:
        raise BadRequest("secret token contains unallowed characters")
    if parameters.flag("drop_pending_updates"):
        bot.updates.clear()
    remember_allowed(bot, parameters)
    most = min(max(parameters.integer("max_connections", CONNECTIONS), 1), MOST_CONNECTIONS)
    bot.webhook = Webhook(url, secret, most)
    if bot.poller is not None:
        bot.poller.end(WEBHOOK_SET)
    bot.changed.set()
    return True


def delete_webhook(world: World, bot: Bot, parameters: Parameters) -> bool:
    bot.webhook = None
    if parameters.flag("drop_pending_updates"):
        bot.updates.clear()
    return True


def get_webhook_info(world: World, bot: Bot, parameters: Parameters) -> Json:
    webhook = bot.webhook
    allowed = {"allowed_updates": bot.allowed} if bot.allowed else {}
    waiting = {"has_custom_certificate": False, "pending_update_count": len(bot.updates), **allowed}
    if webhook is None:
        return {"url": "", **waiting}
    failed = {"last_error_message": webhook.last_error} if webhook.last_error else {}
    return {"url": webhook.url, "max_connections": webhook.most, **waiting, **failed}


def set_my_commands(world: World, bot: Bot, parameters: Parameters) -> bool:
    bot.settings[_place(parameters)] = commands.checked(parameters.structure("commands"))
    world.stir()
    return True


def get_my_commands(world: World, bot: Bot, parameters: Parameters) -> Any:
    return bot.settings.get(_place(parameters), [])


def delete_my_commands(world: World, bot: Bot, parameters: Parameters) -> bool:
    bot.settings.pop(_place(parameters), None)
    world.stir()
    return True


def _place(parameters: Parameters) -> tuple[str, str, str]:
    language = commands.language(parameters.text("language_code", ""))
    return "commands", commands.scope(parameters.structure("scope")), language


def set_chat_menu_button(world: World, bot: Bot, parameters: Parameters) -> bool:
    button = parameters.structure("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise BadRequest("can't parse menu button: MenuButton has unsupported type")
    if button["type"] == "web_app" and not (button.get("text") and (button.get("web_app") or {}).get("url")):
        missing = "web_app" if button.get("text") else "text"
        raise BadRequest(f"can't parse menu button: Can't find field \"{missing}\"")
    bot.settings[_menu_place(world, bot, parameters)] = button
    world.stir()
    return True


def get_chat_menu_button(world: World, bot: Bot, parameters: Parameters) -> Any:
    usual = bot.settings.get(("menu_button", "", ""), {"type": "commands"})
    return bot.settings.get(_menu_place(world, bot, parameters), usual)


def _menu_place(world: World, bot: Bot, parameters: Parameters) -> tuple[str, str, str]:
    """For one private chat, or for all that have none of their own."""
    if "chat_id" in parameters and not world.chat_for(bot, parameters.integer("chat_id")).is_private:
        raise BadRequest("USER_ID_INVALID")
    return "menu_button", parameters.text("chat_id", ""), ""


def _setter(field: str, most: int) -> Any:
    def set_it(world: World, bot: Bot, parameters: Parameters) -> bool:
        said, language = parameters.text(field, ""), commands.language(parameters.text("language_code", ""))
        if len(said) > most:
            raise BadRequest(f"bot {field.replace('_', ' ')} is too long")
        bot.settings[field, "", language] = said
        world.stir()
        return True

    return set_it


def _getter(field: str) -> Any:
    def get_it(world: World, bot: Bot, parameters: Parameters) -> Json:
        usual = bot.settings.get((field, "", ""), bot.first_name if field == "name" else "")
        return {field: bot.settings.get((field, "", parameters.text("language_code", "")), usual)}

    return get_it


METHODS: Final = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    **{f"setMy{name}": _setter(field, most) for name, (field, most) in DESCRIPTIONS.items()},
    **{f"getMy{name}": _getter(field) for name, (field, _) in DESCRIPTIONS.items()},
}
