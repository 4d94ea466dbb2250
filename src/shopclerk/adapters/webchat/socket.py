"""The live connection of one page: updates in, news out."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from aiohttp import WSMsgType, web

from shopclerk.adapters.webchat.audience import Audience, Hint, Listener, Parting
from shopclerk.adapters.webchat.intake import Intake, Refused
from shopclerk.adapters.webchat.limits import HISTORY, Limits, Pace
from shopclerk.adapters.webchat.rendering import ack_frame, lines_frame, refusal_frame
from shopclerk.adapters.webchat.seats import Seat, Visitor, refuse_strangers, secret_of, visitor
from shopclerk.adapters.webchat.wire import Malformed, read_update
from shopclerk.conversation.ports.transcript import Transcript
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import PortError

log = logging.getLogger(__name__)

HEARTBEAT: Final = 20.0
LARGEST_FRAME: Final = 2**16
"""Bytes; more than the longest text can take, however it is escaped."""


@dataclass(frozen=True, slots=True)
class Socket:
    """`GET /chat/<seat>/socket?cursor=<the last one seen>`."""

    audience: Audience
    intake: Intake
    transcript: Transcript
    clock: Clock
    limits: Limits

    async def serve(self, request: web.Request, seat: Seat) -> web.StreamResponse:
        refuse_strangers(request)
        cursor = _cursor(request)
        connection = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_FRAME, timeout=2.0)
        await connection.prepare(request)
        secret = secret_of(request, seat)
        if secret is None:
            await connection.close(code=Parting.UNKNOWN_BROWSER)
            return connection
        who = visitor(seat, secret)
        with self.audience.join(who.address) as listener:
            telling = asyncio.create_task(self._tell(connection, listener, who.address, cursor))
            try:
                await self._hear(connection, listener, who)
            finally:
                telling.cancel()
                with suppress(asyncio.CancelledError):
                    await telling
        return connection

    async def _hear(self, connection: web.WebSocketResponse, listener: Listener, who: Visitor) -> None:
        pace = Pace(self.limits, self.clock.now())
        async for message in connection:
            if message.type is WSMsgType.TEXT:
                listener.tell(await self._answer(message.data, pace, who))

    async def _answer(self, frame: str, pace: Pace, who: Visitor) -> str:
        try:
            update = read_update(frame)
        except Malformed as malformed:
            return refusal_frame(malformed.id, Refused.MALFORMED)
        try:
            if not pace.allows(self.clock.now()):
                return refusal_frame(update.id, Refused.TOO_FAST)
            refused = await self.intake(who, update)
        except PortError as fault:
            log.warning("an update could not be kept; the page will send it again (%s)", fault)
            return refusal_frame(update.id, Refused.BUSY)
        if refused:
            return refusal_frame(update.id, refused)
        self.audience.tell(who.address, Hint.LOOK)
        return ack_frame(update.id)

    async def _tell(
        self, connection: web.WebSocketResponse, listener: Listener, address: str, cursor: int
    ) -> None:
        """The only writer of the connection, so that a page gets everything in the order it happened."""
        try:
            cursor = await self._catch_up(connection, address, cursor)
            while not isinstance(news := await listener.next(), Parting):
                if isinstance(news, Hint):
                    cursor = await self._send_since(connection, address, cursor)
                else:
                    await connection.send_str(news)
            await connection.close(code=news)
        except ConnectionError:
            log.debug("the page went away")
        except PortError as fault:
            log.warning("the transcript cannot be read; the page will come back (%s)", fault)
            await connection.close(code=Parting.TRY_AGAIN)

    async def _catch_up(self, connection: web.WebSocketResponse, address: str, cursor: int) -> int:
        """The first frame, even when empty. A cursor from before the shop started over starts over too."""
        lines = await self.transcript.since(address, cursor, HISTORY)
        reset = not lines and cursor > 0 and not await self.transcript.since(address, cursor - 1, 1)
        if reset:
            lines = await self.transcript.since(address, 0, HISTORY)
        await connection.send_str(lines_frame(lines, reset=reset))
        return lines[-1].cursor if lines else 0 if reset else cursor

    async def _send_since(self, connection: web.WebSocketResponse, address: str, cursor: int) -> int:
        lines = await self.transcript.since(address, cursor, HISTORY)
        if not lines:
            return cursor
        await connection.send_str(lines_frame(lines))
        return lines[-1].cursor


def _cursor(request: web.Request) -> int:
    text = request.query.get("cursor", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 19):  # noqa: PLR2004 - digits of a 64-bit integer
        raise web.HTTPBadRequest(text="cursor is a number")
    return int(text)
