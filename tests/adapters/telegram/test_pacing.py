"""Who may call when: no faster than Telegram takes it, people first, and nothing dropped."""

import asyncio
import heapq
from asyncio import Task, TimerHandle
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, Final

import pytest

from shopclerk.adapters.telegram import pacing
from shopclerk.adapters.telegram.calls import Call, CallRefused
from shopclerk.adapters.telegram.pacing import Line, Pace, Paced, Urgency
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable

ANSWER, NOTICE, BROADCAST = Urgency
GROUP: Final = -1001


class HandTimers:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self._now = 0.0
        self._due: list[tuple[float, int, TimerHandle]] = []
        self._numbers = count()

    def time(self) -> float:
        return self._now

    def call_later(self, delay: float, callback: Callable[[], None], /) -> TimerHandle:
        at = self._now + delay
        handle = TimerHandle(at, callback, (), asyncio.get_running_loop())
        heapq.heappush(self._due, (at, next(self._numbers), handle))
        return handle

    async def pass_(self, seconds: float) -> None:
        """Whatever is due meanwhile happens in its order, and everybody does what can be done then."""
        end = self._now + seconds
        await settled()
        while self._due and self._due[0][0] <= end:
            self._now, _, handle = heapq.heappop(self._due)
            if not handle.cancelled():
                handle._run()
            await settled()
        self._now = end


async def settled() -> None:
    """Until everybody waits again."""
    for _ in range(50):
        await asyncio.sleep(0)


@dataclass(slots=True)
class Telegram:
    """A `Bot` that notes which chat was called when, and does what `trouble` says first."""

    timers: HandTimers
    made: list[tuple[float, int | None, str]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)

    async def call(self, call: Call) -> Any:
        if self.trouble:
            raise self.trouble.pop(0)
        self.made.append((self.timers.time(), call.chat_id, str(call.body.get("text", call.method))))
        return True

    async def download(self, file_path: str) -> bytes:
        return b""

    @property
    def times(self) -> list[float]:
        return [at for at, _, _ in self.made]

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.made]


@dataclass(slots=True)
class Bench:
    timers: HandTimers
    telegram: Telegram
    line: Line
    begun: list[Task[Any]] = field(default_factory=list)

    def sends(self, chat_id: int, text: str = "", urgency: Urgency = ANSWER) -> Task[Any]:
        return self.calls(Call("sendMessage", {"chat_id": chat_id, "text": text}), urgency)

    def calls(self, call: Call, urgency: Urgency = ANSWER) -> Task[Any]:
        task = asyncio.create_task(Paced(self.telegram, self.line, urgency).call(call))
        self.begun.append(task)
        return task


@pytest.fixture
async def bench() -> Bench:
    timers = HandTimers()
    return Bench(timers, Telegram(timers), Line(Pace(chat=(4, 4.0)), timers))


def within(times: list[float], seconds: float) -> int:
    """How many at most fall into any stretch of so many seconds."""
    return max(sum(start <= at < start + seconds for at in times) for start in times)


async def test_all_together_are_no_faster_than_telegram_takes_it(bench: Bench) -> None:
    for chat_id in range(1, 101):
        bench.sends(chat_id)
    await bench.timers.pass_(0)
    assert len(bench.telegram.made) == 28
    await bench.timers.pass_(10)
    assert len(bench.telegram.made) == 100
    assert within(bench.telegram.times, 1.0) <= 28
    assert max(bench.telegram.times) == 3.0


async def test_a_private_chat_takes_a_short_burst_and_then_one_a_second(bench: Bench) -> None:
    for number in range(12):
        bench.sends(7, str(number))
    await bench.timers.pass_(0)
    assert bench.telegram.texts == ["0", "1", "2", "3"]
    await bench.timers.pass_(100)
    assert bench.telegram.texts == [str(number) for number in range(12)]
    assert within(bench.telegram.times, 4.0) <= 4


async def test_a_group_takes_nineteen_a_minute(bench: Bench) -> None:
    for number in range(40):
        bench.sends(GROUP, str(number))
    await bench.timers.pass_(59)
    assert len(bench.telegram.made) == 19
    await bench.timers.pass_(100)
    assert bench.telegram.texts == [str(number) for number in range(40)]
    assert within(bench.telegram.times, 60.0) <= 19


