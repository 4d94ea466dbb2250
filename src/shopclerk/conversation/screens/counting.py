"""Counts of the whole shelf: what they would do, and what became of them."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.counting import BookCounts
from shopclerk.conversation.counts import BadCell, CodeTwice, Result
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.goods import back_to_catalogue
from shopclerk.conversation.screens.layout import body, muted, page, title
from shopclerk.conversation.screens.names import ON_A_BUTTON
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.goods.counting import Booked, Found

MOST_LINES: Final = 10
"""Told on a screen; all of them are in the file that goes with it."""


def counts_screen(words: Words, table_id: str, results: Sequence[Result], *, notice: str = "") -> Screen:
    """What would be booked, before anything happens."""
    moving = bool(_booked(results))
    return page(
        title(words.text("🧮 Book these counts?") if moving else words.text("🧮 There is nothing to book")),
        body(*_figures(words, results)),
        _lines(words, results),
        muted(words.text("What has moved since the list was made is left alone: no sale is undone.")),
        rows=(_confirm(words, table_id) if moving else (), back_to_catalogue(words)),
        notice=notice,
    )


def booked_screen(words: Words, results: Sequence[Result], *, notice: str = "") -> Screen:
    """What became of them."""
    return page(
        title(words.text("✅ The counts are booked")),
        body(*_figures(words, results)),
        _lines(words, results),
        rows=(back_to_catalogue(words),),
        notice=notice,
    )


def what_became(words: Words, result: Result) -> str:
    match result:
        case BadCell():
            value = shortened(one_line(result.value), ON_A_BUTTON)
            return words.text("{column} says “{value}”, no whole number", column=result.column, value=value)
        case CodeTwice():
            return words.text("its code stands above already")
        case Booked(count, Found.BOOKED, units):
            return f"{count.expected} → {count.counted} ({units:+d})"
        case Booked(found=Found.SAME):
            return words.text("as the list says")
        case Booked(found=Found.MOVED, units=units):
            return words.text("moved since, {n} in the books now: count it again", n=units)
        case Booked(found=Found.PROMISED, units=units):
            return words.text("fewer than the {n} that orders are promised", n=units)
        case _:
            return words.text("no variant has that code")


def _booked(results: Sequence[Result]) -> int:
    return sum(isinstance(each, Booked) and each.found is Found.BOOKED for each in results)


def _figures(words: Words, results: Sequence[Result]) -> tuple[str, ...]:
    booked, same = _booked(results), sum(_is_same(each) for each in results)
    rest = len(results) - booked - same
    return (
        words.text("Corrected: {n}", n=booked),
        words.text("As the list says: {n}", n=same),
        words.text("⚠️ Left alone: {n}", n=rest) if rest else "",
    )


def _is_same(result: Result) -> bool:
    return isinstance(result, Booked) and result.found is Found.SAME


def _lines(words: Words, results: Sequence[Result]) -> Paragraph:
    told = [each for each in results if not _is_same(each)][:MOST_LINES]
    return body(
        *(
            words.text("{where}: {why}", where=_where(words, each), why=what_became(words, each))
            for each in told
        )
    )


def _where(words: Words, result: Result) -> str:
    if isinstance(result, Booked):
        return shortened(one_line(result.count.code), ON_A_BUTTON) or "–"
    return words.text("Line {line}", line=result.line)


def _confirm(words: Words, table_id: str) -> Row:
    return (Button(words.text("🧮 Yes, book them"), BookCounts(table_id), Tone.PRIMARY),)
