"""Small pictures for tests."""

from io import BytesIO

from PIL import Image


def drawn(
    written_as: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object
) -> bytes:
    target = BytesIO()
    Image.new(mode, size, 0).save(target, written_as, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))
