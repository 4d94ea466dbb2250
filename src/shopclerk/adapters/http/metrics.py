"""Counts for Prometheus."""

from collections.abc import Sequence
from http import HTTPStatus
from time import perf_counter

from aiohttp import web
from aiohttp.typedefs import Handler
from aiohttp.web_middlewares import middleware
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest


class Metrics:
    """`/metrics`: requests by route and status, their durations, and updates received by source.

    A route is counted by its pattern, never by the path that was asked for: what strangers type makes no new
    series.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._durations = Histogram(
            "shopclerk_http_request_seconds",
            "Seconds from a request to its answer",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self._updates = Counter(
            "shopclerk_updates_received",
            "Updates and webhooks taken in",
            ["source"],
            registry=self._registry,
        )

    def update_received(self, source: str) -> None:
        """Count one; `source` is the inbox's (`chat:web`)."""
        self._updates.labels(source).inc()

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        return [web.get("/metrics", self._show)]

    @middleware
    async def counted(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Measure every request but sockets, whose duration is a visit."""
        began = perf_counter()
        status = 500
        try:
            response = await handler(request)
            status = response.status
            return response
        except web.HTTPException as answer:
            status = answer.status
            raise
        finally:
            if status != HTTPStatus.SWITCHING_PROTOCOLS:
                self._observe(request, status, perf_counter() - began)

    def _observe(self, request: web.Request, status: int, seconds: float) -> None:
        resource = request.match_info.route.resource
        route = resource.canonical if resource else "unknown"
        self._durations.labels(request.method, route, status).observe(seconds)

    async def _show(self, _: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )
