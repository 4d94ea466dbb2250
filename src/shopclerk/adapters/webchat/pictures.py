"""`GET /chat/<seat>/files/<sha256>`: pictures, which never change under their name.

One that a product shows is anybody's to see and to keep. Every other one was sent by a person, as evidence
of what is wrong: only a browser whose own chat shows it may see it, the sender's and that of staff who look
at the case, and nothing on the way keeps it.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from aiohttp import web

from shopclerk.adapters.webchat.limits import HISTORY
from shopclerk.adapters.webchat.rendering import files_of
from shopclerk.adapters.webchat.seats import Seat, secret_of, visitor
from shopclerk.conversation.ports.transcript import Transcript
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import Files

FOREVER: Final = "public, max-age=31536000, immutable"
NEVER: Final = "private, no-store"
SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)

OnShow: TypeAlias = Callable[[FileId], Awaitable[bool]]
"""Whether a product shows that picture."""


@dataclass(frozen=True, slots=True)
class Pictures:
    files: Files
    transcript: Transcript
    on_show: OnShow

    async def serve(self, request: web.Request, seat: Seat) -> web.Response:
        name = request.match_info["sha256"]
        kept = await self._kept_for(request, seat, name) if SHA256.fullmatch(name) else None
        file = await self.files.get(FileId(name)) if kept else None
        if kept is None or file is None:
            raise web.HTTPNotFound
        headers = {
            "Cache-Control": kept,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.content, content_type=file.media_type, headers=headers)

    async def _kept_for(self, request: web.Request, seat: Seat, name: str) -> str | None:
        """How long whoever asks may keep the picture; None when they may not even see it."""
        if await self.on_show(FileId(name)):
            return FOREVER
        secret = secret_of(request, seat)
        if secret is None:
            return None
        lines = await self.transcript.since(visitor(seat, secret).address, 0, HISTORY)
        return NEVER if any(name in files_of(line) for line in lines) else None
