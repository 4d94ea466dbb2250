"""`POST /telegram/updates`: an update, acknowledged once it is kept.

200 it is kept (or is nothing that was said to us); what answers a press goes back with it
400 no JSON object          403 without our secret          503 not kept: Telegram sends it again
"""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import structlog
from aiohttp import web

from shopclerk.adapters.telegram.calls import Bot, Call
from shopclerk.adapters.telegram.intake import Intake
from shopclerk.adapters.telegram.reading import ALLOWED_UPDATES
from shopclerk.adapters.telegram.trying import Trying
from shopclerk.core.ports.errors import PortError

PATH: Final = "/telegram/updates"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
AT_ONCE: Final = 40

log = structlog.get_logger(__name__)


class Announcement:
    """Telling Telegram where to send updates to, once it can be told; what waits there is kept. Each process
    behind the address says the same.
    """

    def __init__(self, bot: Bot, public_url: str, secret: str) -> None:
        self._bot = bot
        self._body = {
            "url": f"{public_url.rstrip('/')}{PATH}",
            "secret_token": secret,
            "max_connections": AT_ONCE,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        self._trying = Trying()

    async def run(self) -> None:
        """Until it is told, or this is closed."""
        await self._trying.until_told(partial(self._bot.call, Call("setWebhook", self._body)))

    def close(self) -> None:
        self._trying.close()


@dataclass(frozen=True, slots=True)
class Webhook:
    """Any number of processes may stand behind the address: an update counts once, wherever it arrives."""

    intake: Intake
    secret: str

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        return [web.post(PATH, self._serve)]

    async def _serve(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self.secret.encode()):
            raise web.HTTPForbidden
        try:
            payload = json.loads(await request.read())
        except ValueError:
            payload = None
        if not isinstance(payload, dict):
            raise web.HTTPBadRequest
        try:
            answer = await self.intake.take(payload)
        except PortError as broken:
            log.warning("an update could not be kept; Telegram sends it again", why=str(broken))
            raise web.HTTPServiceUnavailable from broken
        return web.json_response({"method": answer.method, **answer.body}) if answer else web.Response()
