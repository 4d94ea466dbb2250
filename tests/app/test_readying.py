"""The search of a large shop is got ready once it starts."""

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.search.following import IndexedProducts
from shopclerk.app.readying import Readying
from shopclerk.core.ports.errors import Unavailable
from tests.contracts.examples import Decisions, commit, product


class Watched(IndexedProducts):
    """It is got ready whatever the size of the shop, and knows how often; or its database is away."""

    readied = 0
    away = False

    async def get_ready(self, *, many: int = 1) -> None:
        self.readied += 1
        if self.away:
            raise Unavailable("database: away")
        await super().get_ready(many=many)


async def test_a_large_catalogue_is_indexed_at_once_and_a_small_one_when_it_is_searched() -> None:
    database = memory_database()
    await commit(database, Decisions().of(product("tea")))
    search = IndexedProducts(database.store)
    await search.get_ready(many=2)
    assert not search.is_ready()
    await search.get_ready(many=1)
    assert search.is_ready()
    assert (await search.matches("tea")).ids == ("tea",)


async def test_a_search_that_cannot_be_got_ready_ends_no_process() -> None:
    search = Watched(memory_database().store)
    search.away = True
    readying = Readying(search)
    await readying.run()
    readying.close()
    assert search.readied == 1
    assert not search.is_ready()
