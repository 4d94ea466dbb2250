"""Customers who want to know when something is there again."""

from dataclasses import dataclass, replace

from shopclerk.core.domain.events import StockCameBack
from shopclerk.core.domain.ids import PersonId, SkuId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import StockWatch, watch_id
from shopclerk.core.ports.queries.stock import Levels, WatchesOf
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.stocktaking import must_be_known
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class WatchStock:
    """A customer asks to be told once when a SKU can be ordered again; asking twice is asking once.

    Who was told may ask anew. If it can be ordered already, they are told at once: the stock may have come
    back while they asked. Raises NotFound.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, sku_id: SkuId) -> StockWatch:
        key = watch_id(sku_id, actor.person_id)

        async def ask(work: Work) -> StockWatch:
            await must_be_known(work, sku_id)
            known = await work.peek(StockWatch, key)
            if known is not None and known.told_at is None:
                return known
            fresh = StockWatch(id=key, sku_id=sku_id, person_id=actor.person_id, since=work.at)
            watch = replace(fresh, version=known.version) if known else fresh
            work.save(watch)
            return watch

        async def tell(work: Work) -> None:
            for level in await work.find(Levels((sku_id,))):
                if level.available > 0:
                    work.tell(StockCameBack(sku_id, level.available))

        watch = await self.unit_of_work.transact(ask)
        await self.unit_of_work.transact(tell)
        return watch


@dataclass(frozen=True, slots=True)
class ListWatchers:
    """Who waits to be told of a SKU, oldest first: the recipients of `StockCameBack`."""

    store: Store

    async def __call__(self, sku_id: SkuId) -> tuple[PersonId, ...]:
        return tuple(watch.person_id for watch in await self.store.find(WatchesOf(sku_id)))


@dataclass(frozen=True, slots=True)
class ForgetWatch:
    """The customer was told: they are told no second time. Answers whether they still waited until then.

    Whoever tells asks `ListWatchers` first and calls this after; a customer told of one return of the stock
    is so left out of the notices of others that were under way.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, sku_id: SkuId, person_id: PersonId) -> bool:
        async def decide(work: Work) -> bool:
            watch = await work.peek(StockWatch, watch_id(sku_id, person_id))
            if watch is None or watch.told_at is not None:
                return False
            work.save(replace(watch, told_at=work.at))
            return True

        return await self.unit_of_work.transact(decide)
