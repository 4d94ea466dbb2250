"""A whole shop on the Telegram for tests: real HTTP, a real database, its real workers, one process.

    async with telegram_shop("ptb", "webhook") as shop:
        mei = shop.visitor("Mei", language="zh")
        await mei.says("/start")
        await mei.sees("茶与纸")
        await mei.presses("商品")
        boss = await shop.staff("Boss", role=Role.OWNER)

People are `tests.fake_telegram.PrivateChat`s. What they do goes all the way: over HTTP to the bot, through
the framework, the inbox and its worker to the conversation, and back. `shop.is_quiet()` waits until there is
nothing left to do; `shop.telegram.calls` is what the bot said, `shop.telegram.faults` what went wrong.

`shop.floor` is the shop behind it (`tests.shopfloor.shop.Shop`): it stocks, ships and delivers, its `gateway`
and `carrier` do what they are told, and its `clock` is the wall clock plus what a test lets pass. Nothing of
what only time brings happens before `shop.time_passes(...)`. Waits that Telegram asks for (429) and the
pace of sending go a hundred times as fast; unless it is asked for, there is no pace.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final, Literal, cast

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.telegram.pace import Pace
from shopclerk.app.intake import Handler
from shopclerk.app.settings import Settings
from shopclerk.app.trading import terms_of
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.payments import PaymentFact, PaymentGateway
from tests.contracts.databases import DATABASES
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.running.behind import Behind
from tests.shopfloor.shop import Shop as Shopfloor
from tests.telegram.branch import UNPACED, Branch, Plan, branch_of
from tests.telegram.time_that_passes import LeapingClock
from tests.telegram.transports import TRANSPORTS, Mode

NAME: Final = "Tea & Paper"
WARES: Final = {"tea": 1_000, "mug": 1_000, "notebook": 1_000}


@dataclass(slots=True, kw_only=True)
class TelegramShop:
    """`branches` are its processes, the first of them `shop`."""

    telegram: FakeTelegram
    bot: Bot
    floor: Shopfloor
    database: Database
    branches: Sequence[Branch]

    @property
    def branch(self) -> Branch:
        return self.branches[0]

    def visitor(self, name: str, *, language: str = "en") -> PrivateChat:
        """Somebody new, who has not said anything yet."""
        return self.telegram.person(name, language=language).chat_with(self.bot)

    @property
    def behind(self) -> Behind:
        return Behind(floor=self.floor, database=self.database, shop=self.branch.shop)

    async def staff(self, name: str, *, role: Role = Role.CLERK, language: str = "en") -> PrivateChat:
        """Somebody who came in by an invitation."""
        token = await self.behind.invitation(role)
        joining = self.visitor(name, language=language)
        await joining.says(f"/start {token}")
        await self.is_quiet()
        return joining

    async def pays(self, chat: PrivateChat) -> None:
        """At the link that was shown last; the provider tells the shop."""
        fact = self.floor.gateway.pay(_link(chat))
        assert fact is not None, "the provider takes no money for it"
        await self.hears(fact)

    async def hears(self, *facts: PaymentFact) -> None:
        """Facts of a provider arrive; then everybody is told."""
        await self.behind.hears(*facts)
        await self.is_quiet()

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """The clock moves on, and what is due then is done and told."""
        await self.behind.time_passes(days=days, hours=hours, minutes=minutes)
        await self.is_quiet()

    async def is_quiet(self) -> None:
        """Until no update waits anywhere and nobody has to be told anything."""
        for branch in self.branches:
            branch.wake()
        while True:
            moved = self.telegram.world.moved
            if not self.bot.updates and not await self.behind.waiting():
                return
            await moved.wait()

    async def dead_letters(self) -> list[str]:
        """What was given up, and why."""
        return await self.behind.dead_letters()

    async def breaches(self) -> list[str]:
        """What an audit of the shop finds."""
        return await self.behind.breaches()


def _link(chat: PrivateChat) -> str:
    for message in reversed(chat.shown):
        for button in message.buttons:
            if "url" in button:
                return str(button["url"])
    raise AssertionError(f"no link in {[message.text for message in chat.shown]}")


def no_more(branch: Branch) -> Mapping[str, Handler]:
    """Chat updates are all that the inbox holds."""
    return {}


@asynccontextmanager
async def telegram_shop(
    driver: str = "aiogram",
    mode: Mode = "polling",
    *,
    database: Literal["sqlite", "postgres"] = "sqlite",
    settings: Settings | None = None,
    wares: Mapping[str, int] = WARES,
    pace: Pace = UNPACED,
    gateways: Sequence[PaymentGateway] = (),
    more: Callable[[Branch], Mapping[str, Handler]] = no_more,
    branches: int = 1,
) -> AsyncIterator[TelegramShop]:
    """Open while the block runs. `wares` are in stock; `gateways` take money besides the one of the floor;
    `branches` is how many processes it is (more than one: behind one webhook address, on PostgreSQL).
    """
    chosen = settings or Settings(_env_file=None, shop_name=NAME)
    async with DATABASES[database]() as opener, FakeTelegram() as telegram, AsyncExitStack() as stack:
        own = cast("Database", opener(lambda: None))
        stack.push_async_callback(own.close)
        floor = Shopfloor(clock=LeapingClock(), database=own, terms=terms_of(chosen))
        for sku, units in wares.items():
            await floor.stocks(sku, units)
        bot = telegram.bot(chosen.shop_name)
        plan = Plan(
            telegram=telegram,
            bot=bot,
            opener=opener,
            floor=floor,
            settings=chosen,
            driver=driver,
            pace=pace,
            gateways=gateways,
            more=more,
        )
        open_branches = [await stack.enter_async_context(branch_of(plan)) for _ in range(branches)]
        await stack.enter_async_context(TRANSPORTS[mode](open_branches))
        yield TelegramShop(telegram=telegram, bot=bot, floor=floor, database=own, branches=open_branches)
