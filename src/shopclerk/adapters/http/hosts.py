"""Which names this server answers to."""

from collections.abc import Iterable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL


def only_hosts(allowed: Iterable[str]) -> Middleware:
    """Refuse (421) a request whose Host is none of `allowed`.

    A page elsewhere whose name is made to point at this machine (DNS rebinding) would otherwise be taken for
    our own. Health is exempt: probes call by address, and it tells nothing.
    """
    names = frozenset(name.strip("[]").lower() for name in allowed)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if "*" in names or request.path.startswith("/health/") or _name(request.host) in names:
            return await handler(request)
        raise web.HTTPMisdirectedRequest(
            text="this server does not go by that name (SHOPCLERK_HTTP__ALLOWED_HOSTS)"
        )

    return check


def _name(host: str) -> str:
    try:
        return (URL(f"http://{host}").host or "").lower()
    except ValueError:
        return ""
