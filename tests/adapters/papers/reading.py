"""What a reader's program finds in a PDF: its text by the fonts' own tables, and how it was made."""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"\((?P<codes>(?:\\.|[^\\()])*)\) Tj|\[(?P<array>.*?)\] TJ", re.DOTALL)
_PIECE = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_MEANT = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4,8})>")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def shown(pdf: bytes) -> list[str]:
    """Each piece of text that is shown, in the order in which it is drawn."""
    streams = [_inflated(found) for found in _STREAM.findall(pdf)]
    meaning = dict(pair for stream in streams if b"begincmap" in stream for pair in _meanings(stream))
    return [
        "".join(meaning[code] for code in _codes(piece))
        for stream in streams
        if b" Tf" in stream
        for piece in _pieces(stream)
    ]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\n", pdf))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _meanings(table: bytes) -> Iterator[tuple[int, str]]:
    for code, meant in _MEANT.findall(table.partition(b"beginbfchar")[2]):
        yield int(code, 16), bytes.fromhex(meant.decode()).decode("utf-16-be")


def _pieces(stream: bytes) -> Iterator[bytes]:
    for found in _SHOWN.finditer(stream):
        if found["codes"] is not None:
            yield _unescaped(found["codes"])
        else:
            yield b"".join(map(_unescaped, _PIECE.findall(found["array"])))


def _unescaped(codes: bytes) -> bytes:
    return re.sub(rb"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), codes, flags=re.DOTALL)


def _codes(piece: bytes) -> Iterator[int]:
    return (int.from_bytes(piece[place : place + 2], "big") for place in range(0, len(piece), 2))
