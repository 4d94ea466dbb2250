"""The pages, and the files that they are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from aiohttp import hdrs, web

from shopclerk.adapters.webchat.seats import Seat, new_secret, remember, secret_of, visitor
from shopclerk.adapters.webchat.wording import fill, wording

STATIC: Final = Path(__file__).parent / "static"
ASSETS: Final = frozenset(path.name for path in STATIC.iterdir() if path.suffix != ".html")
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"css": "text/css", "js": "text/javascript", "json": "application/json", "svg": "image/svg+xml"}
)


@dataclass(frozen=True, slots=True)
class ChatPage:
    """`GET /chat/<seat>/`: the browser gets its cookie here. `?start=<token>` is said once by the page."""

    shop_name: Callable[[], str]
    secure: bool

    async def serve(self, request: web.Request, seat: Seat) -> web.Response:
        secret = secret_of(request, seat) or new_secret()
        start = request.query.get("start") or await _invitation(seat, secret)
        words = wording(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        values = {
            **words,
            "shop": self.shop_name(),
            "initial": self.shop_name()[:1].upper(),
            "seat": seat.name,
            "status": words.get(f"seat.{seat.name}", ""),
            "start": start or "",
        }
        response = _page("chat.html", values)
        remember(response, seat, secret, secure=self.secure)
        return response


@dataclass(frozen=True, slots=True)
class PhonesPage:
    """`GET /` of the demo: the customer's and the merchant's chat side by side."""

    shop_name: Callable[[], str]

    async def serve(self, request: web.Request) -> web.Response:
        words = wording(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        return _page("phones.html", {**words, "shop": self.shop_name()})


async def asset(request: web.Request) -> web.StreamResponse:
    """`GET /webchat/<name>`: asked for each time (304 when unchanged), so that an upgrade shows at once."""
    name = request.match_info["name"]
    if name not in ASSETS:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "no-cache", "Content-Type": f"{_media_type(name)}; charset=utf-8"}
    return web.FileResponse(STATIC / name, headers=headers)


async def _invitation(seat: Seat, secret: str) -> str | None:
    return await seat.invitation(visitor(seat, secret)) if seat.invitation else None


def _page(template: str, values: Mapping[str, str]) -> web.Response:
    return web.Response(
        text=fill(template, values),
        content_type="text/html",
        headers={"Content-Security-Policy": POLICY, "Vary": "Accept-Language"},
    )


def _media_type(name: str) -> str:
    return MEDIA_TYPES[name.rpartition(".")[2]]
