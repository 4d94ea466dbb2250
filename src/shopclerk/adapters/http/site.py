"""Everything that is mounted, as one application."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from aiohttp import web

from shopclerk.adapters.http.faults import faults_become_answers
from shopclerk.adapters.http.health import Ready, health_routes
from shopclerk.adapters.http.hosts import only_hosts
from shopclerk.adapters.http.metrics import Metrics
from shopclerk.adapters.http.security_headers import harden

LARGEST_BODY: Final = 2**20
"""Bytes of a request's body; a larger one is answered 413."""

NO_MOUNTS: Final[Mapping[str, web.Application]] = MappingProxyType({})


def site(
    *,
    routes: Iterable[web.AbstractRouteDef],
    ready: Ready,
    allowed_hosts: Iterable[str],
    mounts: Mapping[str, web.Application] = NO_MOUNTS,
    metrics: Metrics | None = None,
    on_shutdown: Iterable[Callable[[], Awaitable[None]]] = (),
    largest_body: int = LARGEST_BODY,
) -> web.Application:
    """One application for all `routes`, for the sub-applications of `mounts` by path prefix, and for health.

    `allowed_hosts` are the names that this server may be called by (without port; `*` alone: any).
    With `metrics`, `/metrics` is answered too and every request is counted.
    `on_shutdown` is called when the server stops, before connections are cut.
    """
    counted = (metrics.counted,) if metrics else ()
    app = web.Application(
        middlewares=[*counted, faults_become_answers, only_hosts(allowed_hosts)], client_max_size=largest_body
    )
    app.on_response_prepare.append(harden)
    app.add_routes([*health_routes(ready), *(metrics.routes() if metrics else ()), *routes])
    for prefix, mounted in mounts.items():
        app.add_subapp(prefix, mounted)
    app.on_shutdown.extend(_ignoring_app(close) for close in on_shutdown)
    return app


def _ignoring_app(close: Callable[[], Awaitable[None]]) -> Callable[[web.Application], Awaitable[None]]:
    async def closing(_: web.Application) -> None:
        await close()

    return closing
