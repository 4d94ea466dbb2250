"""The inbox worker: lanes in order and side by side, faults tried again, then given up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.inbox import MemoryInbox
from shopclerk.app.intake import FIRST_RETRY, LANES, LEASE, LONGEST_REST, PATIENCE, Intake, intakes, may_wait
from shopclerk.app.signals import Signal
from shopclerk.conversation.showing import NotShown
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.inbox import Inbox, Received
from tests.shopfloor.time_and_names import FakeClock

SOURCE = "chat:test"


@dataclass(slots=True)
class Listener:
    """Notes what it is given to handle. What is in `slow` waits to be let go, what is in `broken` fails;
    while the platform is `away` nothing can be shown, no apology either.
    """

    inbox: Inbox
    clock: FakeClock
    tries: int = 3
    begun: list[str] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    given_up: list[tuple[str, str]] = field(default_factory=list)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unfinishable: int = 0
    away: NotShown | None = None
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def handle(self, received: Received) -> None:
        await self._note(self.begun, received.event_id)
        if received.event_id in self.slow:
            await self.slow[received.event_id].wait()
        if received.event_id in self.broken:
            raise ZeroDivisionError("what people wrote")
        self._must_be_there()
        await self.inbox.finish(received.id, self.clock.now())
        await self._note(self.finished, received.event_id)

    def _must_be_there(self) -> None:
        if self.away is not None:
            raise self.away

    async def give_up(self, received: Received, failure: str) -> None:
        if may_wait(received, self.clock.now()):
            self._must_be_there()
        if self.unfinishable:
            self.unfinishable -= 1
            raise OSError("the disk is full")
        await self.inbox.finish(received.id, self.clock.now(), failure=failure)
        async with self.changed:
            self.given_up.append((received.event_id, failure))
            self.changed.notify_all()

    async def until(self, *, begun: int = 0, finished: int = 0, given_up: int = 0) -> None:
        def reached() -> bool:
            seen = (len(self.begun), len(self.finished), len(self.given_up))
            return all(have >= want for have, want in zip(seen, (begun, finished, given_up), strict=True))

        async with asyncio.timeout(60), self.changed:
            await self.changed.wait_for(reached)

    async def _note(self, notes: list[str], event_id: str) -> None:
        async with self.changed:
            notes.append(event_id)
            self.changed.notify_all()


@dataclass(slots=True)
class Post:
    """An inbox at work."""

    inbox: Inbox
    listener: Listener
    clock: FakeClock
    signal: Signal
    intake: Intake

    async def brings(self, *events: tuple[str, str]) -> None:
        """Lanes and event ids."""
        for lane, event_id in events:
            await self.inbox.accept(SOURCE, event_id, lane, b"payload", self.clock.now())
        self.signal.set()

    def waits(self, span: timedelta) -> None:
        self.clock.advance_by(span)
        self.signal.set()

    async def tries_again(self, span: timedelta) -> None:
        """So much time passes, and what is due then was tried when this returns."""
        self.waits(span)
        for _ in range(20):
            await asyncio.sleep(0)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[asyncio.Task[None]]:
        task = asyncio.create_task(self.intake.run())
        yield task
        self.intake.close()
        async with asyncio.timeout(60):
            await task


@dataclass(frozen=True, slots=True)
class SlowReader(MemoryInbox):
    """An inbox that answers late, with what was true when it was asked. `asked` tells of the second time."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    answers: asyncio.Event = field(default_factory=asyncio.Event)

    async def claim(
        self, sources: tuple[str, ...], now: datetime, lease: timedelta, limit: int
    ) -> tuple[Received, ...]:
        rows = await MemoryInbox.claim(self, sources, now, lease, limit)
        if "2" in [row.event_id for row in rows]:
            self.asked.set()
            await self.answers.wait()
        return rows


@dataclass(frozen=True, slots=True)
class Holding(MemoryInbox):
    """An inbox that tells until when something is held."""

    held: asyncio.Queue[datetime] = field(default_factory=asyncio.Queue)

    async def hold(self, ids: tuple[str, ...], until: datetime) -> None:
        await MemoryInbox.hold(self, ids, until)
        await self.held.put(until)


@dataclass(frozen=True, slots=True)
class Absent(MemoryInbox):
    """An inbox that cannot be reached the first time."""

    faults: list[Exception] = field(default_factory=lambda: [Unavailable("database: away")])

    async def claim(
        self, sources: tuple[str, ...], now: datetime, lease: timedelta, limit: int
    ) -> tuple[Received, ...]:
        if self.faults:
            raise self.faults.pop()
        return await MemoryInbox.claim(self, sources, now, lease, limit)


def at_work(inbox: Inbox) -> Post:
    clock, signal = FakeClock(), Signal()
    listener = Listener(inbox, clock)
    return Post(inbox, listener, clock, signal, Intake(inbox, {SOURCE: listener}, clock, signal))


@pytest.fixture
async def post() -> Post:
    return at_work(memory_database().inbox)


