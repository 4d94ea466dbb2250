"""Who sits where: a browser is known by a random cookie, one a seat."""

import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias

from aiohttp import web

PLATFORM: Final = "web"
REMEMBERED: Final = timedelta(days=400)
"""As long as browsers keep any cookie: RFC 6265bis, section 5.5."""

_SECRET: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser in one seat. Neither name tells the secret that it holds."""

    account: str
    address: str


Invitation: TypeAlias = Callable[[Visitor], Awaitable[str | None]]
"""The token of a fresh invitation for a visitor, or None for one who needs none."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One chat of the site, at `/chat/<name>/`; with `invitation`, who opens it is invited (the demo)."""

    name: str
    invitation: Invitation | None = None

    @property
    def path(self) -> str:
        return f"/chat/{self.name}/"


def visitor(seat: Seat, secret: str) -> Visitor:
    digest = hashlib.sha256(f"{seat.name}:{secret}".encode()).hexdigest()
    return Visitor(account=f"{PLATFORM}:{digest}", address=f"{PLATFORM}:{seat.name}:{digest[:24]}")


def secret_of(request: web.Request, seat: Seat) -> str | None:
    """The secret of the browser that asks, or None when it has none that we could have given."""
    secret = request.cookies.get(_cookie(seat), "")
    return secret if _SECRET.fullmatch(secret) else None


def new_secret() -> str:
    """256 bits that nobody can guess."""
    return secrets.token_hex(32)


def remember(response: web.StreamResponse, seat: Seat, secret: str, *, secure: bool) -> None:
    """Give the browser its secret, out of reach of scripts, other sites and other seats."""
    response.set_cookie(
        _cookie(seat),
        secret,
        max_age=int(REMEMBERED.total_seconds()),
        path=seat.path,
        httponly=True,
        secure=secure,
        samesite="Strict",
    )


def refuse_strangers(request: web.Request) -> None:
    """Another site's page may call us with the browser's cookies: only our own pages may."""
    scheme, _, host = request.headers.get("Origin", "").lower().partition("://")
    if scheme not in {"http", "https"} or host != request.host.lower():
        raise web.HTTPForbidden(text="this is for the shop's own page")


def _cookie(seat: Seat) -> str:
    return f"shopclerk_{seat.name}"