async def test_a_chat_that_must_wait_keeps_nobody_else_waiting(bench: Bench) -> None:
    for number in range(10):
        bench.sends(7, f"slow {number}")
    bench.sends(8, "quick")
    await bench.timers.pass_(0)
    assert bench.telegram.texts[-1] == "quick"


async def test_who_waits_for_all_has_not_used_up_the_turns_of_its_chat(bench: Bench) -> None:
    """Else what piled up would be said in one burst."""
    for chat_id in range(100, 400):
        bench.sends(chat_id)
    for number in range(20):
        bench.sends(7, str(number), NOTICE)
    await bench.timers.pass_(100)
    own = [at for at, chat_id, _ in bench.telegram.made if chat_id == 7]
    assert len(own) == 20
    assert within(own, 4.0) <= 4


async def test_an_answer_goes_ahead_of_thousands(bench: Bench) -> None:
    for chat_id in range(1, 5_001):
        bench.sends(chat_id, "news", BROADCAST)
    await bench.timers.pass_(20.5)
    told = len(bench.telegram.made)
    assert told == 21 * 20
    bench.sends(9_999, "notice", NOTICE)
    bench.sends(9_998, "answer", ANSWER)
    await bench.timers.pass_(0)
    assert bench.telegram.texts[told:] == ["answer"], "answers have a share of their own"
    await bench.timers.pass_(0.5)
    assert bench.telegram.texts[told + 1] == "notice"
    await bench.timers.pass_(300)
    assert len(bench.telegram.made) == 5_002


async def test_in_its_own_chat_too_an_answer_goes_first(bench: Bench) -> None:
    for number in range(6):
        bench.sends(7, f"notice {number}", NOTICE)
    await bench.timers.pass_(0)
    bench.sends(7, "answer")
    await bench.timers.pass_(100)
    assert bench.telegram.texts[4:] == ["answer", "notice 4", "notice 5"]


async def test_retry_after_is_obeyed_in_that_chat_and_nothing_is_dropped(bench: Bench) -> None:
    bench.telegram.trouble.append(Unavailable("telegram", timedelta(seconds=7)))
    first = bench.sends(7, "first")
    await bench.timers.pass_(0)
    bench.sends(7, "second")
    bench.sends(8, "elsewhere")
    await bench.timers.pass_(6.9)
    assert bench.telegram.texts == ["elsewhere"]
    await bench.timers.pass_(0.1)
    assert sorted(bench.telegram.texts[1:]) == ["first", "second"]
    assert await first is True


async def test_when_many_chats_are_refused_at_once_the_bot_was_too_fast(bench: Bench) -> None:
    bench.telegram.trouble = [Unavailable("telegram", timedelta(seconds=5)) for _ in range(3)]
    for chat_id in (1, 2, 3):
        bench.sends(chat_id, "again")
    await bench.timers.pass_(0)
    bench.sends(4, "elsewhere")
    await bench.timers.pass_(4.9)
    assert bench.telegram.made == []
    await bench.timers.pass_(0.1)
    assert sorted(bench.telegram.texts) == ["again", "again", "again", "elsewhere"]


async def test_a_chat_that_is_refused_again_and_again_holds_up_nobody_else(bench: Bench) -> None:
    bench.telegram.trouble = [Unavailable("telegram", timedelta(seconds=1)) for _ in range(3)]
    bench.sends(1, "again")
    await bench.timers.pass_(2.5)
    bench.sends(2, "elsewhere")
    await bench.timers.pass_(0)
    assert bench.telegram.texts == ["elsewhere"]


async def test_whoever_is_to_wait_too_long_is_told(bench: Bench) -> None:
    bench.telegram.trouble.append(Unavailable("telegram", timedelta(minutes=10)))
    sending = bench.sends(7)
    await bench.timers.pass_(0)
    with pytest.raises(Unavailable) as refused:
        await sending
    assert refused.value.retry_after == timedelta(minutes=10)


async def test_nobody_waits_for_ever_by_small_pieces(bench: Bench) -> None:
    bench.telegram.trouble = [Unavailable("telegram", timedelta(seconds=25)) for _ in range(3)]
    sending = bench.sends(7)
    await bench.timers.pass_(60)
    with pytest.raises(Unavailable):
        await sending


