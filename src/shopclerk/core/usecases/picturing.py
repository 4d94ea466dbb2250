"""Fetching the pictures that an import only named by address."""

import asyncio
from dataclasses import dataclass, replace

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.picture import PictureJob, PictureStatus
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import FileRefused, Files, PictureSource
from shopclerk.core.ports.queries.catalogue import PicturesDue
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class FetchPictures:
    """Fetch what is due and hang it in its product; what cannot be had now is tried again later, with growing
    pauses. Answers how many were due.
    """

    unit_of_work: UnitOfWork
    source: PictureSource
    files: Files

    async def __call__(self) -> int:
        due = await self.unit_of_work.store.find(PicturesDue(self.unit_of_work.clock.now()))
        answers = await asyncio.gather(*(self._fetch(job) for job in due), return_exceptions=True)
        raise_all("fetching pictures", answers)
        return len(due)

    async def _fetch(self, job: PictureJob) -> None:
        try:
            file_id = await self.files.put(await self.source.fetch(job.url))
        except FileRefused as refused:
            await self._failed(job.id, str(refused), final=True)
        except Unavailable as unavailable:
            await self._failed(job.id, unavailable.what, final=False)
        else:
            await self._hang(job.id, file_id)

    async def _hang(self, job_id: str, file_id: FileId) -> None:
        async def decide(work: Work) -> None:
            job = await work.get(PictureJob, job_id)
            if job.status is not PictureStatus.QUEUED:
                return
            work.save(job.fetched())
            product = await work.get(Product, job.product_id)
            if file_id not in product.pictures:
                at = job.position - 1
                pictures = (*product.pictures[:at], file_id, *product.pictures[at:])
                work.save(replace(product, pictures=pictures))

        await self.unit_of_work.transact(decide)

    async def _failed(self, job_id: str, reason: str, *, final: bool) -> None:
        async def decide(work: Work) -> None:
            job = await work.get(PictureJob, job_id)
            if job.status is PictureStatus.QUEUED:
                work.save(job.failed(reason, final=final, at=work.at))

        await self.unit_of_work.transact(decide)
