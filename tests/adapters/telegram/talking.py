"""A shop in memory that people talk to through a framework, whose calls are recorded at its transport seam.

With the same names, the same time and one update after the other, two frameworks have to make the same calls.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.telegram.calls import CallRefused
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.fetching import Fetching
from shopclerk.adapters.telegram.files import OurFiles
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import SOURCE, Intake
from shopclerk.conversation.chats import Chats
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.inbox import Received
from tests.adapters.telegram.seams import Line, seamed
from tests.fake_telegram import FakeTelegram, PrivateChat
from tests.invariants import violations
from tests.shopfloor.talking import TalkingShop

NOW: Final = 1_800_000_000.0


@dataclass(slots=True, kw_only=True)
class ShopOnTelegram(TalkingShop):
    telegram: TelegramChat | None = field(default=None)

    @property
    def chats(self) -> Chats:
        assert self.telegram is not None
        return Chats({self.telegram.platform: self.telegram})

    async def due_updates(self) -> tuple[Received, ...]:
        return await self.database.inbox.claim((SOURCE,), self.clock.now(), timedelta(0), 64)


@dataclass(slots=True)
class SeamedShop:
    """See `tests.telegram.life.Stage`."""

    line: Line
    floor: ShopOnTelegram
    intake: Intake
    busy: bool = False

    def visitor(self, name: str, *, language: str = "en") -> PrivateChat:
        return self.line.telegram.person(name, language=language).chat_with(self.line.bot)

    async def staff(self, name: str, *, role: Role = Role.CLERK, language: str = "en") -> PrivateChat:
        return await self.joins(self.visitor(name, language=language), role)

    async def joins(self, joining: PrivateChat, role: Role) -> PrivateChat:
        """By an invitation."""
        token = self.floor.ids.token()
        tomorrow = self.floor.clock.now() + timedelta(days=1)
        await self.floor.database.identities.invite(token, role, tomorrow)
        await joining.says(f"/start {token}")
        await self.is_quiet()
        return joining

    async def is_quiet(self) -> None:
        while self.busy or self.line.bot.updates:
            await self.line.telegram.world.moved.wait()

    async def pays(self, chat: PrivateChat) -> None:
        links = [button["url"] for message in chat.shown for button in message.buttons if "url" in button]
        await self.floor.hears(self.floor.gateway.pay(links[-1]))
        await self.floor.relays()

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        await self.floor.time_passes(days=days, hours=hours, minutes=minutes)

    async def dead_letters(self) -> list[str]:
        """None: a failure comes out of the shop itself."""
        return []

    async def breaches(self) -> list[str]:
        return await violations(self.floor.store)

    async def works(self) -> None:
        """One update after the other, for as long as it runs."""
        bot = self.line.bot
        while True:
            while bot.updates:
                self.busy = True
                answer = await self.intake.take(bot.updates.pop(0))
                if answer:
                    with suppress(CallRefused):
                        await self.intake.driver.call(answer)
                await self.floor.works()
                self.busy = False
                self.line.telegram.world.stir()
            bot.changed.clear()
            await bot.changed.wait()


@asynccontextmanager
async def seamed_shop(name: str) -> AsyncIterator[SeamedShop]:
    """Through the framework of that name, while the block runs."""
    async with FakeTelegram(now=lambda: NOW) as telegram:
        line = Line(telegram, telegram.bot("Tea & Paper"))
        driver = seamed(name, line)
        floor = ShopOnTelegram()
        database = floor.database
        files = OurFiles(line.bot.id, database.files, database.sent_files)
        floor.telegram = TelegramChat(driver, files, Fetching(database.files, picture_from_bytes))
        for sku in ("tea", "mug"):
            await floor.stocks(sku, 100)
        intake = Intake(driver, Me(line.bot.id, line.bot.username), database.inbox, floor.clock, lambda: None)
        shop = SeamedShop(line, floor, intake)
        working = asyncio.create_task(shop.works())
        try:
            yield shop
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
            await driver.close()
