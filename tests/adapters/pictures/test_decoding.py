import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from shopclerk.adapters.pictures.decoding import LONGEST_SIDE, MOST_BYTES, picture_from_bytes
from shopclerk.core.ports.files import FileRefused
from tests.adapters.pictures.drawing import drawn, opened


@pytest.mark.parametrize(
    ("written_as", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp"), ("GIF", "image/png")],
)
def test_the_four_kinds_of_pictures_are_taken(written_as: str, media_type: str) -> None:
    file = picture_from_bytes(drawn(written_as))
    assert file.media_type == media_type
    assert opened(file.content).size == (40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_is_taken(mode: str) -> None:
    assert picture_from_bytes(drawn("PNG", mode=mode)).media_type == "image/png"


def test_a_jpeg_for_printing_becomes_one_for_screens() -> None:
    assert opened(picture_from_bytes(drawn("JPEG", mode="CMYK")).content).mode == "RGB"


@pytest.mark.parametrize("written_as", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize(("size", "expected"), [((3200, 800), (1600, 400)), ((10, 2000), (8, 1600))])
def test_a_large_picture_is_made_smaller(
    written_as: str, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    picture = opened(picture_from_bytes(drawn(written_as, size=size)).content)
    assert picture.size == expected
    assert max(picture.size) == LONGEST_SIDE


def test_what_is_clear_stays_clear_when_made_smaller() -> None:
    indexed = Image.new("P", (2000, 10), 0)
    target = BytesIO()
    indexed.save(target, "PNG", transparency=0)
    assert opened(picture_from_bytes(target.getvalue()).content).mode == "RGBA"


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turned by a quarter
    exif[0x010F] = "Maker of cameras"
    picture = opened(picture_from_bytes(drawn("JPEG", exif=exif, comment=b"at home")).content)
    assert picture.size == (30, 40)
    assert not picture.getexif()
    assert "comment" not in picture.info


def test_the_texts_of_a_png_are_dropped() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "somebody")
    assert b"somebody" not in picture_from_bytes(drawn("PNG", pnginfo=texts)).content


def test_of_an_animation_the_first_frame_is_kept() -> None:
    target = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    picture = opened(picture_from_bytes(target.getvalue()).content).convert("RGB")
    assert picture.getpixel((4, 4)) == (255, 0, 0)


def test_the_same_bytes_become_the_same_picture() -> None:
    assert picture_from_bytes(drawn("JPEG")) == picture_from_bytes(drawn("JPEG"))


@pytest.mark.parametrize("written_as", ["BMP", "TIFF", "ICO"])
def test_other_kinds_of_pictures_are_refused(written_as: str) -> None:
    with pytest.raises(FileRefused, match="not a whole PNG"):
        picture_from_bytes(drawn(written_as))


@pytest.mark.parametrize("content", [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        picture_from_bytes(content)


def test_half_a_picture_is_refused() -> None:
    whole = drawn("JPEG", size=(400, 400))
    with pytest.raises(FileRefused):
        picture_from_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize("side", [7_000, 12_000, 60_000])
def test_few_bytes_that_claim_many_pixels_are_refused_undecoded(side: int) -> None:
    with pytest.raises(FileRefused, match="pixels"):
        picture_from_bytes(png_that_claims(side))


def test_too_many_bytes_are_refused_undecoded() -> None:
    with pytest.raises(FileRefused, match="bytes"):
        picture_from_bytes(b"\x00" * (MOST_BYTES + 1))


@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_damaged_picture_is_taken_or_refused_and_never_crashes(at: int, damage: bytes) -> None:
    whole = drawn("PNG", size=(16, 16))
    assert outcome(whole[:at] + damage + whole[at + len(damage) :]) in {"taken", "refused"}


def outcome(content: bytes) -> str:
    try:
        picture_from_bytes(content)
    except FileRefused:
        return "refused"
    return "taken"


def png_that_claims(side: int) -> bytes:
    """A small picture whose header was forged: length, type, header and checksum stand at bytes 8 to 33."""
    header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    whole = drawn("PNG")
    return whole[:12] + header + struct.pack(">I", zlib.crc32(header)) + whole[33:]
