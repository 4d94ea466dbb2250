"""Customers ask the shop, staff answer, and either side closes what is settled."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.threads import Thread, ThreadStatus
from shopclerk.core.ports.queries.threads import ThreadsLatest, ThreadsOf, ThreadsWaiting
from tests.properties.floor import Floor, Who, buyers, mostly_customer, mostly_staff, pick, taps, which

texts = st.sampled_from(("When does it come?", "In blue?", "And in blue?", "", "x" * 1001))
pictures = st.lists(st.sampled_from(("one", "two", "three")).map(FileId), max_size=2)


class Asking(Floor):
    @rule(number=which, who=mostly_customer, buyer=buyers, text=texts, shown=pictures, times=taps)
    def the_shop_is_asked(
        self, *, number: int, who: Who, buyer: str, text: str, shown: list[FileId], times: int
    ) -> None:
        """About nothing in particular, or a product that may be out of the shop."""
        product = pick(self.kept(Product), number).id if number % 2 else None
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.ask_shop(
                actor=actor, request_id=request, text=text, pictures=shown, product_id=product
            ),
            times,
            buyer=buyer,
        )

    @rule(number=which, who=mostly_customer, text=texts, times=taps)
    def an_order_is_asked_about(self, number: int, who: Who, text: str, times: int) -> None:
        order = self.one(self.orders(), number)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.ask_shop(
                actor=actor, request_id=request, text=text, order_id=order.id
            ),
            times,
        )

    @rule(number=which, who=mostly_staff, text=texts, times=taps)
    def a_customer_is_written_to(self, number: int, who: Who, text: str, times: int) -> None:
        order = self.one(self.orders(), number)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.write_to_customer(
                actor=actor, request_id=request, order_id=order.id, text=text
            ),
            times,
        )

    @precondition(lambda self: self.threads())
    @rule(number=which, who=mostly_customer, text=texts, times=taps)
    def more_is_said(self, number: int, who: Who, text: str, times: int) -> None:
        thread = pick(self.threads(), number)
        self.asks(
            who,
            thread,
            lambda actor, request: self.shop.ask_shop(
                actor=actor, request_id=request, text=text, thread_id=thread.id
            ),
            times,
        )

    @precondition(lambda self: self.threads())
    @rule(number=which, who=mostly_staff, text=texts, seen=st.none() | st.integers(0, 3), times=taps)
    def the_shop_answers(self, number: int, who: Who, text: str, seen: int | None, times: int) -> None:
        thread = self.one(self.threads(), number, lambda each: each.status is ThreadStatus.OPEN)
        self.asks(
            who,
            thread,
            lambda actor, request: self.shop.answer_thread(
                actor=actor, request_id=request, thread_id=thread.id, text=text, seen=seen
            ),
            times,
        )

    @precondition(lambda self: self.threads())
    @rule(number=which, who=mostly_staff, seen=st.integers(0, 3), times=taps)
    def a_thread_is_closed(self, number: int, who: Who, seen: int, times: int) -> None:
        thread = self.one(self.threads(), number, lambda each: each.status is not ThreadStatus.CLOSED)
        self.asks(
            who,
            thread,
            lambda actor, request: self.shop.close_thread(
                actor=actor, request_id=request, thread_id=thread.id, seen=seen
            ),
            times,
        )

    @precondition(lambda self: self.threads())
    @rule(number=which, who=mostly_staff, times=taps)
    def a_thread_is_opened_again(self, number: int, who: Who, times: int) -> None:
        thread = self.one(self.threads(), number, lambda each: each.status is not ThreadStatus.OPEN)
        self.asks(
            who,
            thread,
            lambda actor, request: self.shop.reopen_thread(
                actor=actor, request_id=request, thread_id=thread.id
            ),
            times,
        )

    @precondition(lambda self: self.threads())
    @rule(number=which, who=st.sampled_from(Who))
    def threads_are_read(self, number: int, who: Who) -> None:
        thread = pick(self.threads(), number)
        query = (ThreadsWaiting(), ThreadsLatest())[number % 2]

        async def lists(actor: Actor, _: str) -> None:
            for each in await self.shop.list_threads(ThreadsOf(thread.customer_id), actor=actor):
                assert each.customer_id == thread.customer_id

        self.asks(who, thread, lambda actor, _: self.shop.show_thread(actor=actor, thread_id=thread.id))
        self.asks(who, thread, lists)
        self.asks(who, None, lambda actor, _: self.shop.list_threads(query, actor=actor))

    @invariant()
    def a_thread_waits_exactly_while_it_is_open(self) -> None:
        for thread in self.threads():
            told = (thread.waiting_since is not None, thread.closed_at is not None, bool(thread.closed_by))
            is_closed = thread.status is ThreadStatus.CLOSED
            assert told == (thread.status is ThreadStatus.OPEN, is_closed, is_closed), thread
            assert list(thread.messages) == sorted(thread.messages, key=lambda said: said.at), thread

    def threads(self) -> list[Thread]:
        return self.kept(Thread)
