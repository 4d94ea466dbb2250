"""`shopclerk catalogue import`: bring the products of a CSV file in, with progress and a report."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Final

from tqdm import tqdm

from shopclerk.adapters.catalogue_csv.opening import open_catalogue
from shopclerk.adapters.catalogue_csv.reader import read_shopify
from shopclerk.adapters.db.database import Database
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.app.databases import opened, refusing
from shopclerk.app.importing_report import Report
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings, load
from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.importing import ColumnsMissing, NotUtf8, ProductDraft, RowRefused
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.files import File, FileRefused
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.unit_of_work import UnitOfWork

ADDRESSES: Final = ("http://", "https://")


def import_catalogue(file: str, *, currency: str | None, language: str | None, sets_stock: bool) -> int:
    """Answers 0 when everything came in, 1 when something was left out (which it has said)."""
    given = {"currency": currency, "language": language}
    settings = load(**{name: value for name, value in given.items() if value})
    path = Path(file)
    if path.is_dir():
        raise Refused(f"{file}: this is a folder; name the CSV file in it")
    if not path.is_file():
        raise Refused(f"{file}: there is no such file")
    with refusing():
        report = asyncio.run(_import(settings, path, sets_stock))
    print(report)
    return 1 if report.refusals else 0


async def _import(settings: Settings, path: Path, sets_stock: bool) -> Report:
    async with opened(settings) as database:
        return await bring_in(database, settings, path, sets_stock=sets_stock, shows=True)


async def bring_in(
    database: Database, settings: Settings, path: Path, *, sets_stock: bool, shows: bool
) -> Report:
    """Import product by product, reading the file as it goes; what was refused is told at once and
    counted.
    """
    ids = RandomIds()
    unit_of_work = UnitOfWork(database.store, SystemClock(), ids, pause)
    report = Report()
    import_product = ImportProduct(unit_of_work, ids, _pictures_beside(database, path.parent, report))
    for row in _rows(path, settings, shows=shows):
        before = len(report.refusals)
        if isinstance(row, RowRefused):
            report.refuse(row)
        else:
            report.count(await import_product(row, actor=SYSTEM, sets_stock=sets_stock))
        for sentence in report.refusals[before:]:
            tqdm.write(f"{path.name}, {sentence}", file=sys.stderr)
    return report


def _rows(path: Path, settings: Settings, *, shows: bool) -> Iterator[ProductDraft | RowRefused]:
    """The rows of the file, with a progress bar over its bytes."""
    with (
        open_catalogue(path) as catalogue,
        tqdm(
            total=catalogue.size, unit="B", unit_scale=True, desc=path.name, disable=None if shows else True
        ) as bar,
    ):
        try:
            for row in read_shopify(catalogue.stream, currency=settings.currency, language=settings.language):
                yield row
                bar.update(catalogue.position() - bar.n)
        except UnknownCurrency as unknown:
            raise Refused(
                f"{path.name}: a price column names {unknown.code}, which is no currency of ISO 4217; "
                "correct the header"
            ) from unknown
        except ColumnsMissing as missing:
            raise Refused(
                f"{path.name}: the header lacks {', '.join(missing.columns)}; export the products from "
                "Shopify as CSV, or name the columns so"
            ) from missing
        except NotUtf8 as wrong:
            raise Refused(f"{path.name}: {_not_utf8(wrong)}") from wrong


def _not_utf8(wrong: NotUtf8) -> str:
    where, done = f" after line {wrong.line}", "what stands before that line is in"
    if not wrong.line:
        where, done = "", "nothing of it is in"
    return f"not UTF-8{where}; save it as CSV UTF-8 and import it again ({done})"


def _pictures_beside(
    database: Database, folder: Path, report: Report
) -> Callable[[str], Awaitable[FileId | None]]:
    """Pictures named by a path relative to the file are brought in with it."""
    beside = folder.resolve()

    async def local(source: str) -> FileId | None:
        if source.lower().startswith(ADDRESSES):
            return None
        try:
            picture = await asyncio.to_thread(_picture, beside, source)
        except FileRefused as refused:
            report.refusals.append(f"picture {source}: {refused}")
            return None
        return await database.files.put(picture)

    return local


def _picture(folder: Path, source: str) -> File:
    path = (folder / source).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise FileRefused("there is no such file beside the catalogue")
    return picture_from_bytes(path.read_bytes())
