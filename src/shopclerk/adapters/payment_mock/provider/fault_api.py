"""The control side of the sandbox, which no real provider has: what is to go wrong next.

POST   /sandbox/faults   {faults: [{fault, times, ...}, ...]} -> those left
GET    /sandbox/faults   -> those left
DELETE /sandbox/faults   -> none left
"""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from shopclerk.adapters.payment_mock.provider.answers import guarded, invalid
from shopclerk.adapters.payment_mock.provider.fault import Script
from shopclerk.adapters.payment_mock.provider.scripts import Scripts


class FaultOrder(BaseModel):
    """The body of `POST /sandbox/faults`."""

    model_config = ConfigDict(extra="forbid")

    faults: tuple[Script, ...]


class FaultApi:
    """Under the same key as the merchant's API."""

    def __init__(self, scripts: Scripts, api_key: str) -> None:
        self._scripts = scripts
        self._api_key = api_key

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sandbox/faults", guarded(self._api_key, self._add)),
            web.get("/sandbox/faults", guarded(self._api_key, self._left)),
            web.delete("/sandbox/faults", guarded(self._api_key, self._clear)),
        ]

    async def _add(self, request: web.Request) -> web.StreamResponse:
        try:
            order = FaultOrder.model_validate_json(await request.read())
        except ValidationError as error:
            return invalid(error)
        await self._scripts.add(order.faults)
        return await self._left(request)

    async def _left(self, _: web.Request) -> web.StreamResponse:
        left = await self._scripts.left()
        return web.json_response({"faults": [script.model_dump(mode="json") for script in left]})

    async def _clear(self, request: web.Request) -> web.StreamResponse:
        await self._scripts.clear()
        return await self._left(request)
