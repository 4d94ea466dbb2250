#!/usr/bin/env python3
"""Draws the pictures of the sample catalogue, each from nothing but shapes and colours.

    .venv/bin/python scripts/draw_sample_pictures.py [NAME ...]

Shapes are masks, painted one over the other at four times the size, and made smaller for smooth edges.
All measures are pixels of an 800 x 800 picture.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from math import cos, pi, sin
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageDraw

SIDE: Final = 800
SCALE: Final = 4
COLOURS: Final = 256
FOLDER: Final = Path(__file__).parents[1] / "src/shopclerk/app/sample/pictures"

Point = tuple[float, float]
Mask = Image.Image
Scene = Callable[["Sheet"], None]

INK: Final = "#3d3a45"
CREAM: Final = "#fdf6e9"
WHITE: Final = "#ffffff"


class Sheet:
    """What is painted on: a plain wall, a pale disc on it, and the table that things stand on."""

    def __init__(self, wall: str, disc: str, table: str) -> None:
        self.image = Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), wall)
        self.paint(ellipse(400, 400, 318, 318), disc)
        self.paint(box(0, 640, SIDE, 160), table)

    def paint(self, shape: Mask, colour: str, *, inside: Mask | None = None, opacity: float = 1) -> None:
        """Fill the shape, or what of it lies inside another."""
        mask = ImageChops.multiply(shape, inside) if inside else shape
        if opacity < 1:
            mask = mask.point(lambda value: round(value * opacity))
        self.image.paste(colour, mask=mask)

    def shadow(self, x: float, y: float, rx: float, ry: float = 20) -> None:
        self.paint(ellipse(x, y, rx, ry), INK, opacity=0.16)

    def finished(self) -> Image.Image:
        small = self.image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        return small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)


def _drawn(draw: Callable[[ImageDraw.ImageDraw], None]) -> Mask:
    mask = Image.new("L", (SIDE * SCALE, SIDE * SCALE), 0)
    draw(ImageDraw.Draw(mask))
    return mask


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def ellipse(x: float, y: float, rx: float, ry: float) -> Mask:
    return _drawn(lambda pen: pen.ellipse(_scaled([(x - rx, y - ry), (x + rx, y + ry)]), fill=255))


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> Mask:
    corners = _scaled([(x, y), (x + width, y + height)])
    return _drawn(lambda pen: pen.rounded_rectangle(corners, radius * SCALE, fill=255))


def polygon(*points: Point) -> Mask:
    return _drawn(lambda pen: pen.polygon(_scaled(points), fill=255))


def blob(*points: Point) -> Mask:
    """A closed shape that passes smoothly through the points."""
    return polygon(*smooth([points[-1], *points, points[0], points[1]]))


def lathe(axis: float, *profile: Point) -> Mask:
    """What a potter's wheel makes: half widths at heights, smooth between them and alike on both sides."""
    right = smooth([profile[0], *profile, profile[-1]])
    return polygon(*((axis + x, y) for x, y in right), *((axis - x, y) for x, y in reversed(right)))


def stroke(width: float, *points: Point, flat: bool = False) -> Mask:
    """A line with round ends, smooth through its points unless it is to be flat."""
    way = list(points) if flat or len(points) < len("xyz") else smooth([points[0], *points, points[-1]])

    def draw(pen: ImageDraw.ImageDraw) -> None:
        reach = width * SCALE / 2
        pen.line(_scaled(way), fill=255, width=round(width * SCALE), joint="curve")
        for x, y in _scaled(way):
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)

    return _drawn(draw)


def smooth(points: Sequence[Point], steps: int = 24) -> list[Point]:
    """A Catmull-Rom curve through all points but the first and last, which only say where it comes from."""
    curve: list[Point] = []
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        for step in range(steps + 1):
            t = step / steps
            weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            parts = list(zip(weights, (before, start, end, after), strict=True))
            curve.append((sum(w * p[0] for w, p in parts) / 2, sum(w * p[1] for w, p in parts) / 2))
    return curve


def turned(mask: Mask, degrees: float, x: float, y: float) -> Mask:
    """Turned anticlockwise around a point."""
    return mask.rotate(degrees, Image.Resampling.BICUBIC, center=(x * SCALE, y * SCALE))


