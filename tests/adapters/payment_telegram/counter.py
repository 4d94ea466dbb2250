"""A bot that agrees to every payment, and what it was told of them."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from shopclerk.adapters.payment_telegram import events, questions
from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.payments import EVENTS, QUESTIONS, Kept, kept_of
from shopclerk.app.telegram_payments import Calls
from shopclerk.core.ports.payments import PaymentFact
from tests.fake_telegram import Bot, Person


@dataclass(slots=True)
class Counter:
    """Plays the payer (`contracts.payment_gateway.Payer`) at a counter where nobody objects."""

    bot: Bot
    driver: Driver
    person: Person
    kept: list[Kept] = field(default_factory=list)
    _offset: int = 0

    async def pay(self, link: str) -> None:
        await asyncio.gather(self._agrees(), self.person.pays(link))

    async def decline(self, link: str) -> None:
        """Telegram tells nobody of it."""

    async def wait_until(self, moment: datetime) -> None:
        """Its invoices have no end of their own."""

    async def facts(self) -> list[PaymentFact]:
        await self._updates(0)
        told = {one.event_id: events.parse(one.payload) for one in self.kept if one.source == EVENTS}
        return list(told.values())

    async def asked(self) -> questions.Question:
        """The next question."""
        while True:
            for one in await self._updates(5):
                if one.source == QUESTIONS:
                    return questions.parse(one.payload)

    async def _agrees(self) -> None:
        question = await self.asked()
        assert await questions.answer(Calls(self.driver), question.id, "")

    async def _updates(self, seconds: int) -> list[Kept]:
        """What came in since, as it is kept."""
        body: dict[str, Any] = {
            "offset": self._offset,
            "timeout": seconds,
            "allowed_updates": ["message", "pre_checkout_query"],
        }
        updates = await self.driver.call(Call("getUpdates", body))
        self._offset = max((update["update_id"] + 1 for update in updates), default=self._offset)
        fresh = [kept for kept in map(kept_of, updates) if kept]
        self.kept += fresh
        return fresh
