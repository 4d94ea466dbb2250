"""Papers that a test can read."""

from collections.abc import Iterator

from shopclerk.conversation.paper import Block, Cell, Ink, Line, Mark, Paper
from shopclerk.core.ports.files import File


class WrittenPapers:
    """Draws a paper as the text that stands on it."""

    async def draw(self, paper: Paper) -> File:
        return File(as_text(paper).encode("utf-8", "surrogatepass"), "application/pdf")


def as_text(paper: Paper) -> str:
    return "\n".join(line for sheet in paper.sheets for line in (*_lines(sheet.blocks), f"-- {sheet.foot}"))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            if block.text:
                yield f"# {block.text}" if block.ink in {Ink.TITLE, Ink.HEADING} else block.text
        else:
            if any(column.head for column in block.columns):
                yield " | ".join(column.head for column in block.columns)
            yield from (" | ".join(map(_cell, row)) for row in block.rows)


def _cell(cell: Cell) -> str:
    return "[ ]" if isinstance(cell, Mark) else cell
