"""The label of a booked parcel, drawn as a picture of 100 by 150 millimetres."""

from functools import cache
from io import BytesIO
from string import ascii_uppercase, digits
from typing import Final, TypeAlias

from PIL import Image, ImageDraw, ImageFont

from shopclerk.adapters.carrier_mock.booking import Booking

Font: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont

SIZE: Final = (800, 1200)
MARGIN: Final = 40
_BARS: Final = {character: f"{code:06b}" for code, character in enumerate(digits + ascii_uppercase, 1)}
"""A pattern of six bars a character. It is no barcode of any standard: no scanner shall take it for one."""


FONTS: Final = ("NotoSansCJK-Regular.ttc", "PingFang.ttc", "msyh.ttc", "simhei.ttf", "wqy-zenhei.ttc")
"""Fonts with Chinese letters, as systems have them; looked for by name."""


def draw(booking: Booking) -> bytes:
    """The label as PNG. Where no font has Chinese letters, they stand as their code points."""
    picture = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(picture)
    _frame(pen)
    _bars(pen, booking.tracking_number)
    _text(pen, booking)
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def readable(text: str, font: str | None) -> str:
    """The text as it is when there is a font for it; else letters beyond ASCII as code points."""
    if font is not None:
        return text
    return "".join(letter if letter.isascii() else f"<{ord(letter):X}>" for letter in text)


@cache
def font_at_hand() -> str | None:
    return next((name for name in FONTS if _is_there(name)), None)


def _is_there(name: str) -> bool:
    try:
        ImageFont.truetype(name, 12)
    except OSError:
        return False
    return True


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
    wish, font = booking.wish, font_at_hand()
    _write(pen, 60, 64, wish.carrier.upper())
    _write(pen, 430, 52, booking.tracking_number)
    _write(pen, 550, 40, readable(wish.name, font))
    _write(pen, 605, 40, wish.phone)
    _write(pen, 680, 36, _wrapped(readable(wish.address, font), 36))
    _write(pen, 1080, 32, f"{wish.order_number}   SANDBOX - NOT FOR POSTAGE")


def _wrapped(text: str, size: int) -> str:
    """Lines that fit the label; Chinese has no spaces to break at, so any place will do."""
    font, lines = _font(size), [""]
    for letter in text:
        if font.getlength(lines[-1] + letter) > SIZE[0] - 2 * MARGIN:
            lines.append("")
        lines[-1] += letter
    return "\n".join(line.strip() for line in lines)


def _write(pen: ImageDraw.ImageDraw, y: int, size: int, text: str) -> None:
    pen.multiline_text((MARGIN, y), text, font=_font(size), fill=0, spacing=8)


@cache
def _font(size: int) -> Font:
    name = font_at_hand()
    return ImageFont.truetype(name, size) if name else ImageFont.load_default(size)