def without(mask: Mask, *others: Mask) -> Mask:
    for other in others:
        mask = ImageChops.subtract(mask, other)
    return mask


def joined(*masks: Mask) -> Mask:
    whole = masks[0]
    for mask in masks[1:]:
        whole = ImageChops.lighter(whole, mask)
    return whole


def leaf(x: float, y: float, length: float, degrees: float, width: float = 0.34) -> Mask:
    """A pointed leaf that grows from the point to the right before it is turned."""
    half = length * width / 2
    upper = smooth([(x, y), (x, y), (x + length * 0.45, y - half), (x + length, y), (x + length, y)])
    lower = smooth([(x, y), (x, y), (x + length * 0.45, y + half), (x + length, y), (x + length, y)])
    return turned(polygon(*upper, *reversed(lower)), degrees, x, y)


def around(x: float, y: float, radius: float, count: int, start: float = 0) -> list[Point]:
    angles = [start + 2 * pi * index / count for index in range(count)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def blossom(sheet: Sheet, centre: Point, size: float, colour: str, inside: Mask) -> None:
    x, y = centre
    for px, py in around(x, y, size * 0.62, 5, -pi / 2):
        sheet.paint(ellipse(px, py, size * 0.5, size * 0.5), colour, inside=inside)
    sheet.paint(ellipse(x, y, size * 0.3, size * 0.3), "#f6c453", inside=inside)


def steam(sheet: Sheet, x: float, y: float, height: float) -> None:
    wave = [(x, y), (x - 16, y - height * 0.3), (x + 16, y - height * 0.65), (x, y - height)]
    sheet.paint(stroke(12, *wave), WHITE, opacity=0.75)


def teapot(sheet: Sheet) -> None:
    sheet.shadow(400, 668, 255)
    handle = stroke(30, (540, 405), (640, 380), (668, 470), (620, 555), (525, 570))
    sheet.paint(handle, "#6fa692")
    spout = blob(
        (300, 560), (235, 520), (196, 430), (140, 385), (128, 358), (176, 362), (240, 400), (300, 470)
    )
    sheet.paint(spout, "#7fb5a0")
    body = lathe(405, (62, 352), (130, 372), (186, 440), (196, 520), (160, 610), (112, 656), (100, 662))
    sheet.paint(body, "#8fc3ae")
    sheet.paint(ellipse(505, 560, 190, 220), "#6fa692", inside=without(body, ellipse(350, 470, 200, 220)))
    sheet.paint(ellipse(322, 442, 26, 46), WHITE, inside=body, opacity=0.55)
    for start, length, degrees in (
        (390, 116, 158),
        (390, 116, 22),
        (390, 122, 128),
        (390, 122, 52),
        (390, 130, 90),
    ):
        sheet.paint(leaf(start, 585, length, degrees), "#f3f8ee", inside=body, opacity=0.85)
    lid = lathe(405, (0, 300), (58, 308), (104, 346), (112, 364), (108, 368))
    sheet.paint(lid, "#9fd0bc")
    sheet.paint(box(290, 358, 230, 14, 7), "#6fa692")
    sheet.paint(ellipse(405, 290, 30, 27), "#6fa692")
    sheet.paint(ellipse(397, 283, 10, 8), WHITE, opacity=0.6)


def tea_tin(sheet: Sheet) -> None:
    sheet.shadow(400, 672, 210)
    tin = joined(box(255, 250, 260, 400), ellipse(385, 650, 130, 26))
    sheet.paint(tin, "#4f8a5b")
    sheet.paint(box(440, 250, 80, 430), "#3f744b", inside=tin)
    sheet.paint(box(276, 250, 22, 430), "#7fb083", inside=tin, opacity=0.7)
    lid = joined(box(247, 196, 276, 74), ellipse(385, 270, 138, 26), ellipse(385, 196, 138, 30))
    sheet.paint(lid, "#e2c17c")
    sheet.paint(box(445, 196, 90, 120), "#c9a35c", inside=without(lid, ellipse(385, 196, 138, 30)))
    sheet.paint(ellipse(385, 196, 138, 30), "#f0d79c")
    sheet.paint(ellipse(385, 196, 112, 21), "#e2c17c")
    label = box(300, 360, 170, 210, 14)
    sheet.paint(label, CREAM)
    sheet.paint(without(box(312, 372, 146, 186, 8), box(318, 378, 134, 174, 6)), "#4f8a5b")
    for degrees, length in ((90, 104), (142, 84), (38, 84)):
        sheet.paint(leaf(385, 520, length, degrees, 0.42), "#6fae66")
        end = (385 + length * 0.8 * cos(degrees * pi / 180), 520 - length * 0.8 * sin(degrees * pi / 180))
        sheet.paint(stroke(3, (385, 520), end), CREAM)
    for index, (x, y) in enumerate(
        [
            (520, 668),
            (548, 652),
            (575, 670),
            (600, 650),
            (560, 682),
            (625, 676),
            (540, 690),
            (590, 692),
            (500, 688),
        ]
    ):
        sheet.paint(leaf(x, y, 52, 20 + index * 47 % 90, 0.36), ("#5f9a58", "#7fb36b", "#4a8250")[index % 3])


def gaiwan(sheet: Sheet) -> None:
    steam(sheet, 262, 252, 120)
    steam(sheet, 540, 262, 140)
    sheet.shadow(400, 676, 240)
    saucer = lathe(400, (222, 606), (214, 628), (120, 658), (88, 668), (84, 672))
    sheet.paint(saucer, "#d9d2e4")
    sheet.paint(ellipse(400, 606, 222, 28), "#fbf9fd")
    sheet.paint(ellipse(400, 608, 168, 17), "#d9d2e4")
    bowl = lathe(400, (190, 372), (182, 430), (146, 530), (96, 590), (76, 612), (72, 616))
    sheet.paint(bowl, "#fdfcff")
    sheet.paint(
        bowl, "#e2dcec", inside=without(bowl, lathe(362, (190, 372), (182, 430), (146, 530), (96, 616)))
    )
    branch = [(262, 560), (320, 500), (372, 476), (440, 420), (520, 408)]
    sheet.paint(stroke(9, *branch), "#7a5560", inside=bowl)
    sheet.paint(stroke(6, (372, 476), (392, 520), (430, 540)), "#7a5560", inside=bowl)
    for x, y, size in ((312, 470, 36), (402, 442, 42), (438, 538, 30), (492, 436, 28), (350, 530, 24)):
        blossom(sheet, (x, y), size, "#de6c88", bowl)
    for x, y in ((524, 404), (284, 536), (470, 560)):
        sheet.paint(ellipse(x, y, 11, 11), "#ee9bb0", inside=bowl)
    sheet.paint(ellipse(400, 374, 190, 20), "#c9c0d8")
    lid = lathe(400, (40, 286), (90, 296), (152, 332), (174, 366), (150, 378), (0, 384))
    sheet.paint(lid, "#f6f3fa")
    sheet.paint(lid, "#e2dcec", inside=without(lid, lathe(368, (40, 286), (90, 296), (152, 332), (174, 384))))
    blossom(sheet, (338, 334), 20, "#de6c88", lid)
    sheet.paint(ellipse(372, 318, 9, 9), "#ee9bb0")
    sheet.paint(lathe(400, (46, 258), (42, 266), (30, 280), (40, 292)), "#d9d2e4")
    sheet.paint(ellipse(400, 258, 46, 10), "#fdfcff")


def notebook(sheet: Sheet) -> None:
    sheet.shadow(400, 680, 240)
    centre = (400, 440)

    def place(mask: Mask) -> Mask:
        return turned(mask, -7, *centre)

    sheet.paint(place(box(256, 216, 326, 446, 16)), "#2b3a67")
    sheet.paint(place(box(262, 208, 314, 446, 8)), CREAM)
    for x in range(568, 576, 3):
        sheet.paint(place(box(x, 214, 1.2, 434)), "#d9cdb4")
    cover = place(box(236, 204, 330, 446, 16))
    sheet.paint(cover, "#3d5190")
    for x in range(240, 570, 9):
        sheet.paint(place(box(x, 200, 2, 460)), "#4a60a3", inside=cover, opacity=0.55)
    for y in range(206, 652, 9):
        sheet.paint(place(box(230, y, 340, 2)), "#34467f", inside=cover, opacity=0.45)
    sheet.paint(place(box(236, 204, 46, 446)), "#2b3a67", inside=cover)
    sheet.paint(place(box(310, 290, 190, 120, 10)), CREAM)
    sheet.paint(place(box(334, 326, 142, 8, 4)), "#c65d4b")
    sheet.paint(place(box(334, 350, 142, 6, 3)), "#b9ae98")
    sheet.paint(place(box(334, 370, 96, 6, 3)), "#b9ae98")
    sheet.paint(place(box(520, 204, 16, 446)), "#e8b04a", inside=cover)
    ribbon = place(polygon((420, 646), (446, 646), (446, 720), (433, 704), (420, 720)))
    sheet.paint(ribbon, "#c65d4b")
    pencil = turned(joined(box(600, 300, 26, 330), polygon((600, 300), (626, 300), (613, 256))), 14, 613, 450)
    sheet.paint(pencil, "#e8b04a")
    sheet.paint(turned(box(617, 300, 9, 330), 14, 613, 450), "#cf9433")
    sheet.paint(turned(polygon((600, 302), (626, 302), (613, 256)), 14, 613, 450), "#f3dcb4")
    sheet.paint(turned(polygon((608, 274), (618, 274), (613, 256)), 14, 613, 450), INK)
    sheet.paint(turned(box(600, 606, 26, 14), 14, 613, 450), "#c9c5cf")
    sheet.paint(turned(box(600, 618, 26, 26, 8), 14, 613, 450), "#e58a86")


def letters(sheet: Sheet) -> None:
    sheet.shadow(400, 680, 260)

    def sheet_of_paper(mask: Mask) -> Mask:
        return turned(mask, 6, 400, 420)

    paper = sheet_of_paper(box(250, 160, 320, 420, 6))
    sheet.paint(sheet_of_paper(box(256, 168, 320, 420, 6)), INK, opacity=0.12)
    sheet.paint(paper, CREAM)
    for column in range(1, 7):
        sheet.paint(sheet_of_paper(box(280 + 37.4 * column, 192, 2, 340)), "#e0a898", inside=paper)
    sheet.paint(sheet_of_paper(without(box(280, 190, 262, 352), box(284, 194, 254, 344))), "#c65d4b")
    for column, length in ((6, 15), (5, 11), (4, 14)):
        middle = 299 + 37.4 * column
        swing = ((-8, 9, -4, 7, -9, 4, 8, -6)[(step + column) % 8] for step in range(length))
        script = [(middle + aside, 206 + step * 14) for step, aside in enumerate(swing)]
        sheet.paint(sheet_of_paper(stroke(5, *script)), "#4c4853", inside=paper)
    for degrees, length in ((70, 70), (105, 84), (140, 60)):
        sheet.paint(sheet_of_paper(leaf(330, 530, length, degrees, 0.3)), "#8fb98a", inside=paper)
    envelope = box(170, 420, 460, 262, 12)
    sheet.paint(envelope, "#d9b382")
    sheet.paint(
        polygon((170, 672), (360, 530), (440, 530), (630, 672), (630, 690), (170, 690)),
        "#cfa572",
        inside=envelope,
    )
    flap = polygon((176, 424), (624, 424), (424, 572), (400, 580), (376, 572))
    sheet.paint(turned(flap, 0, 400, 500), "#e4c298")
    sheet.paint(stroke(4, (176, 426), (376, 574), (400, 582), (424, 574), (624, 426), flat=True), "#bf9562")
    wax = blob(*(around(400, 566, 44 + 9 * (turn % 2), 14)[turn] for turn in range(14)))
    sheet.paint(wax, "#b8433c")
    sheet.paint(ellipse(400, 566, 35, 35), "#cf5a50")
    blossom(sheet, (400, 568), 20, "#f3c9bd", ellipse(400, 566, 35, 35))


def tapes(sheet: Sheet) -> None:
    sheet.shadow(400, 682, 250)
    rolls = (
        (280, 560, 112, "#e58a86", "#c96f6c"),
        (520, 560, 112, "#6fa8c9", "#5790b3"),
        (400, 352, 112, "#f0c25e", "#d8a542"),
    )
    for index, (x, y, radius, light, dark) in enumerate(rolls):
        sheet.paint(ellipse(x + 14, y + 10, radius, radius), dark)
        ring = ellipse(x, y, radius, radius)
        sheet.paint(ring, light)
        _pattern(sheet, index, x, y, ring)
        sheet.paint(ellipse(x, y, radius * 0.62, radius * 0.62), "#e9dcc4")
        sheet.paint(ellipse(x, y, radius * 0.54, radius * 0.54), "#b99d74")
        sheet.paint(ellipse(x + 6, y + 5, radius * 0.47, radius * 0.47), "#fdf4e6")
    teeth = [(90 + 8 * (step % 2), 206 + step * 9) for step in range(7)]
    strip = turned(polygon((300, 260), (300, 206), *teeth), 24, 200, 230)
    sheet.paint(strip, "#7fb08a")
    for x in range(60, 340, 26):
        slash = turned(polygon((x, 200), (x + 11, 200), (x + 41, 266), (x + 30, 266)), 24, 200, 230)
        sheet.paint(slash, CREAM, inside=strip, opacity=0.8)


def _pattern(sheet: Sheet, index: int, x: float, y: float, ring: Mask) -> None:
    if index == 0:
        for px, py in around(x, y, 91, 14):
            sheet.paint(ellipse(px, py, 9, 9), CREAM, inside=ring)
    elif index == 1:
        for (px, py), (qx, qy) in zip(around(x, y, 60, 24), around(x, y, 120, 24, 0.2), strict=True):
            sheet.paint(stroke(8, (px, py), (qx, qy)), "#d7e9f3", inside=ring)
    else:
        for px, py in around(x, y, 91, 11):
            blossom(sheet, (px, py), 15, CREAM, ring)


def mushroom_lamp(sheet: Sheet) -> None:
    for radius, opacity in ((310, 0.25), (240, 0.3)):
        sheet.paint(ellipse(400, 400, radius, radius * 0.86), "#fff1c9", opacity=opacity)
    sheet.shadow(400, 670, 190)
    stem = lathe(400, (46, 420), (40, 500), (52, 580), (104, 640), (120, 656), (112, 664))
    sheet.paint(stem, "#f4e6d2")
    sheet.paint(ellipse(480, 560, 70, 200), "#e2cdb0", inside=without(stem, ellipse(370, 540, 72, 200)))
    sheet.paint(ellipse(400, 422, 214, 42), "#ffd98a")
    sheet.paint(ellipse(400, 432, 110, 22), "#fff3d0")
    dome = without(ellipse(400, 414, 238, 228), box(0, 414, SIDE, SIDE))
    cap = without(joined(dome, ellipse(400, 414, 238, 34)), ellipse(400, 440, 202, 40))
    sheet.paint(cap, "#e07a5f")
    sheet.paint(ellipse(540, 380, 190, 220), "#c9644b", inside=without(cap, ellipse(350, 330, 240, 220)))
    for x, y, rx, ry in (
        (330, 270, 32, 25),
        (432, 238, 22, 16),
        (470, 336, 36, 29),
        (270, 366, 27, 23),
        (378, 362, 18, 15),
        (566, 380, 17, 20),
    ):
        sheet.paint(ellipse(x, y, rx, ry), CREAM, inside=cap)
    sheet.paint(stroke(4, (508, 660), (600, 668), (660, 690), (760, 684)), INK)
    sheet.paint(stroke(3, (420, 462), (420, 520)), "#b08d57")
    sheet.paint(ellipse(420, 526, 8, 8), "#d9ac5f")


def lantern(sheet: Sheet) -> None:
    for radius, opacity in ((330, 0.22), (270, 0.3)):
        sheet.paint(ellipse(400, 400, radius, radius), "#ffe6a8", opacity=opacity)
    sheet.paint(stroke(5, (400, -10), (400, 190)), INK)
    globe = ellipse(400, 390, 214, 198)
    sheet.paint(globe, "#fff4dc")
    sheet.paint(ellipse(400, 400, 150, 140), "#ffeab5", inside=globe, opacity=0.9)
    sheet.paint(ellipse(400, 410, 92, 86), "#ffdf92", inside=globe, opacity=0.9)
    sheet.paint(
        ellipse(520, 440, 220, 230),
        "#f0d9ae",
        inside=without(globe, ellipse(365, 370, 216, 206)),
        opacity=0.8,
    )
    for index in range(-5, 6):
        y = 390 + index * 34
        bend = [
            (180, y - index * 3),
            (290, y + index * 3.4),
            (400, y + index * 5),
            (510, y + index * 3.4),
            (620, y - index * 3),
        ]
        sheet.paint(stroke(3.4, *bend), "#d8b274", inside=globe)
    sheet.paint(stroke(7, (300, 300), (352, 380), (380, 470)), "#6b5a5e", inside=globe)
    for x, y, degrees in ((318, 330, 30), (340, 362, 160), (362, 410, 24), (372, 446, 150)):
        sheet.paint(leaf(x, y, 66, degrees, 0.3), "#6f9a74", inside=globe)
    for x, y, size in ((298, 296, 22), (384, 350, 24)):
        blossom(sheet, (x, y), size, "#e0705f", globe)
    for y in (186, 572):
        sheet.paint(box(330, y, 140, 24, 8), "#8a5a44")
        sheet.paint(box(330, y, 140, 8, 4), "#a87358")
    sheet.paint(stroke(5, (400, 596), (400, 622)), "#c65d4b")
    sheet.paint(ellipse(400, 630, 15, 13), "#c65d4b")
    for x in range(384, 420, 6):
        sheet.paint(stroke(4, (400 + (x - 400) * 0.5, 640), (x, 722)), "#d9705d")


def desk_lamp(sheet: Sheet) -> None:
    beam = polygon((236, 344), (390, 290), (560, 640), (150, 640))
    sheet.paint(beam, "#fff0c2", opacity=0.55)
    sheet.paint(ellipse(355, 655, 205, 26), "#fff0c2", opacity=0.7)
    sheet.shadow(560, 672, 130)
    sheet.paint(stroke(17, (560, 640), (620, 430)), "#b98a3e")
    sheet.paint(stroke(17, (620, 430), (400, 220)), "#c99a4a")
    sheet.paint(stroke(5, (556, 636), (614, 432)), "#e6c27c")
    sheet.paint(stroke(5, (612, 420), (404, 218)), "#ecd093")
    sheet.paint(ellipse(620, 430, 23, 23), "#8f6a2c")
    sheet.paint(ellipse(620, 430, 10, 10), "#e6c27c")
    shade = turned(
        lathe(330, (34, 176), (40, 190), (62, 230), (98, 296), (112, 324), (108, 330)), -20, 330, 250
    )
    sheet.paint(turned(ellipse(330, 328, 106, 24), -20, 330, 250), "#ffe39a")
    sheet.paint(turned(ellipse(330, 332, 46, 22), -20, 330, 250), "#fffbe8")
    sheet.paint(without(shade, turned(ellipse(330, 334, 104, 20), -20, 330, 250)), "#2f6d66")
    sheet.paint(
        turned(polygon((340, 170), (372, 190), (442, 324), (396, 320)), -20, 330, 250),
        "#25574f",
        inside=without(shade, turned(ellipse(330, 334, 104, 20), -20, 330, 250)),
    )
    sheet.paint(turned(stroke(9, (300, 220), (268, 290)), -20, 330, 250), "#5b9c93")
    sheet.paint(turned(box(306, 146, 48, 40, 10), -20, 330, 250), "#c99a4a")
    sheet.paint(ellipse(400, 222, 16, 16), "#8f6a2c")
    base = joined(box(450, 634, 220, 34, 16), lathe(560, (20, 606), (34, 620), (84, 640)))
    sheet.paint(base, "#2f6d66")
    sheet.paint(box(466, 642, 130, 7, 3), "#5b9c93")
    for index, (y, colour) in enumerate(((642, "#c65d4b"), (616, "#e8b04a"))):
        sheet.paint(box(200 + index * 14, y, 170 - index * 24, 26, 5), colour)
        sheet.paint(box(206 + index * 14, y + 6, 10, 14, 3), CREAM)


def tote(sheet: Sheet) -> None:
    sheet.shadow(400, 680, 220)
    back = stroke(22, (310, 330), (318, 190), (400, 128), (482, 190), (490, 330))
    sheet.paint(back, "#cdb488")
    bag = blob(
        (222, 300),
        (400, 296),
        (578, 300),
        (590, 420),
        (604, 600),
        (600, 664),
        (560, 676),
        (400, 680),
        (240, 676),
        (200, 664),
        (196, 600),
        (210, 420),
    )
    sheet.paint(bag, "#f1e3c6")
    sheet.paint(ellipse(640, 520, 130, 300), "#e2cfa8", inside=bag)
    sheet.paint(box(190, 296, 420, 26), "#e2cfa8", inside=bag)
    for x in range(210, 600, 18):
        sheet.paint(box(x, 326, 9, 2.4), "#c7ac79", inside=bag)
    sun = ellipse(400, 470, 104, 104)
    sheet.paint(sun, "#e58a5f")
    far = polygon((270, 580), (350, 440), (400, 510), (440, 460), (530, 580))
    sheet.paint(far, "#7fa6a0", inside=ellipse(400, 490, 130, 110))
    sheet.paint(
        polygon((330, 476), (350, 440), (374, 474), (356, 468)), CREAM, inside=ellipse(400, 490, 130, 110)
    )
    sheet.paint(
        blob((270, 600), (340, 540), (420, 560), (530, 530), (560, 620), (400, 640)),
        "#3f6f73",
        inside=ellipse(400, 490, 130, 110),
    )
    front = without(
        stroke(22, (300, 372), (304, 236), (400, 172), (496, 236), (500, 372)), box(330, 396, 140, 100)
    )
    sheet.paint(front, "#dcc598")
    for x in (288, 488):
        sheet.paint(box(x, 346, 24, 44, 4), "#c7ac79")
        sheet.paint(stroke(3, (x + 6, 354), (x + 18, 380)), CREAM)
        sheet.paint(stroke(3, (x + 18, 354), (x + 6, 380)), CREAM)


def backpack(sheet: Sheet) -> None:
    sheet.shadow(400, 682, 210)
    for side in (-1, 1):
        strap = stroke(
            34,
            (400 + side * 150, 330),
            (400 + side * 216, 440),
            (400 + side * 196, 600),
            (400 + side * 150, 640),
        )
        sheet.paint(strap, "#7c4a32")
    sheet.paint(stroke(16, (352, 176), (366, 124), (434, 124), (448, 176)), "#7c4a32")
    body = joined(box(236, 160, 328, 516, 120), box(236, 420, 328, 256, 46))
    sheet.paint(body, "#5d7f8c")
    sheet.paint(ellipse(600, 440, 120, 330), "#4b6a77", inside=body)
    flap = joined(box(236, 160, 328, 200, 110), box(236, 270, 328, 120, 34))
    sheet.paint(ImageChops.multiply(flap, body), "#6f95a3")
    sheet.paint(ellipse(600, 300, 110, 220), "#5d828f", inside=ImageChops.multiply(flap, body))
    sheet.paint(stroke(3, (250, 372), (550, 372)), "#a9c4cd", opacity=0.8)
    pocket = box(274, 470, 252, 172, 34)
    sheet.paint(pocket, "#527280")
    sheet.paint(box(274, 470, 252, 60, 28), "#6f95a3")
    sheet.paint(stroke(3, (290, 536), (510, 536)), "#a9c4cd", opacity=0.8)
    for x in (330, 442):
        sheet.paint(box(x, 330, 28, 130, 6), "#9a6242")
        sheet.paint(without(box(x - 6, 408, 40, 34, 7), box(x + 3, 416, 22, 18, 3)), "#e6c27c")
        sheet.paint(box(x + 11, 414, 6, 22, 3), "#e6c27c")
    sheet.paint(box(384, 498, 32, 50, 7), "#9a6242")
    sheet.paint(ellipse(400, 536, 7, 7), "#e6c27c")
    sheet.paint(box(350, 214, 100, 62, 10), "#9a6242")
    mountain = polygon((362, 266), (388, 228), (402, 246), (414, 234), (438, 266))
    sheet.paint(mountain, "#f1d9b4")
    sheet.paint(stroke(8, (276, 250), (296, 208), (330, 186)), "#a9c4cd", opacity=0.7)


def pouch(sheet: Sheet) -> None:
    sheet.shadow(400, 682, 210)
    for side in (-1, 1):
        cord = stroke(
            9,
            (400 + side * 86, 330),
            (400 + side * 176, 322),
            (400 + side * 204, 410),
            (400 + side * 186, 494),
        )
        sheet.paint(cord, "#e8b04a")
    bag = blob(
        (318, 330),
        (290, 390),
        (214, 490),
        (208, 610),
        (270, 672),
        (400, 682),
        (530, 672),
        (592, 610),
        (586, 490),
        (510, 390),
        (482, 330),
        (400, 322),
    )
    sheet.paint(bag, "#a8395a")
    for row, y in enumerate(range(360, 720, 56)):
        for x in range(180 + (row % 2) * 48, 660, 96):
            for radius, colour in ((46, "#c25674"), (34, "#a8395a"), (22, "#c25674"), (10, "#f0c9a0")):
                sheet.paint(ellipse(x, y, radius, radius), colour, inside=bag)
    sheet.paint(ellipse(640, 560, 130, 220), "#7d2545", inside=bag, opacity=0.55)
    for x, end in ((352, 330), (376, 366), (400, 402), (424, 438), (448, 470)):
        sheet.paint(stroke(5, (x, 332), ((x + end) / 2, 376), (end, 432)), "#7d2545", inside=bag, opacity=0.7)
    ruffle = blob(
        (318, 330),
        (282, 262),
        (300, 232),
        (340, 252),
        (362, 222),
        (400, 246),
        (438, 222),
        (460, 252),
        (500, 232),
        (518, 262),
        (482, 330),
        (400, 340),
    )
    sheet.paint(ruffle, "#c25674")
    for x, top in ((340, 262), (368, 246), (400, 262), (432, 246), (460, 262)):
        sheet.paint(stroke(5, (x, top), (400 + (x - 400) * 0.8, 326)), "#8f2e4d", opacity=0.7)
    sheet.paint(stroke(14, (316, 332), (400, 344), (484, 332)), "#e8b04a")
    for side in (-1, 1):
        x = 400 + side * 186
        sheet.paint(ellipse(x, 502, 15, 15), "#3f8f7f")
        sheet.paint(ellipse(x - 4, 497, 5, 4), WHITE, opacity=0.7)
        for step in range(-2, 3):
            sheet.paint(stroke(5, (x + step * 2, 518), (x + step * 6, 584)), "#e8b04a")


SCENES: Final[dict[str, tuple[Scene, tuple[str, str, str]]]] = {
    "teapot": (teapot, ("#e9f1e6", "#f7faf3", "#d6e3d2")),
    "tea-tin": (tea_tin, ("#f3eedb", "#fbf8ec", "#e4dcbf")),
    "gaiwan": (gaiwan, ("#eccbd1", "#dfb1bb", "#c98f9d")),
    "notebook": (notebook, ("#e3e8f4", "#f3f6fc", "#cdd6ea")),
    "letters": (letters, ("#d5dfd8", "#bccdc3", "#a3b8ac")),
    "tapes": (tapes, ("#f6e7d3", "#fdf4e6", "#ead3b5")),
    "mushroom-lamp": (mushroom_lamp, ("#dfe3ea", "#eceff4", "#c6ccd8")),
    "lantern": (lantern, ("#cfd6e6", "#dfe4f0", "#b7c1d8")),
    "desk-lamp": (desk_lamp, ("#d9e6e3", "#e8f1ef", "#bfd3cf")),
    "tote": (tote, ("#dcebee", "#eef6f7", "#c3dade")),
    "backpack": (backpack, ("#f5ead6", "#fcf6ea", "#e6d5b6")),
    "pouch": (pouch, ("#f4e4ea", "#fcf2f5", "#e6ccd6")),
}


def main(names: Sequence[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or SCENES:
        draw, ground = SCENES[name]
        sheet = Sheet(*ground)
        draw(sheet)
        sheet.finished().save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
