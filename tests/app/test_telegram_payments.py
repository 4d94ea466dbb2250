"""Whether a payment may be made now: asked in time, answered in words, forgotten when it is too late."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.inbox import MemoryInbox
from shopclerk.adapters.telegram.calls import Call, CallRefused
from shopclerk.adapters.telegram.payments import QUESTIONS
from shopclerk.app.telegram_payments import PaymentQuestions, gateways
from shopclerk.conversation.words import Wording
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.inbox import Received
from shopclerk.core.usecases.checking import CheckPayment
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from tests.shopfloor.time_and_names import CountingIds, FakeClock, NoPause

LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Telephone:
    """A bot that notes its calls; `refusal` is what it is told."""

    said: list[Mapping[str, Any]] = field(default_factory=list)
    refusal: Exception | None = None

    async def call(self, call: Call) -> Any:
        self.said.append(call.body)
        if self.refusal:
            raise self.refusal
        return True

    async def download(self, file_path: str) -> bytes:
        raise AssertionError(file_path)


@dataclass(slots=True)
class Desk:
    """Where one question lies, and who answers it."""

    clock: FakeClock = field(default_factory=FakeClock)
    bot: Telephone = field(default_factory=Telephone)
    inbox: MemoryInbox = field(init=False)
    questions: PaymentQuestions = field(init=False)

    def __post_init__(self) -> None:
        database = memory_database()
        self.inbox = database.inbox
        unit_of_work = UnitOfWork(database.store, self.clock, CountingIds(), NoPause())
        wording = Wording.load(ZoneInfo("UTC"))
        self.questions = PaymentQuestions(
            CheckPayment(unit_of_work), wording, self.bot, self.inbox, self.clock
        )

    async def asked(self, language: str = "en", **wrong: Any) -> Received:
        """Of a payment that nobody knows."""
        query = {"id": "1", "from": {"id": 7, "language_code": language}, "currency": "XTR"}
        told = query | {"total_amount": 39, "invoice_payload": "nobody's"} | wrong
        payload = json.dumps(told).encode()
        await self.inbox.accept(QUESTIONS, "1", "lane", payload, self.clock.now())
        return (await self.claims())[0]

    async def claims(self) -> tuple[Received, ...]:
        return await self.inbox.claim((QUESTIONS,), self.clock.now(), timedelta(), 9)


@pytest.mark.parametrize(("language", "told"), [("en", "does not know this invoice"), ("zh", "没有这张账单")])
async def test_the_payer_reads_why_not_in_their_language(language: str, told: str) -> None:
    desk = Desk()
    await desk.questions.handle(await desk.asked(language))
    (said,) = desk.bot.said
    assert (said["pre_checkout_query_id"], said["ok"]) == ("1", False)
    assert told in said["error_message"]
    assert await desk.claims() == ()


async def test_what_telegram_waits_for_no_more_is_left_alone() -> None:
    desk = Desk()
    received = await desk.asked()
    desk.clock.advance(seconds=10)
    await desk.questions.handle(received)
    assert desk.bot.said == []
    assert await desk.claims() == ()


async def test_an_answer_that_comes_too_late_is_no_trouble() -> None:
    desk = Desk()
    desk.bot.refusal = CallRefused(LATE)
    await desk.questions.handle(await desk.asked())
    assert await desk.claims() == ()


async def test_an_answer_that_got_lost_is_given_again() -> None:
    desk = Desk()
    received = await desk.asked()
    desk.bot.refusal = OutcomeUnknown("telegram")
    with pytest.raises(OutcomeUnknown):
        await desk.questions.handle(received)
    desk.bot.refusal = None
    await desk.questions.handle(received)
    assert len(desk.bot.said) == 2
    assert await desk.claims() == ()


async def test_what_cannot_be_answered_is_given_up() -> None:
    desk = Desk()
    received = await desk.asked()
    await desk.questions.give_up(received, "broken")
    assert await desk.claims() == ()


async def test_both_ways_of_paying_can_send_back_what_only_one_of_them_takes() -> None:
    made = gateways(Telephone(), provider_token="1:TEST:0001", shop_name=lambda: "Tea", currency="EUR")
    assert {gateway.provider: gateway.methods for gateway in made} == {
        "telegram": ("telegram_card",),
        "telegram_stars": (),
    }
