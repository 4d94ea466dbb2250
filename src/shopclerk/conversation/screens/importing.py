"""A table of products: what it would do, how far it is, and what became of it."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.importing import ImportTable
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.goods import back_to_catalogue
from shopclerk.conversation.screens.layout import DOT, body, muted, page, title
from shopclerk.conversation.screens.table_faults import fault_line
from shopclerk.conversation.tables import Fault, Tally
from shopclerk.conversation.words import Words

MOST_FAULTS: Final = 10
"""Shown on a screen; the others are in the file that goes with it."""


def table_screen(words: Words, table_id: str, tally: Tally, *, notice: str = "") -> Screen:
    """What would become of each product, before anything happens."""
    moving = bool(tally.moving or tally.pictures)
    question = words.text("📄 Bring this table in?")
    return page(
        title(question if moving else words.text("📄 This table changes nothing")),
        body(*_figures(words, tally.figures)),
        _faults(words, tally.faults),
        muted(
            words.text(
                "The table wins over what the shop says now, and customers see it at once. What is not in it "
                "stays. The stock stays as it is; only what is new gets the table’s."
            )
            if moving
            else ""
        ),
        rows=(_confirm(words, table_id, moving=moving), back_to_catalogue(words)),
        notice=notice,
    )


def bringing_screen(words: Words, done: int, total: int) -> Screen:
    """While they are brought in: how far it is."""
    return page(
        title(words.text("📄 Bringing it in…")),
        body(words.text("{done} of {total}", done=done, total=total)),
        rows=(),
        notice="",
    )


def brought_screen(
    words: Words, figures: Sequence[int], faults: Sequence[Fault], *, notice: str = ""
) -> Screen:
    """What became of it."""
    return page(
        title(words.text("✅ The table is in")),
        body(*_figures(words, figures)),
        _faults(words, faults),
        muted(words.text("Fix those lines and send the table again: what came in stays.") if faults else ""),
        rows=(back_to_catalogue(words),),
        notice=notice,
    )


def _figures(words: Words, figures: Sequence[int]) -> tuple[str, ...]:
    new, changed, same, variants, pictures, faults = figures
    products = (
        words.text("New: {n}", n=new),
        words.text("Changed: {n}", n=changed),
        words.text("Unchanged: {n}", n=same),
    )
    return (
        words.text("Products: {figures}", figures=DOT.join(products)),
        words.text("New variants: {n}", n=variants) if variants else "",
        words.text("Pictures to fetch: {n}", n=pictures) if pictures else "",
        words.text("⚠️ Lines that stay out: {n}", n=faults) if faults else "",
    )


def _faults(words: Words, faults: Sequence[Fault]) -> Paragraph:
    return body(*(fault_line(words, each) for each in faults[:MOST_FAULTS]))


def _confirm(words: Words, table_id: str, *, moving: bool) -> Row:
    if not moving:
        return ()
    return (Button(words.text("📄 Yes, bring it in"), ImportTable(table_id), Tone.PRIMARY),)
