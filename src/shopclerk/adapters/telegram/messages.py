"""A screen as Telegram's messages: one, unless it is longer than Telegram lets one be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shopclerk.adapters.telegram.keyboards import in_words, keyboards, opens
from shopclerk.adapters.telegram.markup import CAPTION_UNITS, CUT, fits, split
from shopclerk.conversation.reply import Link, Paragraph, Row, Screen
from shopclerk.core.domain.ids import FileId


@dataclass(frozen=True, slots=True)
class Message:
    """A text, or a picture with words under it or none. `html` is what Telegram takes for one message."""

    html: str
    rows: tuple[Row, ...] = ()
    picture: FileId | None = None


def messages_of(screen: Screen) -> tuple[Message, ...]:
    """From top to bottom: a picture first, and buttons under the last words. What Telegram takes no button
    for is written out.
    """
    first, *more = keyboards(tuple(tuple(filter(opens, row)) for row in screen.rows))
    paragraphs = (*screen.paragraphs, *_written_out(screen.rows))
    further = (Message(CUT, rows) for rows in more)
    return (*_worded(paragraphs, first, screen.picture), *further)


def _worded(
    paragraphs: Sequence[Paragraph], rows: tuple[Row, ...], picture: FileId | None
) -> Iterator[Message]:
    *before, last = split(paragraphs)
    if picture and fits(paragraphs, CAPTION_UNITS):
        yield Message(last, rows, picture)
        return
    if picture:
        yield Message("", picture=picture)
    for html in before:
        yield Message(html)
    yield Message(last or CUT, rows)


def _written_out(rows: Sequence[Row]) -> Iterator[Paragraph]:
    for row in rows:
        for button in row:
            if isinstance(button, Link) and not opens(button):
                yield Paragraph(in_words(button))
