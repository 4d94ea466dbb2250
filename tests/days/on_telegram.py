"""A shop whose chats are on the Telegram for tests, through either framework."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from shopclerk.app.settings import Settings
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.payments import PaymentFact
from tests.fake_telegram import PrivateChat
from tests.fake_telegram.faults import Drop
from tests.shopfloor.shop import Shop as Shopfloor
from tests.telegram.shop import TelegramShop, telegram_shop
from tests.telegram.transports import Mode

NOTHING: dict[str, int] = {}


@dataclass(slots=True)
class TelegramPerson:
    """`tests.days.people.Somebody` with Telegram open. What the bot says meets the bad network."""

    shop: TelegramShop
    chat: PrivateChat
    inputs: int = 0

    async def says(self, text: str) -> None:
        self.inputs += 1
        await self.chat.says(text)
        await self.shop.is_quiet()

    async def replies(self, text: str, *to: str) -> None:
        self.inputs += 1
        await self.chat.says(text, to=await self.chat.sees(*to))
        await self.shop.is_quiet()

    async def presses(self, label: str, *, on: str = "") -> None:
        self.inputs += 1
        await self.chat.presses(label, on=await self.chat.sees(on) if on else None)
        await self.shop.is_quiet()

    async def hurries(self, label: str) -> None:
        self.inputs += 1
        message = await self.chat.sees_button(label)
        (data,) = {each["callback_data"] for each in message.buttons if label in each["text"]}
        for _ in range(2):
            self.chat.presses_data(data, message)
        await self.shop.is_quiet()

    async def sends_picture(self, content: bytes, caption: str = "") -> None:
        self.inputs += 1
        await self.chat.sends_photo(content, caption)
        await self.shop.is_quiet()

    async def sends_file(self, content: bytes, name: str) -> None:
        self.inputs += 1
        await self.chat.sends_document(content, name)
        await self.shop.is_quiet()

    async def sees(self, *words: str) -> str:
        return (await self.chat.sees(*words)).text

    async def sees_button(self, label: str) -> None:
        await self.chat.sees_button(label)

    def never_saw(self, words: str) -> bool:
        return not any(words in message.text for message in self.chat.shown)

    async def link(self) -> str:
        for message in reversed(self.chat.shown):
            for button in message.buttons:
                if "url" in button:
                    return str(button["url"])
        raise AssertionError("no link")

    async def loses_the_network(self) -> None:
        """The next thing said to anybody is not heard at first."""
        for method in ("editMessageText", "sendMessage"):
            self.shop.telegram.faults.next(method, Drop(done=True))


@dataclass(slots=True)
class TelegramDay:
    """`tests.days.people.Day` on Telegram."""

    shop: TelegramShop

    @property
    def floor(self) -> Shopfloor:
        return self.shop.floor

    async def visitor(self, name: str, *, language: str = "en") -> TelegramPerson:
        return TelegramPerson(self.shop, self.shop.visitor(name, language=language))

    async def staff(self, name: str, *, role: Role = Role.CLERK, language: str = "en") -> TelegramPerson:
        return TelegramPerson(self.shop, await self.shop.staff(name, role=role, language=language))

    async def is_quiet(self) -> None:
        await self.shop.is_quiet()

    async def hears(self, *facts: PaymentFact) -> None:
        await self.shop.hears(*facts)

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        await self.shop.time_passes(days=days, hours=hours, minutes=minutes)

    async def dead_letters(self) -> list[str]:
        return await self.shop.dead_letters()

    async def breaches(self) -> list[str]:
        return await self.shop.breaches()


@asynccontextmanager
async def telegram_day(driver: str, mode: Mode, settings: Settings) -> AsyncIterator[TelegramDay]:
    async with telegram_shop(driver, mode, settings=settings, wares=NOTHING) as shop:
        yield TelegramDay(shop)
