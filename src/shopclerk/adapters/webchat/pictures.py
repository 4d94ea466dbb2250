"""`GET /files/<sha256>`: pictures, which never change under their name."""

import re
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import Files

FOREVER: Final = "public, max-age=31536000, immutable"
SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pictures:
    files: Files

    async def serve(self, request: web.Request) -> web.Response:
        name = request.match_info["sha256"]
        file = await self.files.get(FileId(name)) if SHA256.fullmatch(name) else None
        if file is None:
            raise web.HTTPNotFound
        headers = {
            "Cache-Control": FOREVER,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.content, content_type=file.media_type, headers=headers)
