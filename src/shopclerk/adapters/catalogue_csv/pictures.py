"""The pictures that the rows of a product name."""

from collections.abc import Sequence

from shopclerk.adapters.catalogue_csv.columns import PICTURE, POSITION, VARIANT_PICTURE, Row
from shopclerk.core.domain.importing import PictureDraft


def pictures_of(rows: Sequence[Row]) -> tuple[PictureDraft, ...]:
    """In the order of their positions, those without one where they stand; each once.

    Pictures of single variants come last, unless the product shows them anyway.
    """
    shown = [(_position(row, index), row.line, row[PICTURE]) for index, row in enumerate(rows, start=1)]
    placed = [(line, source) for _, line, source in sorted(shown, key=lambda picture: picture[0])]
    lines: dict[str, int] = {}
    for line, source in (*placed, *((row.line, row[VARIANT_PICTURE]) for row in rows)):
        if source:
            lines.setdefault(source, line)
    return tuple(
        PictureDraft(line=line, source=source, position=position)
        for position, (source, line) in enumerate(lines.items(), start=1)
    )


def _position(row: Row, otherwise: int) -> int:
    text = row[POSITION]
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("100000") else otherwise
