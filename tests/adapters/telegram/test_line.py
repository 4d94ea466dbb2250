"""Who may call when: no faster than Telegram takes it, and people first."""

from datetime import timedelta
from typing import Final

import pytest

from shopclerk.adapters.telegram import lanes
from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.pace import Urgency
from shopclerk.core.ports.errors import Unavailable
from tests.adapters.telegram.time_by_hand import Bench, within

_, NOTICE, BROADCAST = Urgency
GROUP: Final = -1001


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
    bench.sends(9_998, "answer")
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


async def test_an_edit_counts(bench: Bench) -> None:
    for number in range(6):
        bench.calls(Call("editMessageText", {"chat_id": 7, "message_id": number, "text": str(number)}))
    await bench.timers.pass_(0)
    assert len(bench.telegram.made) == 4


async def test_of_a_chat_one_stands_in_line_for_all(bench: Bench) -> None:
    for chat_id in range(100, 100 + 28):
        bench.sends(chat_id)
    for number in range(50):
        bench.sends(7, str(number))
    await bench.timers.pass_(0)
    assert len(bench.line._ready) == 1
    await bench.timers.pass_(100)
    assert bench.telegram.texts[28:] == [str(number) for number in range(50)]


async def test_chats_that_were_quiet_for_long_are_forgotten(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "REMEMBERED", 100)
    for chat_id in range(1, 1_001):
        bench.sends(chat_id)
        await bench.timers.pass_(0.1)
    assert len(bench.line._lanes) <= 101


async def test_a_chat_where_somebody_waits_is_never_forgotten(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "REMEMBERED", 3)
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
