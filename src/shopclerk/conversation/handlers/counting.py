"""The whole shelf counted with a list: it goes out, comes back filled in, is shown, and booked."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.counting import BookCounts, ListShelf
from shopclerk.conversation.actions.goods import ShowCatalogue
from shopclerk.conversation.counts import Result, knows_counts, read_counts, titled, written
from shopclerk.conversation.handlers.goods import show_catalogue
from shopclerk.conversation.reply import Attachment
from shopclerk.conversation.screens.counting import MOST_LINES, booked_screen, counts_screen, what_became
from shopclerk.conversation.screens.stock import variant_name
from shopclerk.conversation.sheets import Sheet, read_sheet
from shopclerk.conversation.tables import Table
from shopclerk.conversation.turn import Answer, Pressed, Tabled, Turn, shows
from shopclerk.core.ports.files import File
from shopclerk.core.usecases.goods.counting import Booked, Count

MOST_COUNTS: Final = 1000


async def list_shelf(turn: Turn, _: ListShelf) -> Answer:
    """The list, and the catalogue below."""
    rows = [
        (each.sku.code, variant_name(turn.words, each.product, each.sku), each.level.on_hand, "")
        for each in await turn.desk.stock.list_shelf(actor=turn.actor)
    ]
    caption = turn.words.text(
        "Write into its last column what is there; what stays blank is not touched. The owner saves it as "
        "CSV and sends it back: I first show what it would do."
    )
    file = File(written(titled(turn.words, "code", "product", "on_hand", "counted"), rows), "text/csv")
    below = await show_catalogue(turn, ShowCatalogue())
    return replace(below, before=(Attachment(f"shelf-{turn.now.date().isoformat()}", file, caption),))


async def counts_sent(turn: Turn, sheet: Sheet) -> Answer:
    """What it would do; nothing is done."""
    file_id = await turn.desk.goods.keep_table(sheet.text, actor=turn.actor)
    lines = list(read_counts(sheet, turn.wording))
    if not lines or len(lines) > MOST_COUNTS:
        return await show_catalogue(turn.noticing(_no_counts(turn, len(lines))), ShowCatalogue())
    results = [
        await turn.desk.stock.try_count(line, actor=turn.actor) if isinstance(line, Count) else line
        for line in lines
    ]
    table = Table.made(file_id, turn.request_id)
    keeping = turn.drafting(replace(turn.session.draft, table=table.written()))
    answer = shows(keeping, counts_screen(turn.words, table.id, results, notice=turn.notice))
    return replace(answer, before=_report(turn, results))


async def book_counts(turn: Turn, action: BookCounts) -> Answer:
    """Line by line, each once for each time that the list was sent: pressed again, it is only told."""
    turn.actor.must_be_owner("BookCount")
    table = Table.read(turn.session.draft.table)
    if table is None or table.id != action.table_id:
        gone = turn.words.text("That list is not here any more. Please send it again: nothing is lost by it.")
        return await show_catalogue(turn.noticing(gone), ShowCatalogue())
    text = await turn.desk.stock.read_table(table.file_id, actor=turn.actor)
    request_id = f"{turn.session.address}#table-{table.id}"
    results = [
        await turn.desk.stock.book_count(line, actor=turn.actor, request_id=request_id)
        if isinstance(line, Count)
        else line
        for line in read_counts(read_sheet("", text.encode()), turn.wording)
    ]
    answer = shows(turn, booked_screen(turn.words, results, notice=turn.notice))
    return replace(answer, before=_report(turn, results))


def _no_counts(turn: Turn, lines: int) -> str:
    if lines:
        return turn.words.text(
            "Nothing is changed: a list may hold {n} counts. Please send it in parts.", n=MOST_COUNTS
        )
    return turn.words.text("Nothing is counted in that list: its last column is empty.")


def _report(turn: Turn, results: list[Result]) -> tuple[Attachment, ...]:
    """Every line, when it is more than a screen holds."""
    if len(results) <= MOST_LINES:
        return ()
    words = turn.words
    rows = [(*_cells(each), what_became(words, each)) for each in results]
    columns = (
        words.text("Line"),
        *titled(words, "code", "on_hand", "counted"),
        words.text("What becomes of it"),
    )
    return (Attachment("counts", File(written(columns, rows), "text/csv"), words.text("Line by line.")),)


def _cells(result: Result) -> tuple[object, ...]:
    if isinstance(result, Booked):
        count = result.count
        return (count.line, count.code, count.expected, count.counted)
    return (result.line, "", "", "")


PRESSED: Final[Pressed] = {ListShelf: list_shelf, BookCounts: book_counts}

TABLED: Final[Tabled] = ((knows_counts, counts_sent),)
