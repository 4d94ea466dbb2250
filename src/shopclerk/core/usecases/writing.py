"""The shop writes to a customer first, about an order of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.events import QuestionAnswered
from shopclerk.core.domain.ids import FileId, OrderId, ThreadId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.domain.threads import Thread, ThreadStatus, message
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.threads import ThreadsAbout
from shopclerk.core.usecases.threads import must_have_seen
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

BEGUN = "thread begun by the shop"


@dataclass(frozen=True, slots=True)
class WriteToCustomer:
    """Staff say something about an order to whoever ordered, who may answer: then it waits in the queue.

    It goes on in the thread about that order, until that is closed or full; else it begins one. Where another
    of the staff was faster: AnsweredMeanwhile, and nothing is said. Repeating the request answers the thread.
    Raises NotAllowed, MessageRefused, and NotFound, also when the customer has had themselves erased.
    """

    unit_of_work: UnitOfWork
    ids: IdSource

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        order_id: OrderId,
        text: str,
        pictures: Sequence[FileId] = (),
    ) -> Thread:
        actor.must_be_staff("WriteToCustomer")
        new_id = ThreadId(self.ids.new())

        async def decide(work: Work) -> Thread:
            if done := await work.already("request", request_id):
                return await work.get(Thread, done)
            order = await work.get(Order, order_id)
            if await work.peek(Contact, order.contact_id) is None:
                raise NotFound("customer", order.customer_id)
            said = message(by=actor.person_id, from_shop=True, at=work.at, text=text, pictures=pictures)
            thread = await self._running(work, order, new_id)
            must_have_seen(thread, thread.asked, actor)
            written = thread.answer(said)
            work.claim("request", request_id, written.id)
            work.save(written)
            work.tell(QuestionAnswered(order.id, written.id, len(written.messages)))
            return written

        return await self.unit_of_work.transact(decide)

    async def _running(self, work: Work, order: Order, new_id: ThreadId) -> Thread:
        """The latest about the order, or a new one: of two who begin at once, one goes on in the other's."""
        about = await work.find(ThreadsAbout(order.id))
        if about and about[0].status is not ThreadStatus.CLOSED and not about[0].is_full:
            return about[0]
        work.claim(BEGUN, f"{order.id}:{len(about)}", new_id)
        return Thread(
            id=new_id, customer_id=order.customer_id, opened_at=work.at, messages=(), order_id=order.id
        )
