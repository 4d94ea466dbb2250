"""What becomes of a call that Telegram makes wait, or that nobody knows the outcome of."""

from datetime import timedelta

import pytest

from shopclerk.adapters.telegram.calls import Call, CallRefused
from shopclerk.adapters.telegram.pace import Urgency
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.adapters.telegram.time_by_hand import Bench


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
    notice, answer = bench.sends(7, urgency=Urgency.NOTICE), bench.sends(8)
    await bench.timers.pass_(7)
    with pytest.raises(Unavailable):
        await notice
    assert await answer is True


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


@pytest.mark.parametrize(("method", "made"), [("editMessageText", 1), ("sendMessage", 0)])
async def test_only_what_does_no_harm_twice_is_made_again_when_nobody_knows(
    bench: Bench, method: str, made: int
) -> None:
    bench.telegram.trouble = [OutcomeUnknown("telegram")] * 2
    calling = bench.calls(Call(method, {"chat_id": 7, "text": "once"}))
    await bench.timers.pass_(0)
    assert len(bench.telegram.made) == made
    assert (calling.exception() is None) is bool(made)


async def test_what_is_made_again_takes_its_turn_again(bench: Bench) -> None:
    bench.telegram.trouble = [OutcomeUnknown("telegram")] * 2
    for number in range(3):
        bench.calls(Call("editMessageText", {"chat_id": 7, "message_id": number, "text": str(number)}))
    await bench.timers.pass_(3.9)
    assert len(bench.telegram.made) == 2
    await bench.timers.pass_(0.1)
    assert len(bench.telegram.made) == 3


async def test_at_the_end_nothing_is_made_again(bench: Bench) -> None:
    bench.telegram.trouble = [OutcomeUnknown("telegram")]
    bench.line.close()
    calling = bench.calls(Call("getFile", {"file_id": "f"}))
    await bench.timers.pass_(0)
    assert isinstance(calling.exception(), OutcomeUnknown)


async def test_what_telegram_refuses_is_told_at_once(bench: Bench) -> None:
    bench.telegram.trouble.append(CallRefused("Bad Request: message text is empty"))
    calling = bench.sends(7)
    await bench.timers.pass_(0)
    assert isinstance(calling.exception(), CallRefused)
