"""What Telegram answers when it does not do what it was asked."""

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """`{"ok": false, ...}`. The description is Telegram's wording: bots look for words in it."""

    code = 400

    def __init__(self, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.retry_after = retry_after

    def body(self) -> Mapping[str, Any]:
        parameters = {} if self.retry_after is None else {"parameters": {"retry_after": self.retry_after}}
        return {"ok": False, "error_code": self.code, "description": self.description, **parameters}


class BadRequest(ApiError):
    def __init__(self, reason: str) -> None:
        super().__init__(f"Bad Request: {reason}")


class Migrated(BadRequest):
    """api#responseparameters: the group goes on as a supergroup with that id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("group chat was upgraded to a supergroup chat")
        self.chat_id = chat_id

    def body(self) -> Mapping[str, Any]:
        return {**super().body(), "parameters": {"migrate_to_chat_id": self.chat_id}}


class Forbidden(ApiError):
    code = 403

    def __init__(self, reason: str) -> None:
        super().__init__(f"Forbidden: {reason}")


class Conflict(ApiError):
    code = 409

    def __init__(self, reason: str) -> None:
        super().__init__(f"Conflict: {reason}")


class Unauthorized(ApiError):
    code = 401

    def __init__(self) -> None:
        super().__init__("Unauthorized")


class UnknownMethod(ApiError):
    code = 404

    def __init__(self) -> None:
        super().__init__("Not Found: method not found")


class TooManyRequests(ApiError):
    code = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class Broken(ApiError):
    """Telegram's own trouble: 500, 502 ..."""

    def __init__(self, code: int) -> None:
        super().__init__({500: "Internal Server Error", 502: "Bad Gateway"}.get(code, "Service Unavailable"))
        self.code = code
