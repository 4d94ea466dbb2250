"""A paper on A4 pages, from the top to the bottom; sizes are in millimetres, those of type in points."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fpdf import FPDF, TextMode
from fpdf.fonts import TTFFont
from pylopdf_fonts_zh_cn import sans_path

from shopclerk.adapters.papers.characters import drawable, wrapped
from shopclerk.conversation.paper import Block, Cell, Column, Ink, Line, Mark, Paper, Table

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
MARGIN: Final = 18.0
FOOT: Final = HEIGHT - 12.0
BOTTOM: Final = HEIGHT - 20.0
INSIDE: Final = WIDTH - 2 * MARGIN
BETWEEN: Final = 3.0
"""Between two columns."""
BOX: Final = 3.6
RULE: Final = 0.15
RULES: Final = 120
"""How grey they are."""
POINT: Final = 25.4 / 72
LEADING: Final = 1.45
FONT: Final = "noto"


@dataclass(frozen=True, slots=True)
class Type:
    """`before` is the space above; `grey` 0 is black; `weight` thickens the strokes of a font that has one
    weight.
    """

    size: float
    before: float = 0.0
    grey: int = 0
    weight: float = 0.0

    @property
    def height(self) -> float:
        return self.size * POINT * LEADING


TYPES: Final[Mapping[Ink, Type]] = {
    Ink.TITLE: Type(20, weight=0.16),
    Ink.HEADING: Type(12, before=5, weight=0.12),
    Ink.BODY: Type(10, before=1.5),
    Ink.STRONG: Type(10, before=1.5, weight=0.09),
    Ink.MUTED: Type(8.5, before=1, grey=100),
}
IN_CELLS: Final = TYPES[Ink.BODY]
HEADS: Final = Type(8, grey=100)


def drawn(paper: Paper) -> bytes:
    """The PDF of a paper."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_creation_date(paper.made_at)
    pdf.set_title(paper.title)
    pdf.set_lang(paper.language)
    pdf.add_font(FONT, "", sans_path())
    pen = Pen(pdf, _characters(pdf))
    for sheet in paper.sheets:
        pen.begin(sheet.foot)
        for block in sheet.blocks:
            pen.put(block)
    return bytes(pdf.output())


def _characters(pdf: FPDF) -> Container[int]:
    """Code points that the font has."""
    font = pdf.fonts[FONT]
    return font.cmap if isinstance(font, TTFFont) else ()


class Pen:
    """Puts one thing under the other, on another page when there is no room."""

    def __init__(self, pdf: FPDF, known: Container[int]) -> None:
        self._pdf = pdf
        self._known = known
        self._y = MARGIN
        self._foot = ""
        self._page = 0

    def begin(self, foot: str) -> None:
        """A new sheet, and its first page."""
        self._foot, self._page = foot, 0
        self._turn()

    def put(self, block: Block) -> None:
        match block:
            case Line(text, ink):
                self._paragraph(text, TYPES[ink])
            case Table():
                self._table(block)

    def _turn(self) -> None:
        self._page += 1
        self._pdf.add_page()
        number = " · ".join(filter(None, (self._foot, str(self._page)))) if self._page > 1 else self._foot
        self._write(MARGIN, FOOT, drawable(number, self._known), HEADS)
        self._y = MARGIN

    def _room(self, height: float) -> bool:
        """Whether there is room, and else on the page that is begun now."""
        if self._y + height <= BOTTOM or self._y == MARGIN:
            return True
        self._turn()
        return False

    def _paragraph(self, text: str, type_: Type) -> None:
        if not text:
            return
        lines = self._lines(text, INSIDE, type_)
        if self._room(type_.before + type_.height) and self._y > MARGIN:
            self._y += type_.before
        for line in lines:
            self._room(type_.height)
            self._write(MARGIN, self._y, line, type_)
            self._y += type_.height

    def _table(self, table: Table) -> None:
        places = tuple(_places(table.columns))
        self._y += BETWEEN
        self._heads(table, places)
        for row in table.rows:
            cells = [self._cell(cell, width) for cell, (_, width) in zip(row, places, strict=True)]
            height = max(map(len, cells)) * IN_CELLS.height + BETWEEN / 2
            if not self._room(height):
                self._heads(table, places)
            self._row(table.columns, places, row, cells)
            self._y += height
        self._y += BETWEEN / 2

    def _heads(self, table: Table, places: Sequence[tuple[float, float]]) -> None:
        if not any(column.head for column in table.columns):
            return
        self._room(2 * HEADS.height + IN_CELLS.height)
        for column, (x, width) in zip(table.columns, places, strict=True):
            text = drawable(column.head, self._known)
            self._write(self._start(text, x, width, HEADS, right=column.right), self._y, text, HEADS)
        self._y += HEADS.height + BETWEEN / 3
        self._rule(0.3)

    def _row(
        self,
        columns: Sequence[Column],
        places: Sequence[tuple[float, float]],
        row: Sequence[Cell],
        cells: Sequence[Sequence[str]],
    ) -> None:
        top = self._y + BETWEEN / 4
        for column, (x, width), cell, lines in zip(columns, places, row, cells, strict=True):
            if cell is Mark.BOX:
                self._pdf.set_line_width(0.25)
                self._pdf.rect(x, top + (IN_CELLS.height - BOX) / 2, BOX, BOX)
            for number, line in enumerate(lines):
                start = self._start(line, x, width, IN_CELLS, right=column.right)
                self._write(start, top + number * IN_CELLS.height, line, IN_CELLS)
        below = max(map(len, cells)) * IN_CELLS.height + BETWEEN / 2
        self._rule(RULE, below=below)

    def _cell(self, cell: Cell, width: float) -> list[str]:
        return [""] if isinstance(cell, Mark) else self._lines(cell, width, IN_CELLS)

    def _lines(self, text: str, width: float, type_: Type) -> list[str]:
        self._pdf.set_font(FONT, size=type_.size)
        shown = "\n".join(drawable(line, self._known) for line in text.split("\n"))
        return wrapped(shown, width, self._pdf.get_string_width)

    def _start(self, text: str, x: float, width: float, type_: Type, *, right: bool) -> float:
        if not right:
            return x
        self._pdf.set_font(FONT, size=type_.size)
        return x + width - self._pdf.get_string_width(text)

    def _write(self, x: float, y: float, text: str, type_: Type) -> None:
        """`y` is the top of the line."""
        if not text:
            return
        pdf = self._pdf
        pdf.set_font(FONT, size=type_.size)
        mode = TextMode.FILL_STROKE if type_.weight else TextMode.FILL
        with pdf.local_context(
            text_mode=mode,
            text_color=type_.grey,
            draw_color=type_.grey,
            line_width=type_.weight or RULE,
        ):
            pdf.text(x, y + type_.height * 0.75, text)

    def _rule(self, width: float, *, below: float = 0.0) -> None:
        y = self._y + below
        with self._pdf.local_context(line_width=width, draw_color=RULES):
            self._pdf.line(MARGIN, y, WIDTH - MARGIN, y)


def _places(columns: Sequence[Column]) -> Iterator[tuple[float, float]]:
    """Where each column begins, and how wide it is."""
    room = INSIDE - BETWEEN * (len(columns) - 1)
    whole = sum(column.share for column in columns)
    x = MARGIN
    for column in columns:
        width = room * column.share / whole
        yield x, width
        x += width + BETWEEN
