"""The Bot API over HTTP."""

import inspect
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiohttp import web

from tests.fake_telegram.errors import ApiError, Broken, TooManyRequests, UnknownMethod
from tests.fake_telegram.faults import Drop, Fault, Faults, Refuse, TooMany
from tests.fake_telegram.methods import METHODS
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.throttle import Throttle
from tests.fake_telegram.world import Bot, Json, World

UNCOUNTED = "getUpdates"


class Dropped(Exception):
    """The connection is broken off."""


class Api:
    """Makes calls, and remembers them: `calls` holds each but `getUpdates`, with its parameters parsed."""

    def __init__(self, world: World, faults: Faults, throttle: Throttle) -> None:
        self._world = world
        self._faults = faults
        self._throttle = throttle
        self.calls: list[tuple[str, Mapping[str, Any]]] = []

    def application(self) -> web.Application:
        application = web.Application(client_max_size=64 * 1024 * 1024)
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        application.router.add_get("/file/bot{token}/{path:.+}", self._file)
        return application

    async def perform(self, bot: Bot, call: Json) -> Any:
        """Make a call that came in the answer to a webhook: its result is told to nobody."""
        with suppress(Dropped):
            return await self.answered(bot, str(call["method"]), Parameters(call, {}))
        return None

    async def answered(self, bot: Bot, method: str, parameters: Parameters) -> tuple[int, Json]:
        """What a call is answered, and with which status; without HTTP. Raises Dropped."""
        try:
            return web.HTTPOk.status_code, {"ok": True, "result": await self._call(bot, method, parameters)}
        except ApiError as error:
            return error.code, dict(error.body())

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            bot = self._world.bot(request.match_info["token"])
            method, parameters = request.match_info["method"], await Parameters.of(request)
            status, body = await self.answered(bot, method, parameters)
        except ApiError as error:
            status, body = error.code, dict(error.body())
        except Dropped:
            return _broken_off(request)
        return web.json_response(body, status=status, dumps=_dump)

    async def _call(self, bot: Bot, name: str, parameters: Parameters) -> Any:
        method = {known.lower(): known for known in METHODS}.get(name.lower())
        if method is None:
            raise UnknownMethod
        if method != UNCOUNTED:
            self.calls.append((method, parameters.parsed()))
        fault = self._faults.of(method, parameters)
        _meet(fault, done=False)
        self._throttle.count(method, parameters.integer("chat_id") if "chat_id" in parameters else None)
        result = METHODS[method](self._world, bot, parameters)
        if inspect.isawaitable(result):
            result = await result
        if isinstance(fault, Refuse | Drop) and fault.done:
            self._faults.unheard.append((method, parameters))
        _meet(fault, done=True)
        return result

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Faults know it as the method `file`."""
        try:
            self._world.bot(request.match_info["token"])
            _meet(self._faults.of("file", Parameters({}, {})), done=False)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        except Dropped:
            return _broken_off(request)
        name = request.match_info["path"].rpartition("/")[2].removesuffix(".jpg")
        if name not in self._world.files:
            raise web.HTTPNotFound
        return web.Response(body=self._world.files[name], content_type="image/jpeg")


def _broken_off(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def _meet(fault: Fault | None, *, done: bool) -> None:
    match fault:
        case TooMany(seconds) if not done:
            raise TooManyRequests(seconds)
        case Refuse(code, after) if after is done:
            raise Broken(code)
        case Drop(after) if after is done:
            raise Dropped


def _dump(result: object) -> str:
    return json.dumps(result, ensure_ascii=False)
