"""QR codes as pictures and for terminals."""

from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Final

import segno

from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File, Files

DOTS: Final = 12
"""Pixels a module: about 6 cm at 150 dots an inch, and still sharp after a chat has made it a JPEG."""
QUIET: Final = 4
"""Modules of white around: ISO/IEC 18004 asks for four."""


@dataclass(frozen=True, slots=True)
class SegnoQrCodes:
    """See `conversation.ports.qr_codes.QrCodes`."""

    files: Files

    async def picture(self, address: str, *, private: bool = False) -> FileId:
        return await self.files.put(File(png(address), "image/png", private))


def png(address: str) -> bytes:
    content = BytesIO()
    _code(address).save(content, kind="png", scale=DOTS, border=QUIET)
    return content.getvalue()


def for_terminal(address: str) -> str:
    """Two modules a character, dark on light whatever the terminal's colours are."""
    drawn = StringIO()
    _code(address).terminal(drawn, border=QUIET // 2, compact=True)
    return drawn.getvalue()


def _code(address: str) -> segno.QRCode:
    """With a quarter of it to spare: shelves get scratched."""
    return segno.make_qr(address, error="q")
