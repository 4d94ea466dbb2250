"""Bytes to a picture: nothing is believed to be one that was not decoded.

What comes out is made anew: at most 1600 pixels a side, turned upright, without metadata (a photo may tell
where it was taken). Of an animation the first frame is kept, and a GIF becomes a PNG.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from shopclerk.core.ports.files import File, FileRefused

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
"""A picture is decoded whole before it is made smaller; this many pixels take about 160 MB for a moment."""

LONGEST_SIDE: Final = 1600

_WRITTEN_AS: Final = {"PNG": "PNG", "JPEG": "JPEG", "WEBP": "WEBP", "GIF": "PNG"}
_MODES: Final = {
    "PNG": frozenset({"1", "I;16", "L", "LA", "P", "RGB", "RGBA"}),
    "JPEG": frozenset({"L", "RGB"}),
    "WEBP": frozenset({"RGB", "RGBA"}),
}
_KEPT: Final = frozenset({"transparency", "icc_profile"})
"""Without these two the picture would look different; all else that came with it is dropped."""

_OPTIONS: Final[dict[str, dict[str, int | bool]]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "WEBP": {"quality": 88},
}


def picture_from_bytes(content: bytes) -> File:
    """The picture in the bytes, whatever name or type they came with; or FileRefused. Blocks for a moment."""
    if len(content) > MOST_BYTES:
        raise FileRefused(f"the picture has {len(content)} bytes, more than {MOST_BYTES}")
    try:
        return _remade(content)
    except FileRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused("the picture has too many pixels") from error
    except Exception as error:
        # A decoder meets hostile bytes with errors of every kind; each of them means that this is no picture.
        raise FileRefused("not a whole PNG, JPEG, WebP or GIF picture") from error


def _remade(content: bytes) -> File:
    with Image.open(BytesIO(content), formats=tuple(_WRITTEN_AS)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise FileRefused(f"the picture has {opened.width} x {opened.height} pixels")
        written_as = _WRITTEN_AS[opened.format or ""]
        opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        opened.load()
        return _written(_fitting(ImageOps.exif_transpose(opened), written_as), written_as)


def _fitting(picture: Image.Image, written_as: str) -> Image.Image:
    too_large = max(picture.size) > LONGEST_SIDE
    indexed = picture.mode in {"1", "P"}
    if picture.mode not in _MODES[written_as] or (too_large and indexed):
        if picture.mode == "CMYK":
            picture.info.pop("icc_profile", None)  # it describes ink, and what comes out is light
        clear = picture.has_transparency_data and written_as != "JPEG"
        picture = picture.convert("RGBA" if clear else "RGB")
    if too_large:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _written(picture: Image.Image, written_as: str) -> File:
    kept = {key: value for key, value in picture.info.items() if key in _KEPT}
    picture.info.clear()
    picture.info.update(kept)
    target = BytesIO()
    picture.save(target, written_as, icc_profile=kept.get("icc_profile"), **_OPTIONS[written_as])
    return File(target.getvalue(), f"image/{written_as.lower()}")
