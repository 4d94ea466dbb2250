"""The catalogue goes out as a table, and comes in as one: with other prices and counts, between two sales."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.adapters.catalogue_csv.writer import ShopifySheets
from shopclerk.core.domain.ids import FileId, PersonId
from shopclerk.core.domain.importing import ProductDraft
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import StockMovement
from shopclerk.core.usecases.goods.bringing import KeepTable, OpenTable, ReadTable, TryImport
from shopclerk.core.usecases.goods.counting import Count, ListShelf, TryCount
from shopclerk.core.usecases.goods.exporting import ExportCatalogue
from shopclerk.core.usecases.imported import Outcome
from tests.properties.floor import CURRENCY, Floor, Who, mostly_owner, mostly_staff, pick, taps, which

SHEETS: Final = ShopifySheets()
BY_TABLE: Final = PersonId("by table")
"""Who brings a table in goes by this name in the stock ledger."""
HEADER: Final = "Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price"


class Tables(Floor):
    @rule(who=mostly_staff)
    def the_catalogue_is_taken_out(self, who: Who) -> None:
        """Brought in again at once, it changes nothing."""
        alone = self.is_alone()

        async def exports(actor: Actor, _: str) -> None:
            views = self.shop.database.views
            file = await ExportCatalogue(self.shop.store, views, SHEETS)(
                actor=actor, currency=CURRENCY, language="en"
            )
            await self.shop.database.files.put(file)
            for row in SHEETS.read(file.content.decode(), currency=CURRENCY, language="en"):
                assert isinstance(row, ProductDraft), row
                would = await self._tries(row, actor=actor, sets_stock=True)
                assert not alone or (would.outcome, would.stocked) == (Outcome.UNCHANGED, 0), (row, would)

        self.asks(who, None, exports)

    @rule(who=mostly_owner, mugs=st.integers(0, 20), teas=st.integers(0, 20), price=st.integers(1, 99))
    def a_table_is_sent(self, who: Who, mugs: int, teas: int, price: int) -> None:
        rows = (f"mug,Mug,MUG,{mugs},{price}.37", f"tea,Tea,TEA,{teas},{price}.00", "pot,Pot,POT,x,1")
        text = "\n".join((HEADER, *rows))
        self.asks(who, None, lambda actor, _: KeepTable(self.shop.database.files)(text, actor=actor))

    @precondition(lambda self: self.tables())
    @rule(number=which, who=mostly_owner)
    def a_table_is_tried(self, number: int, who: Who) -> None:
        """Nothing is changed by it; staff may look what a line would do."""
        table_id = pick(self.tables(), number)
        content = self.memory.files[table_id].content.decode()
        read = SHEETS.read(content, currency=CURRENCY, language="en")
        draft = next(each for each in read if isinstance(each, ProductDraft))
        self.asks(who, None, lambda actor, _: self._opened(table_id, actor))
        self.asks(who, None, lambda actor, _: self._tries(draft, actor=actor, sets_stock=bool(number % 2)))

    @precondition(lambda self: self.tables())
    @rule(number=which, who=mostly_owner, sets_stock=st.booleans(), times=taps)
    def a_table_is_brought_in(self, number: int, who: Who, sets_stock: bool, times: int) -> None:
        """As was foretold a moment ago, unless somebody else does something meanwhile; each line once, though
        it is handled again after a crash.
        """
        table_id, alone = pick(self.tables(), number), self.is_alone() and times == 1

        async def brings(actor: Actor, request: str) -> None:
            sender = replace(actor, person_id=BY_TABLE)
            for draft in await self._opened(table_id, actor):
                would = await self._tries(draft, actor=sender, sets_stock=sets_stock)
                done = await self.shop.import_product(
                    draft, actor=sender, sets_stock=sets_stock, request_id=request
                )
                assert not alone or replace(would, product_id=done.product_id) == done, (would, done)

        self.asks(who, None, brings, times)

    @precondition(lambda self: self.tables())
    @rule(number=which, who=mostly_owner, counted=st.integers(0, 20))
    def a_list_of_counts_is_taken_out_and_looked_at(self, number: int, who: Who, counted: int) -> None:
        """Nothing is changed by it."""
        table_id, database = pick(self.tables(), number), self.shop.database
        count, lists = Count(2, "MUG", 10, counted), ListShelf(self.shop.store, database.views)
        tries = TryCount(self.shop.store, self.shop.clock, self.shop.ids)
        self.asks(who, None, lambda actor, _: lists(actor=actor))
        self.asks(who, None, lambda actor, _: ReadTable(database.files)(table_id, actor=actor))
        self.asks(who, None, lambda actor, _: tries(count, actor=actor))

    @property
    def _tries(self) -> TryImport:
        return TryImport(self.shop.store, self.shop.clock, self.shop.ids)

    async def _opened(self, table_id: FileId, actor: Actor) -> list[ProductDraft]:
        read = await OpenTable(self.shop.database.files, SHEETS)(
            table_id, actor=actor, currency=CURRENCY, language="en"
        )
        return [each for each in read if isinstance(each, ProductDraft)]

    def tables(self) -> list[FileId]:
        return [name for name, file in self.memory.files.items() if file.media_type == "text/csv"]

    def counted_by_table(self) -> int:
        rows = self.memory.find(StockMovement, "by hand")
        return sum(row.quantity for row in rows if row.by == BY_TABLE)
