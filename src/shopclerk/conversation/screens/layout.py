"""The bricks that every screen is laid of."""

from collections.abc import Iterable, Sequence
from typing import Final

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.reply import Ask, Button, Link, Paragraph, Row, Screen, Style
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId

DOT: Final = " · "


def page(
    *paragraphs: Paragraph,
    rows: Iterable[Row],
    notice: str,
    picture: FileId | None = None,
    hint: str = "",
    ask: Ask | None = None,
    subject: str = "",
    version: int = 0,
) -> Screen:
    """A screen with the notice on top; paragraphs without text and rows without buttons are left out."""
    shown = (Paragraph(notice, Style.NOTICE), *paragraphs)
    return Screen(
        paragraphs=tuple(paragraph for paragraph in shown if paragraph.text),
        picture=picture,
        rows=tuple(row for row in rows if row),
        hint=hint,
        ask=ask,
        subject=subject,
        version=version,
    )


def title(text: str) -> Paragraph:
    return Paragraph(text, Style.TITLE)


def body(*lines: str) -> Paragraph:
    return Paragraph(_joined(lines))


def strong(*lines: str) -> Paragraph:
    return Paragraph(_joined(lines), Style.STRONG)


def muted(*lines: str) -> Paragraph:
    return Paragraph(_joined(lines), Style.MUTED)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def in_pairs(buttons: Sequence[Button | Link]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[index : index + 2]) for index in range(0, len(buttons), 2))


def home(words: Words) -> Button:
    return Button(words.text("🏠 Home"), GoHome())


def paging(words: Words, *, back_to_first: Action | None, further: Action | None) -> Row:
    """The buttons of a long list; None where there is nothing to turn to."""
    turns = (
        (words.text("« First page"), back_to_first),
        (words.text("More »"), further),
    )
    return tuple(Button(label, action) for label, action in turns if action is not None)