async def test_a_notice_that_is_to_wait_keeps_the_others_waiting_for_a_moment_only(bench: Bench) -> None:
    bench.telegram.trouble = [Unavailable("telegram", timedelta(seconds=7)) for _ in range(2)]
    notice, answer = bench.sends(7, urgency=NOTICE), bench.sends(8)
    await bench.timers.pass_(7)
    with pytest.raises(Unavailable):
        await notice
    assert await answer is True


async def test_who_was_cancelled_takes_no_turn(bench: Bench) -> None:
    waiting = [bench.sends(7, str(number)) for number in range(6)]
    await bench.timers.pass_(0)
    waiting[4].cancel()
    await bench.timers.pass_(4)
    assert bench.telegram.texts == ["0", "1", "2", "3", "5"]


async def test_at_the_end_nobody_waits_any_more_but_what_can_be_said_is_said(bench: Bench) -> None:
    said = [bench.sends(7, str(number)) for number in range(5)]
    await bench.timers.pass_(0)
    bench.telegram.trouble.append(Unavailable("telegram", timedelta(seconds=50)))
    resting = bench.calls(Call("getFile", {"file_id": "f"}))
    await bench.timers.pass_(0)
    bench.line.close()
    for waiting in (*(each for each in said if not each.done()), resting, bench.sends(7, "late")):
        with pytest.raises(Unavailable):
            await waiting
    await bench.sends(8, "elsewhere")
    assert len(bench.telegram.texts) == 4 + 1


async def test_a_press_is_acknowledged_whatever_waits(bench: Bench) -> None:
    for number in range(10):
        bench.sends(7, str(number))
    bench.calls(Call("answerCallbackQuery", {"callback_query_id": "1"}))
    bench.calls(Call("deleteMessage", {"chat_id": 7, "message_id": 1}))
    await bench.timers.pass_(0)
    assert set(bench.telegram.texts[-2:]) == {"answerCallbackQuery", "deleteMessage"}


async def test_what_is_not_counted_obeys_all_the_same(bench: Bench) -> None:
    bench.telegram.trouble.append(Unavailable("telegram", timedelta(seconds=2)))
    bench.calls(Call("getFile", {"file_id": "1"}))
    await bench.timers.pass_(1.9)
    assert bench.telegram.made == []
    await bench.timers.pass_(0.1)
    assert bench.telegram.texts == ["getFile"]


async def test_an_edit_counts(bench: Bench) -> None:
    for number in range(6):
        bench.calls(Call("editMessageText", {"chat_id": 7, "message_id": number, "text": str(number)}))
    await bench.timers.pass_(0)
    assert len(bench.telegram.made) == 4


@pytest.mark.parametrize(("method", "made"), [("editMessageText", 1), ("sendMessage", 0)])
async def test_only_what_does_no_harm_twice_is_made_again_when_nobody_knows(
    bench: Bench, method: str, made: int
) -> None:
    bench.telegram.trouble = [OutcomeUnknown("telegram")] * 2
    calling = bench.calls(Call(method, {"chat_id": 7, "text": "once"}))
    await bench.timers.pass_(0)
    assert len(bench.telegram.made) == made
    assert (calling.exception() is None) is bool(made)


async def test_what_telegram_refuses_is_told_at_once(bench: Bench) -> None:
    bench.telegram.trouble.append(CallRefused("Bad Request: message text is empty"))
    calling = bench.sends(7)
    await bench.timers.pass_(0)
    assert isinstance(calling.exception(), CallRefused)


async def test_chats_that_were_quiet_for_long_are_forgotten(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "REMEMBERED", 100)
    for chat_id in range(1, 1_001):
        bench.sends(chat_id)
        await bench.timers.pass_(0.1)
    assert len(bench.line._lanes) <= 101


async def test_a_chat_where_somebody_waits_is_never_forgotten(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "REMEMBERED", 3)
    for number in range(25):
        bench.sends(GROUP, str(number))
    for chat_id in range(1, 200):
        bench.sends(chat_id)
        await bench.timers.pass_(0.2)
    for number in range(25, 30):
        bench.sends(GROUP, str(number))
    await bench.timers.pass_(100)
    own = [(at, text) for at, chat_id, text in bench.telegram.made if chat_id == GROUP]
    assert [text for _, text in own] == [str(number) for number in range(30)]
    assert within([at for at, _ in own], 60.0) <= 19
