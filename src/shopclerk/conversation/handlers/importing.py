"""An owner brings products in by a table: first what it would do, then it is done."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from typing import Final

from shopclerk.conversation.actions.goods import ShowCatalogue
from shopclerk.conversation.actions.importing import ImportTable
from shopclerk.conversation.handlers.goods import show_catalogue
from shopclerk.conversation.reply import Attachment
from shopclerk.conversation.screens.importing import (
    MOST_FAULTS,
    bringing_screen,
    brought_screen,
    table_screen,
)
from shopclerk.conversation.screens.table_faults import why_not
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.showing import showing
from shopclerk.conversation.tables import Fault, NotBrought, Table, Tally
from shopclerk.conversation.turn import Answer, Pressed, Tabled, Turn, shows
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.importing import ColumnsMissing, ProductDraft, RowRefused
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.files import File

COLUMNS: Final = ("handle", "variant")
"""A column that begins so makes it a table of products, however it is written."""
MOST_PRODUCTS: Final = 1000
PER_STEP: Final = 50
"""Products between two signs of progress."""

Rows = Sequence[ProductDraft | RowRefused]


async def table_sent(turn: Turn, sheet: Sheet) -> Answer:
    """What it would do. Nothing is done, and nothing of it kept that cannot be."""
    table_id = await turn.desk.goods.keep_table(sheet.text, actor=turn.actor)
    table = Table.made(table_id, turn.request_id)
    try:
        rows = await _rows(turn, table)
    except ColumnsMissing as missing:
        return await _back(turn, _lacking(turn, missing))
    if refused := _too_many(turn, rows):
        return await _back(turn, refused)
    tally = Tally()
    for row in rows:
        if isinstance(row, RowRefused):
            tally.faults.append(row)
        else:
            tally.count(await turn.desk.goods.try_import(row, actor=turn.actor, sets_stock=False))
    keeping = turn.drafting(replace(turn.session.draft, table=table.written()))
    answer = shows(keeping, table_screen(turn.words, table.id, tally, notice=turn.notice))
    return replace(answer, before=_told_apart(turn, tally.faults))


async def import_table(turn: Turn, action: ImportTable) -> Answer:
    """Product by product, each once for each time that the table was sent. Stopped in the middle, it goes on
    where it was, and tells of all of it. Once it is over, it is only told.
    """
    turn.actor.must_be_owner("ImportTable")
    table = Table.read(turn.session.draft.table)
    if table is None or table.id != action.table_id:
        gone = turn.words.text("That table is not here any more. Please send it again: nothing is lost.")
        return await _back(turn, gone)
    rows = await _rows(turn, table)
    if table.figures:
        refused = [row for row in rows if isinstance(row, RowRefused)]
        return shows(turn, brought_screen(turn.words, table.figures, refused, notice=turn.notice))
    tally = await _brought(turn, table, rows)
    over = turn.drafting(replace(turn.session.draft, table=table.ended(tally).written()))
    return shows(over, brought_screen(turn.words, tally.figures, tally.faults, notice=turn.notice))


async def _rows(turn: Turn, table: Table) -> Rows:
    return await turn.desk.goods.open_table(
        table.file_id, actor=turn.actor, currency=turn.desk.currency, language=turn.desk.language
    )


async def _brought(turn: Turn, table: Table, rows: Rows) -> Tally:
    tally, request_id = Tally(), f"{turn.session.address}#table-{table.id}"
    for done, row in enumerate(rows):
        if done and done % PER_STEP == 0:
            await _tell_progress(turn, done, len(rows))
        if isinstance(row, RowRefused):
            tally.faults.append(row)
            continue
        try:
            imported = await turn.desk.goods.import_product(
                row, actor=turn.actor, sets_stock=False, request_id=request_id
            )
            tally.count(imported)
        except (DomainError, Conflict) as refusal:
            tally.faults.append(NotBrought(row.line, refusal))
    return tally


async def _tell_progress(turn: Turn, done: int, total: int) -> None:
    """In the message that was pressed, while its button waits."""
    if turn.pressed:
        async with showing():
            screen = bringing_screen(turn.words, done, total)
            key = f"{turn.request_id}:{done}"
            await turn.chat.show(turn.session.address, screen, at=turn.pressed, key=key)


def _told_apart(turn: Turn, faults: Sequence[Fault]) -> tuple[Attachment, ...]:
    """All that stays out, as a table, when it is more than a screen holds."""
    if len(faults) <= MOST_FAULTS:
        return ()
    text = StringIO(newline="")
    writer = csv.writer(text)
    words = turn.words
    writer.writerow((words.text("Line"), words.text("Column"), words.text("Cell"), words.text("Why")))
    for fault in faults:
        column, cell = (fault.column, fault.value) if isinstance(fault, RowRefused) else ("", "")
        writer.writerow((fault.line, column, cell, why_not(words, fault)))
    file = File(f"\ufeff{text.getvalue()}".encode(), "text/csv")
    return (Attachment("left-out", file, words.text("Everything that stays out, line by line.")),)


def _lacking(turn: Turn, missing: ColumnsMissing) -> str:
    return turn.words.text(
        "Nothing is changed: the table lacks {columns}. 💾 As a table shows how its first row must look.",
        columns=turn.words.list(list(missing.columns)),
    )


def _too_many(turn: Turn, rows: Rows) -> str:
    """Empty: it is neither too much nor nothing."""
    if not rows:
        return turn.words.text("There is no product in that table: below its first row it is empty.")
    if sum(isinstance(row, ProductDraft) for row in rows) > MOST_PRODUCTS:
        return turn.words.text(
            "Nothing is changed: a table may hold {n} products. Please send it in parts.", n=MOST_PRODUCTS
        )
    return ""


async def _back(turn: Turn, notice: str) -> Answer:
    return await show_catalogue(turn.noticing(notice), ShowCatalogue())


def _knows(sheet: Sheet, _: Wording) -> bool:
    return any(column.casefold().startswith(COLUMNS) for column in sheet.columns)


PRESSED: Final[Pressed] = {ImportTable: import_table}

TABLED: Final[Tabled] = ((_knows, table_sent),)
