"""What one process of a shop does."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    HTTP = "http"
    CHAT = "chat"
    SCHEDULER = "scheduler"
    RELAY = "relay"


ALL: Final = frozenset(Role)
DUTIES: Final = {
    Role.HTTP: "serves the chat's pages, webhooks, health and metrics, and the sandboxes",
    Role.CHAT: "answers what people say, and books what providers tell",
    Role.SCHEDULER: "does what time brings: expiry, tracking, refunds, completion",
    Role.RELAY: "tells people what happened",
}


class UnknownRole(ValueError):
    """The message names it, and the choices."""


def roles(text: str) -> frozenset[Role]:
    """Roles with commas between; raises UnknownRole."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise UnknownRole(f"names no role; choose among {', '.join(Role)}")
    for name in names:
        if name not in list(Role):
            raise UnknownRole(f"{name} is no role; choose among {', '.join(Role)}")
    return frozenset(map(Role, names))


def in_words(played: frozenset[Role]) -> str:
    return ", ".join(role for role in Role if role in played)
