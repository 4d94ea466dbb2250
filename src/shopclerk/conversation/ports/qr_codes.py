"""Codes for cameras."""

from typing import Protocol

from shopclerk.core.domain.ids import FileId


class QrCodes(Protocol):
    """`picture` puts the QR code (ISO/IEC 18004) of an address into `Files` as a PNG that can be printed, and
    answers its name there; a `private` one is sealed.
    """

    async def picture(self, address: str, *, private: bool = False) -> FileId: ...