async def test_one_lane_is_handled_in_order(post: Post) -> None:
    async with post.working():
        await post.brings(("ann", "1"), ("ann", "2"), ("ann", "3"))
        await post.listener.until(finished=3)
    assert post.listener.finished == ["1", "2", "3"]


async def test_a_slow_lane_holds_up_no_other(post: Post) -> None:
    post.listener.slow["1"] = asyncio.Event()
    async with post.working():
        await post.brings(("ann", "1"), ("ann", "2"), ("bob", "3"))
        await post.listener.until(begun=2, finished=1)
        assert (post.listener.begun, post.listener.finished) == (["1", "3"], ["3"])
        post.listener.slow["1"].set()
        await post.listener.until(finished=3)
    assert post.listener.finished == ["3", "1", "2"]


async def test_what_is_finished_while_the_inbox_is_read_is_not_handled_again() -> None:
    inbox = SlowReader(memory_database().memory)
    post = at_work(inbox)
    post.listener.slow["1"] = asyncio.Event()
    async with post.working():
        await post.brings(("ann", "1"))
        await post.listener.until(begun=1)
        await post.brings(("bob", "2"))
        await inbox.asked.wait()
        post.listener.slow["1"].set()
        await post.listener.until(finished=1)
        inbox.answers.set()
        await post.listener.until(finished=2)
    assert post.listener.begun == ["1", "2"]


async def test_what_fails_is_tried_again_later_and_its_lane_waits(post: Post) -> None:
    post.listener.broken.add("1")
    async with post.working():
        await post.brings(("ann", "1"), ("ann", "2"))
        await post.listener.until(begun=1)
        post.listener.broken.clear()
        while not post.listener.finished:
            post.waits(FIRST_RETRY)
            await asyncio.sleep(0)
        await post.listener.until(finished=2)
    assert post.listener.begun == ["1", "1", "2"]


async def test_what_fails_for_good_is_given_up_without_its_content_and_the_lane_goes_on(post: Post) -> None:
    post.listener.broken.add("1")
    async with post.working():
        await post.brings(("ann", "1"), ("ann", "2"))
        while not post.listener.given_up:
            post.waits(timedelta(minutes=1))
            await asyncio.sleep(0)
        await post.listener.until(finished=1)
    assert post.listener.begun == ["1", "1", "1", "2"]
    assert post.listener.given_up == [("1", "ZeroDivisionError")]


async def test_what_cannot_even_be_given_up_is_logged_and_tried_again(post: Post) -> None:
    post.listener.broken.add("1")
    post.listener.unfinishable = 2
    with capture_logs() as logged:
        async with post.working():
            await post.brings(("ann", "1"), ("ann", "2"))
            while not post.listener.given_up:
                post.waits(timedelta(minutes=1))
                await asyncio.sleep(0)
            await post.listener.until(finished=1)
    failures = [line for line in logged if line["event"] == "message not put off"]
    assert [(line["source"], line["tries"]) for line in failures] == [(SOURCE, 2), (SOURCE, 2)]
    assert failures[0]["id"]
    assert post.listener.finished == ["2"]


async def test_an_hour_without_the_platform_loses_nothing_and_keeps_the_order(post: Post) -> None:
    post.listener.away = NotShown("telegram")
    async with post.working():
        await post.brings(("ann", "1"), ("ann", "2"), ("bob", "3"))
        await post.listener.until(begun=2)
        back = post.clock.now() + timedelta(hours=1)
        while post.clock.now() < back:
            await post.tries_again(LONGEST_REST)
        assert not post.listener.finished
        post.listener.away = None
        while len(post.listener.finished) < 3:
            await post.tries_again(LONGEST_REST)
    assert [each for each in post.listener.finished if each != "3"] == ["1", "2"]
    assert len(post.listener.begun) > 200
    assert post.listener.given_up == []


async def test_a_platform_that_asks_for_patience_gets_it(post: Post) -> None:
    post.listener.away = NotShown("telegram", timedelta(minutes=7))
    async with post.working():
        await post.brings(("ann", "1"))
        await post.listener.until(begun=1)
        post.listener.away = None
        await post.tries_again(timedelta(minutes=6))
        assert post.listener.finished == []
        await post.tries_again(timedelta(minutes=1))
    assert post.listener.begun == ["1", "1"]
    assert post.listener.finished == ["1"]


async def test_who_began_to_answer_goes_on_with_it_and_gives_it_back_when_closing(post: Post) -> None:
    post.listener.away = NotShown("telegram", timedelta(minutes=1))
    async with post.working():
        await post.brings(("ann", "1"))
        await post.listener.until(begun=1)
        post.clock.advance(minutes=1)
        assert await post.inbox.claim((SOURCE,), post.clock.now(), LEASE, 9) == ()
        await post.tries_again(timedelta(0))
        assert post.listener.begun == ["1", "1"]
    (left,) = await post.inbox.claim((SOURCE,), post.clock.now(), LEASE, 9)
    assert left.event_id == "1"


