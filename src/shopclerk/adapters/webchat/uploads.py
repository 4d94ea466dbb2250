"""What people send besides words; it is said in the chat, with what was written under it.

At most 500 characters are written under it.

`POST /chat/<seat>/pictures?id=<update>&locale=<language>&caption=<text>`: a picture; with `&replies=<line>`
one that answers a line.
`POST /chat/<seat>/documents?...&name=<name>`: any other file.

201 {"picture": <sha256>} or {"document": <name>}
400 no id that we know, or a long caption  503 {"why": "not_sent"}, to be tried again
401 a browser without our cookie          413 {"why": "too_big"}, over 8 MiB (a document: 2 MiB)
415 {"why": "not_a_picture"}              429 {"why": "too_fast"}
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from aiohttp import web

from shopclerk.adapters.webchat.audience import Audience, Hint
from shopclerk.adapters.webchat.intake import Intake
from shopclerk.adapters.webchat.limits import Limits, Pace
from shopclerk.adapters.webchat.seats import Seat, Visitor, refuse_strangers, secret_of, visitor
from shopclerk.adapters.webchat.wire import Malformed, Sent, read_sent
from shopclerk.conversation.incoming import MOST_IN_A_DOCUMENT
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.files import File, FileRefused, Files

log = logging.getLogger(__name__)

MOST_BYTES: Final = 8 * 2**20
CHUNK: Final = 2**16
AT_ONCE: Final = 2
"""Pictures that are decoded at the same time: each takes much memory for a moment."""

PACE: Final = Limits(burst=12, per_second=0.2)
REMEMBERED: Final = 1000

Decode: TypeAlias = Callable[[bytes], File]
"""The picture in the bytes, made anew; or FileRefused. May block for a moment."""


class Uploads:
    """Keeps pictures under the hash of their content: the same one is kept once. A document goes with its
    update, sealed as that is, and is gone once that was handled.
    """

    def __init__(
        self, files: Files, decode: Decode, intake: Intake, audience: Audience, clock: Clock
    ) -> None:
        self._files = files
        self._intake = intake
        self._audience = audience
        self._decode = decode
        self._clock = clock
        self._decoding = asyncio.Semaphore(AT_ONCE)
        self._paces: OrderedDict[str, Pace] = OrderedDict()

    async def picture(self, request: web.Request, seat: Seat) -> web.Response:
        who, sent = self._arrived(request, seat)
        content = await _body(request, MOST_BYTES)
        try:
            async with self._decoding:
                file = await asyncio.to_thread(self._decode, content)
        except FileRefused:
            raise _refused("not_a_picture", web.HTTPUnsupportedMediaType) from None

        async def say() -> dict[str, str]:
            file_id = await self._files.put(file)
            await self._intake.picture(who, sent, file_id)
            return {"picture": file_id}

        return await self._say(who, say)

    async def document(self, request: web.Request, seat: Seat) -> web.Response:
        who, sent = self._arrived(request, seat)
        content = await _body(request, MOST_IN_A_DOCUMENT)

        async def say() -> dict[str, str]:
            await self._intake.document(who, sent, content)
            return {"document": sent.name}

        return await self._say(who, say)

    def _arrived(self, request: web.Request, seat: Seat) -> tuple[Visitor, Sent]:
        """Who sends it, and what they say of it."""
        refuse_strangers(request)
        secret = secret_of(request, seat)
        if secret is None:
            raise web.HTTPUnauthorized
        try:
            sent = read_sent(request.query)
        except Malformed:
            raise web.HTTPBadRequest(text="id is the update's own, locale a language tag") from None
        who = visitor(seat, secret)
        if not self._pace(who.address).allows(self._clock.now()):
            raise _refused("too_fast", web.HTTPTooManyRequests)
        return who, sent

    async def _say(self, who: Visitor, say: Callable[[], Awaitable[dict[str, str]]]) -> web.Response:
        try:
            said = await say()
        except PortError:
            log.warning("a file could not be kept; the person is asked to send it again", exc_info=True)
            raise _refused("not_sent", web.HTTPServiceUnavailable) from None
        self._audience.tell(who.address, Hint.LOOK)
        return web.json_response(said, status=201)

    def _pace(self, address: str) -> Pace:
        pace = self._paces.setdefault(address, Pace(PACE, self._clock.now()))
        self._paces.move_to_end(address)
        while len(self._paces) > REMEMBERED:
            self._paces.popitem(last=False)
        return pace


async def _body(request: web.Request, most: int) -> bytes:
    """What was sent; refused as soon as it is too much."""
    content = bytearray()
    async for chunk in request.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) > most:
            raise web.HTTPRequestEntityTooLarge(
                most, len(content), text='{"why": "too_big"}', content_type="application/json"
            )
    return bytes(content)


def _refused(why: str, kind: type[web.HTTPClientError | web.HTTPServerError]) -> web.HTTPException:
    return kind(text=f'{{"why": "{why}"}}', content_type="application/json")
