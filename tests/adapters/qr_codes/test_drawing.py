"""Codes for cameras."""

from io import BytesIO

import segno
from PIL import Image

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.qr_codes.drawing import DOTS, QUIET, SegnoQrCodes, for_terminal, png

LINK = "https://t.me/tea_shop_bot?start=p_TEA"


def modules() -> list[list[bool]]:
    """Dark or light, as the standard has it for this address."""
    return [[bool(each) for each in row] for row in segno.make_qr(LINK, error="q").matrix]


def test_a_picture_has_every_module_and_a_quiet_border() -> None:
    picture = Image.open(BytesIO(png(LINK))).convert("L")
    wanted = modules()
    side = (len(wanted) + 2 * QUIET) * DOTS
    assert picture.size == (side, side)

    def dark(row: int, column: int) -> bool:
        middle = DOTS // 2
        return picture.getpixel((column * DOTS + middle, row * DOTS + middle)) == 0

    drawn = [[dark(row, column) for column in range(side // DOTS)] for row in range(side // DOTS)]
    inside = [row[QUIET:-QUIET] for row in drawn[QUIET:-QUIET]]
    assert inside == wanted
    assert sum(map(sum, drawn)) == sum(map(sum, wanted))


def test_a_terminal_shows_two_modules_a_character() -> None:
    lines = for_terminal(LINK).splitlines()
    assert len(lines) <= (len(modules()) + QUIET) // 2 + 2


async def test_the_same_address_is_kept_once() -> None:
    database = memory_database()
    codes = SegnoQrCodes(database.files)
    first = await codes.picture(LINK)
    assert await codes.picture(LINK) == first != await codes.picture(LINK + "2")
    file = await database.files.get(first)
    assert file is not None
    assert file.content == png(LINK)