async def test_an_answer_that_nobody_could_be_shown_for_a_day_is_given_up(post: Post) -> None:
    post.listener.away = NotShown("telegram")
    async with post.working():
        await post.brings(("ann", "1"))
        await post.listener.until(begun=1)
        await post.tries_again(PATIENCE)
        while not post.listener.given_up:
            await post.tries_again(timedelta(minutes=1))
    assert post.listener.given_up == [("1", "NotShown")]


async def test_an_apology_waits_for_the_platform(post: Post) -> None:
    post.listener.broken.add("1")
    post.listener.away = NotShown("telegram")
    async with post.working():
        await post.brings(("ann", "1"))
        for _ in range(20):
            await post.tries_again(timedelta(minutes=1))
        assert post.listener.given_up == []
        post.listener.away = None
        await post.tries_again(timedelta(minutes=1))
    assert post.listener.given_up == [("1", "ZeroDivisionError")]


async def test_closing_finishes_what_was_begun_and_begins_nothing_more(post: Post) -> None:
    post.listener.slow["1"] = asyncio.Event()
    async with post.working() as task:
        await post.brings(("ann", "1"), ("ann", "2"))
        await post.listener.until(begun=1)
        post.intake.close()
        post.listener.slow["1"].set()
        await task
    assert (post.listener.begun, post.listener.finished) == (["1"], ["1"])


async def test_who_is_slow_keeps_what_he_began() -> None:
    inbox = Holding(memory_database().memory)
    post = at_work(inbox)
    post.listener.slow["1"] = asyncio.Event()
    async with post.working():
        await post.brings(("ann", "1"))
        await post.listener.until(begun=1)
        for _ in range(4):
            post.waits(LEASE / 2)
            assert await inbox.held.get() == post.clock.now() + LEASE
            assert await inbox.claim((SOURCE,), post.clock.now(), LEASE, 9) == ()
        post.listener.slow["1"].set()
        await post.listener.until(finished=1)


async def test_what_is_claimed_while_closing_is_given_back_at_once() -> None:
    inbox = SlowReader(memory_database().memory)
    post = at_work(inbox)
    async with post.working() as task:
        await post.brings(("ann", "2"))
        await inbox.asked.wait()
        post.intake.close()
        inbox.answers.set()
        await task
    assert post.listener.begun == []
    (left,) = await inbox.claim((SOURCE,), post.clock.now(), LEASE, 9)
    assert left.event_id == "2"


async def test_several_processes_handle_every_message_once_and_each_lane_in_order() -> None:
    post = at_work(memory_database().inbox)
    others = [Intake(post.inbox, {SOURCE: post.listener}, post.clock, Signal()) for _ in range(3)]
    running = [asyncio.create_task(other.run()) for other in others]
    async with post.working():
        await post.brings(*((f"lane {number % 4}", f"{number:02d}") for number in range(40)))
        await post.listener.until(finished=40)
        for other in others:
            other.close()
        await asyncio.gather(*running)
    for lane in range(4):
        of_lane = [f"{number:02d}" for number in range(40) if number % 4 == lane]
        assert [each for each in post.listener.begun if each in of_lane] == of_lane


async def test_a_database_that_is_away_for_a_while_ends_no_worker() -> None:
    inbox = Absent(memory_database().memory)
    post = at_work(inbox)
    with capture_logs() as logged:
        async with post.working():
            await post.brings(("ann", "1"))
            await post.listener.until(finished=1)
    assert [line["event"] for line in logged] == ["the inbox cannot be read"]


async def test_what_is_urgent_waits_for_no_lane() -> None:
    """All lanes are taken by what came before and does not end."""
    clock, inbox = FakeClock(), memory_database().inbox
    chats, questions = Listener(inbox, clock), Listener(inbox, clock)
    chats.slow = {f"{number}": asyncio.Event() for number in range(LANES)}
    for number in range(LANES):
        await inbox.accept(SOURCE, f"{number}", f"lane {number}", b"", clock.now())
    workers = intakes(inbox, {SOURCE: chats}, {"question:test": questions}, clock, Signal())
    running = [asyncio.create_task(worker.run()) for worker in workers]
    await chats.until(begun=LANES)
    await inbox.accept("question:test", "q", "lane q", b"", clock.now())
    await questions.until(begun=1, finished=1)
    for event in chats.slow.values():
        event.set()
    for worker in workers:
        worker.close()
    await asyncio.gather(*running)
    assert len(chats.finished) == LANES


async def test_without_anything_urgent_one_worker_is_enough() -> None:
    inbox = memory_database().inbox
    assert len(intakes(inbox, {}, {}, FakeClock(), Signal())) == 1


async def test_who_is_cancelled_leaves_nothing_going_on(post: Post) -> None:
    post.listener.slow["1"] = asyncio.Event()
    before = asyncio.all_tasks()
    running = asyncio.create_task(post.intake.run())
    await post.brings(("ann", "1"), ("bo", "2"))
    await post.listener.until(begun=2, finished=1)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert asyncio.all_tasks() == before
    post.clock.advance_by(LEASE)
    (left,) = await post.inbox.claim((SOURCE,), post.clock.now(), LEASE, LANES)
    assert left.event_id == "1"
