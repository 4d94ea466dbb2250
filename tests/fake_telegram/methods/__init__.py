"""The Bot API's methods, by name. Each takes the world, the bot and the parameters, and answers."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeAlias

from tests.fake_telegram.methods import account, chats, editing, files, paying, queries, sending
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.polling import get_updates
from tests.fake_telegram.world import Bot, World

Method: TypeAlias = Callable[[World, Bot, Parameters], Any | Awaitable[Any]]

METHODS: Final[Mapping[str, Method]] = {
    "getUpdates": get_updates,
    **account.METHODS,
    **sending.METHODS,
    **editing.METHODS,
    **chats.METHODS,
    **queries.METHODS,
    **files.METHODS,
    **paying.METHODS,
}
