"""A table of products that an owner sent: kept until it is decided about, read, and tried first."""

from dataclasses import dataclass

from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.importing import ProductDraft, RowRefused
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.catalogue_sheets import CatalogueSheets
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.files import File, Files
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.imported import Imported
from shopclerk.core.usecases.importing import Deciding
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class KeepTable:
    """Keep a table until it is decided about; the same one is kept once. Raises NotAllowed."""

    files: Files

    async def __call__(self, text: str, *, actor: Actor) -> FileId:
        actor.must_be_owner("KeepTable")
        return await self.files.put(File(text.encode(), "text/csv"))


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What is in a table that was kept. Raises NotAllowed, NotFound."""

    files: Files

    async def __call__(self, table_id: FileId, *, actor: Actor) -> str:
        actor.must_be_owner("ReadTable")
        file = await self.files.get(table_id)
        if file is None or file.media_type != "text/csv":
            raise NotFound("table", table_id)
        return file.content.decode()


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The products of a table that was kept, and what was refused of it, in its order.

    Raises NotAllowed, NotFound, ColumnsMissing and UnknownCurrency.
    """

    files: Files
    sheets: CatalogueSheets

    async def __call__(
        self, table_id: FileId, *, actor: Actor, currency: str, language: str
    ) -> tuple[ProductDraft | RowRefused, ...]:
        actor.must_be_owner("OpenTable")
        file = await self.files.get(table_id)
        if file is None or file.media_type != "text/csv":
            raise NotFound("table", table_id)
        return tuple(self.sheets.read(file.content.decode(), currency=currency, language=language))


@dataclass(frozen=True, slots=True)
class TryImport:
    """What `ImportProduct` would answer now; nothing is changed. Raises NotAllowed."""

    store: Store
    clock: Clock
    ids: IdSource

    async def __call__(self, draft: ProductDraft, *, actor: Actor, sets_stock: bool) -> Imported:
        actor.must_be_staff("TryImport")
        work = Work(self.store, id=self.ids.new(), at=self.clock.now())
        deciding = Deciding(self.ids, actor, sets_stock=sets_stock)
        return await deciding.decided(work, draft, ())
