"""What every part of the REST side has in common: the key at the door, and how a refusal looks."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from aiohttp import web
from pydantic import ValidationError

LONGEST_KEY: Final = 200

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(api_key: str, handler: Handler) -> Handler:
    """The handler, for those only who give the key as a bearer token."""
    expected = f"Bearer {api_key}".encode()

    async def behind_the_key(request: web.Request) -> web.StreamResponse:
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            return refusal(401, "unauthorized", "Give the API key as a bearer token.")
        return await handler(request)

    return behind_the_key


def idempotency_key(request: web.Request) -> str | None:
    """The key that was sent, None when it is none."""
    key = request.headers.get("Idempotency-Key", "")
    return key if 1 <= len(key) <= LONGEST_KEY else None


def key_missing() -> web.Response:
    return refusal(400, "idempotency_key_missing", "Send an Idempotency-Key of 1 to 200 characters.")


def key_reused() -> web.Response:
    return refusal(409, "idempotency_key_reused", "This key stands for other terms.")


def refusal(status: int, code: str, message: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": message}}, status=status)


def invalid(error: ValidationError) -> web.Response:
    """Named after the first field that is wrong, such as `invalid_method`."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] else "body"
    return refusal(422, f"invalid_{field}", first["msg"])
