"""The label of a booked parcel, drawn as a picture of 100 by 150 millimetres."""

import textwrap
from io import BytesIO
from string import ascii_uppercase, digits
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from shopclerk.adapters.carrier_mock.booking import Booking

SIZE: Final = (800, 1200)
MARGIN: Final = 40
LINE: Final = 36
"""Characters of the address in one line."""

_BARS: Final = {character: f"{code:06b}" for code, character in enumerate(digits + ascii_uppercase, 1)}
"""A pattern of six bars a character. It is no barcode of any standard: no scanner shall take it for one."""


def draw(booking: Booking) -> bytes:
    """The label as PNG. What the built-in font cannot write stands as its code point."""
    picture = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(picture)
    _frame(pen)
    _bars(pen, booking.tracking_number)
    _text(pen, booking)
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def printable(text: str) -> str:
    """Latin letters as they are, others as their code points, such as U+6C34."""
    return "".join(character if character.isascii() else f"<{ord(character):X}>" for character in text)


def _frame(pen: ImageDraw.ImageDraw) -> None:
    width, height = SIZE
    pen.rectangle((MARGIN // 2, MARGIN // 2, width - MARGIN // 2, height - MARGIN // 2), outline=0, width=4)
    for y in (170, 520):
        pen.line((MARGIN // 2, y, width - MARGIN // 2, y), fill=0, width=4)


def _bars(pen: ImageDraw.ImageDraw, number: str) -> None:
    pattern = "".join(_BARS[character] for character in number)
    step = (SIZE[0] - 2 * MARGIN) // len(pattern)
    for place, bit in enumerate(pattern):
        if bit == "1":
            pen.rectangle((MARGIN + place * step, 210, MARGIN + (place + 1) * step - 1, 410), fill=0)


def _text(pen: ImageDraw.ImageDraw, booking: Booking) -> None:
    wish = booking.wish
    _write(pen, 60, 64, wish.carrier.upper())
    _write(pen, 430, 52, booking.tracking_number)
    _write(pen, 550, 40, f"{printable(wish.name)}\n{wish.phone}")
    _write(pen, 670, 36, "\n".join(textwrap.wrap(printable(wish.address), LINE)))
    _write(pen, 1080, 32, f"{wish.order_number}   SANDBOX - NOT FOR POSTAGE")


def _write(pen: ImageDraw.ImageDraw, y: int, size: int, text: str) -> None:
    pen.multiline_text((MARGIN, y), text, font=ImageFont.load_default(size), fill=0, spacing=8)
