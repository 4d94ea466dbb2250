"""`shopclerk catalogue import`: bring the products of a CSV file in, and say what became of each row."""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tqdm import tqdm

from shopclerk.adapters.catalogue_csv.shopify import read_shopify
from shopclerk.adapters.db.database import Database
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.app.databases import opened, refusing
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings, load
from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.importing import ColumnsMissing, NotUtf8, ProductDraft, RowRefused
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.files import FileRefused
from shopclerk.core.usecases.importing import CodeTaken, Imported, ImportProduct, StockBelowPromised
from shopclerk.core.usecases.work import UnitOfWork

ADDRESSES: Final = ("http://", "https://")


@dataclass(slots=True)
class Report:
    """What an import did; `refusals` are sentences, one for each thing that was left out."""

    products: Counter[str] = field(default_factory=Counter)
    new_skus: int = 0
    stocked: int = 0
    pictures: int = 0
    refusals: list[str] = field(default_factory=list)

    def count(self, imported: Imported) -> None:
        self.products[imported.outcome.value] += 1
        self.new_skus += imported.new_skus
        self.stocked += imported.stocked
        self.pictures += imported.pictures
        self.refusals.extend(_problem(problem) for problem in imported.problems)

    def __str__(self) -> str:
        done = ", ".join(f"{count} {outcome}" for outcome, count in self.products.items()) or "none"
        return (
            f"Products: {done}. New SKUs: {self.new_skus}. Stock set: {self.stocked}. "
            f"Pictures queued: {self.pictures}. Left out: {len(self.refusals)}."
        )


def import_catalogue(file: str, *, currency: str | None, language: str | None, sets_stock: bool) -> int:
    """Answers 0 when everything came in, 1 when something was left out (which it has said)."""
    settings = load(**{name: given for name, given in _given(currency, language).items() if given})
    path = Path(file)
    if not path.is_file():
        raise Refused(f"{file}: there is no such file")
    with refusing():
        report = asyncio.run(_import(settings, path, sets_stock))
    print(report)
    return 1 if report.refusals else 0


def _given(currency: str | None, language: str | None) -> dict[str, str | None]:
    return {"currency": currency, "language": language}


async def _import(settings: Settings, path: Path, sets_stock: bool) -> Report:
    async with opened(settings) as database:
        return await bring_in(database, settings, path, sets_stock=sets_stock, shows=True)


async def bring_in(
    database: Database, settings: Settings, path: Path, *, sets_stock: bool, shows: bool
) -> Report:
    """Import product by product, reading the file as it goes; what was refused is told at once and counted."""
    ids = RandomIds()
    unit_of_work = UnitOfWork(database.store, SystemClock(), ids, pause)
    report = Report()
    import_product = ImportProduct(unit_of_work, ids, _pictures_beside(database, path.parent, report))
    for row in _rows(path, settings, shows=shows):
        before = len(report.refusals)
        if isinstance(row, RowRefused):
            report.refusals.append(_refusal(row))
        else:
            report.count(await import_product(row, actor=SYSTEM, sets_stock=sets_stock))
        for sentence in report.refusals[before:]:
            tqdm.write(f"{path.name}, {sentence}", file=sys.stderr)
    return report


def _rows(path: Path, settings: Settings, *, shows: bool) -> Iterator[ProductDraft | RowRefused]:
    """The rows of the file, with a progress bar over its bytes."""
    with (
        path.open("rb") as file,
        tqdm(total=path.stat().st_size, unit="B", unit_scale=True, desc=path.name, disable=not shows) as bar,
    ):
        try:
            for row in read_shopify(file, currency=settings.currency, language=settings.language):
                yield row
                bar.update(file.tell() - bar.n)
            bar.update(bar.total - bar.n)
        except ColumnsMissing as missing:
            raise Refused(
                f"{path.name}: the header lacks {', '.join(missing.columns)}; export the products from "
                "Shopify as CSV, or name the columns so"
            ) from missing
        except NotUtf8 as wrong:
            raise Refused(
                f"{path.name}: not UTF-8 after line {wrong.line}; save the file as CSV UTF-8 and import it again"
                " (what stands before that line is in)"
            ) from wrong


def _pictures_beside(
    database: Database, folder: Path, report: Report
) -> Callable[[str], Awaitable[FileId | None]]:
    """Pictures named by a path relative to the file are brought in with it."""

    async def local(source: str) -> FileId | None:
        if source.lower().startswith(ADDRESSES):
            return None
        path = (folder / source).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            report.refusals.append(f"picture {source}: there is no such file beside the catalogue")
            return None
        try:
            picture = await asyncio.to_thread(lambda: picture_from_bytes(path.read_bytes()))
        except FileRefused as refused:
            report.refusals.append(f"picture {source}: {refused}")
            return None
        return await database.files.put(picture)

    return local


def _refusal(row: RowRefused) -> str:
    where = f"line {row.line}" + (f", column {row.column}" if row.column else "")
    given = f" ({row.value!r})" if row.value else ""
    return f"{where}: {row.reason.value.replace('_', ' ')}{given}"


def _problem(problem: CodeTaken | StockBelowPromised) -> str:
    if isinstance(problem, CodeTaken):
        return (
            f"line {problem.line}: SKU {problem.code} belongs to another product; give this one its own code"
        )
    return (
        f"line {problem.line}: SKU {problem.code} keeps its stock: {problem.wanted} would be less than the "
        f"{problem.promised} that open orders hold"
    )
