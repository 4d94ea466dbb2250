"""Questions to the shop: asked by customers, answered by whoever of the staff is there.

Everything that is said is told by the outbox: the staff of a question, its customer of an answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.errors import AnsweredMeanwhile, NotFound
from shopclerk.core.domain.events import QuestionAnswered, QuestionAsked, ThreadClosed, ThreadReopened
from shopclerk.core.domain.ids import FileId, OrderId, PersonId, ProductId, ThreadId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.threads import (
    Thread,
    ThreadStatus,
    message,
    must_keep_pace,
    must_not_flood,
)
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.people import People
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.queries.threads import ThreadsLatest, ThreadsOf, ThreadsWaiting
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.view_rows import order_row
from shopclerk.core.ports.views import OrderRow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work

LOOKED_BACK: Final = 50
"""So many of a customer's threads, the newest, are looked at for what they asked before."""


@dataclass(frozen=True, slots=True)
class AskShop:
    """A customer says something to the shop: about an order of theirs, about a product, about anything, or in
    a thread that there is, whatever became of it.

    What is asked about the same thing again goes on where it was left, until that was closed. Repeating the
    request answers the thread. For customers only. Raises NotAllowed, NotFound, and MessageRefused for what
    is no message or too much.
    """

    unit_of_work: UnitOfWork
    ids: IdSource

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        text: str,
        pictures: Sequence[FileId] = (),
        thread_id: ThreadId | None = None,
        order_id: OrderId | None = None,
        product_id: ProductId | None = None,
    ) -> Thread:
        actor.must_be_customer("AskShop")
        new_id = ThreadId(self.ids.new())

        async def decide(work: Work) -> Thread:
            if done := await work.already("request", request_id):
                return await work.get(Thread, done)
            said = message(by=actor.person_id, from_shop=False, at=work.at, text=text, pictures=pictures)
            before = await work.find(ThreadsOf(actor.person_id, limit=LOOKED_BACK))
            must_keep_pace(before, work.at)
            about = await _subject(work, actor, order_id, product_id)
            running = await _own(work, actor, thread_id) if thread_id else _running(before, about)
            if running is None or running.is_full:
                about = about if running is None else (running.order_id, running.product_id)
                must_not_flood(before)
                running = _begun(new_id, actor, about, work)
            asked = running.ask(said)
            work.claim("request", request_id, asked.id)
            work.save(asked)
            work.tell(QuestionAsked(asked.order_id, asked.id, len(asked.messages)))
            return asked

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class AnswerThread:
    """Staff say something to the customer.

    `seen` is how many messages there were when it was begun (None: all up to the customer's last). Somebody
    else who answered after those was not heard of: AnsweredMeanwhile, and nothing is said. Repeating the
    request answers the thread. Raises NotAllowed, NotFound, MessageRefused.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        thread_id: ThreadId,
        text: str,
        pictures: Sequence[FileId] = (),
        seen: int | None = None,
    ) -> Thread:
        actor.must_be_staff("AnswerThread")

        async def decide(work: Work) -> Thread:
            thread = await _found(work, thread_id)
            if await work.already("request", request_id):
                return thread
            said = message(by=actor.person_id, from_shop=True, at=work.at, text=text, pictures=pictures)
            must_have_seen(thread, thread.asked if seen is None else seen, actor)
            answered = thread.answer(said)
            work.claim("request", request_id, thread.id)
            work.save(answered)
            work.tell(QuestionAnswered(thread.order_id, thread.id, len(answered.messages)))
            return answered

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class CloseThread:
    """Staff, or its customer, have nothing to add. Closing twice changes nothing.

    Staff close what they have `seen`: one in which the customer said more since is answered as it is, open.
    Raises NotFound, also for a thread of somebody else.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, thread_id: ThreadId, seen: int = 0) -> Thread:
        async def decide(work: Work) -> Thread:
            thread = await _own(work, actor, thread_id)
            if await work.already("request", request_id):
                return thread
            closed = thread.close(by=actor.person_id, at=work.at)
            if closed is thread or (actor.is_staff and thread.asked > seen):
                return thread
            unanswered = actor.is_staff and thread.status is ThreadStatus.OPEN
            work.claim("request", request_id, thread.id)
            work.save(closed)
            work.tell(ThreadClosed(thread.order_id, thread.id, unanswered))
            return closed

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ReopenThread:
    """Staff find that it is not settled: it waits in the queue again. Reopening twice changes nothing.

    Raises NotAllowed, NotFound.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, thread_id: ThreadId) -> Thread:
        actor.must_be_staff("ReopenThread")

        async def decide(work: Work) -> Thread:
            thread = await _found(work, thread_id)
            if await work.already("request", request_id):
                return thread
            reopened = thread.reopen(work.at)
            if reopened is not thread:
                work.claim("request", request_id, thread.id)
                work.save(reopened)
                work.tell(ThreadReopened(thread.order_id, thread.id))
            return reopened

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ListThreads:
    """A page of threads: a customer's own, or for staff those that wait and all there are. Raises
    NotAllowed.
    """

    store: Store

    async def __call__(
        self, query: ThreadsOf | ThreadsWaiting | ThreadsLatest, *, actor: Actor
    ) -> tuple[Thread, ...]:
        own = isinstance(query, ThreadsOf) and query.customer_id == actor.person_id
        if not own:
            actor.must_be_staff("ListThreads")
        return await self.store.find(query)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDetails:
    """A thread, and what it is about as that is now: `product` also when it is no longer for sale. `names`
    are those of who speaks there, as far as they are known: for staff only.
    """

    thread: Thread
    order: OrderRow | None = None
    product: Product | None = None
    names: Mapping[PersonId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowThread:
    """One thread. For its customer and staff. Raises NotFound, also for a thread of somebody else."""

    store: Store
    people: People

    async def __call__(self, *, actor: Actor, thread_id: ThreadId) -> ThreadDetails:
        thread = await self.store.load(Thread, thread_id)
        if thread is None or not _may_see(actor, thread):
            raise NotFound("thread", thread_id)
        return ThreadDetails(
            thread=thread,
            order=await self._order(thread.order_id),
            product=await self.store.load(Product, thread.product_id) if thread.product_id else None,
            names=await self.people.names(thread.people) if actor.is_staff else {},
        )

    async def _order(self, order_id: OrderId | None) -> OrderRow | None:
        order = await self.store.load(Order, order_id) if order_id else None
        if order is None:
            return None
        return order_row(
            order,
            await self.store.find(ShipmentsOf(order.id)),
            await self.store.find(CasesOf(order.id)),
            await self.store.find(RefundsOf(order.id)),
        )


def must_have_seen(thread: Thread, seen: int, actor: Actor) -> None:
    """Raise AnsweredMeanwhile when another of the staff said something after so many messages."""
    other = thread.answered_meanwhile(seen, actor.person_id)
    if other is not None:
        raise AnsweredMeanwhile(thread.id, other.by, other.at, len(thread.messages))


Subject = tuple[OrderId | None, ProductId | None]


async def _subject(
    work: Work, actor: Actor, order_id: OrderId | None, product_id: ProductId | None
) -> Subject:
    """What it is about, if that is there and the customer may know of it."""
    if order_id is not None:
        must_see(actor, await work.get(Order, order_id))
    if product_id is not None:
        product = await work.get(Product, product_id)
        if not product.published:
            raise NotFound("product", product_id)
    return order_id, product_id


def _running(threads: Sequence[Thread], about: Subject) -> Thread | None:
    """The newest about the same that is not closed; what was asked about nothing goes on until answered."""
    going_on = (ThreadStatus.OPEN,) if about == (None, None) else (ThreadStatus.OPEN, ThreadStatus.ANSWERED)
    alike = (thread for thread in threads if (thread.order_id, thread.product_id) == about)
    return next((thread for thread in alike if thread.status in going_on and not thread.is_full), None)


def _begun(thread_id: ThreadId, actor: Actor, about: Subject, work: Work) -> Thread:
    order_id, product_id = about
    return Thread(
        id=thread_id,
        customer_id=actor.person_id,
        opened_at=work.at,
        messages=(),
        order_id=order_id,
        product_id=product_id,
    )


async def _found(work: Work, thread_id: ThreadId) -> Thread:
    thread = await work.peek(Thread, thread_id)
    if thread is None:
        raise NotFound("thread", thread_id)
    return thread


async def _own(work: Work, actor: Actor, thread_id: ThreadId) -> Thread:
    thread = await _found(work, thread_id)
    if not _may_see(actor, thread):
        raise NotFound("thread", thread_id)
    return thread


def _may_see(actor: Actor, thread: Thread) -> bool:
    return actor.is_staff or thread.customer_id == actor.person_id
