"""Customers on Telegram who do much at once, and know what they should see in the end."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from shopclerk.conversation.actions.ordering import StartCheckout
from shopclerk.conversation.actions.shopping import AddToCart, SetQuantity, ShowCart
from shopclerk.conversation.codec import encode
from shopclerk.core.domain.ids import SkuId
from tests.fake_telegram import FakeTelegram, PrivateChat
from tests.fake_telegram.world import Json, Message

PATIENCE: Final = 240.0
"""Seconds that one answer may take, however often the shop is killed meanwhile."""
PRICE: Final = 3900
MOST: Final = 9
CONTACT: Final = (
    ("Ana Lee", "Which phone number"),
    ("138 0013 8000", "Where should it go?"),
    ("8 Harbour Road, Shanghai", "Is everything right?"),
)

Found: TypeAlias = Callable[[], Message | None]


class Eyes:
    """Wakes whoever waits for something in a chat when something happened there: hundreds wait at once."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self._telegram = telegram
        self._waiting: dict[int, tuple[Found, asyncio.Future[Message]]] = {}
        self._read = 0

    async def sees(self, chat: PrivateChat, found: Found) -> Message:
        if (seen := found()) is not None:
            return seen
        future: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting[chat.chat.id] = (found, future)
        try:
            async with asyncio.timeout(PATIENCE):
                return await future
        except TimeoutError:
            shown = "\n---\n".join(message.text for message in chat.shown[-4:])
            raise AssertionError(f"{chat.person.user.first_name} never saw it; shown:\n{shown}") from None

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            moved = self._telegram.world.moved
            calls = self._telegram.api.calls
            for _, parameters in calls[self._read :]:
                self._look(parameters.get("chat_id"))
            self._read = len(calls)
            await moved.wait()

    def _look(self, chat_id: object) -> None:
        found, future = self._waiting.get(chat_id, (None, None)) if isinstance(chat_id, int) else (None, None)
        if found is None or future is None or (seen := found()) is None:
            return
        future.set_result(seen)
        del self._waiting[chat_id]  # type: ignore[arg-type]


@dataclass(slots=True, kw_only=True)
class Customer:
    """`screen` is the message that this one presses on. What should be: `cart` by title, `shows` and
    `hides` on the screen, so many messages `sent` to this chat, and the totals of what was `ordered`.
    """

    chat: PrivateChat
    wares: Mapping[str, SkuId]
    chance: random.Random
    eyes: Eyes
    screen: Message | None = None
    cart: Counter[str] = field(default_factory=Counter)
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    sent: int = 0
    updates: int = 0
    ordered: list[int] = field(default_factory=list)
    is_known: bool = False

    async def comes_in(self) -> None:
        await self._says("/start", "Welcome!")

    async def fills_the_cart(self, presses: int) -> None:
        """All at once, some of it tapped twice; the last press shows that it was the last."""
        seen = [Counter(self.cart)]
        for _ in range(presses - 1):
            self._change(self.chance.choice(tuple(self.wares)))
            seen.append(Counter(self.cart))
        title = self.chance.choice(tuple(self.wares))
        units = self.chance.choice([n for n in range(1, MOST) if all(each[title] != n for each in seen)])
        self.cart[title] = units
        self._press(encode(SetQuantity(self.wares[title], units)))
        await self._sees_the_cart()

    async def asks_for_the_cart(self) -> None:
        await self._says("/cart", "Your cart")
        self._expect_the_cart()

    async def orders(self) -> None:
        """From the cart to the pay page; the order is placed by two taps."""
        self._press(encode(StartCheckout()))
        if not self.is_known:
            await self._sees("Who is the parcel for?")
            for answer, asked in CONTACT:
                await self._says(answer, asked)
            self.is_known = True
        await self._sees("Is everything right?")
        total = PRICE * self.cart.total()
        for _ in range(self.chance.choice((1, 2, 2))):
            self._press(self._token("Place the order"))
        await self._sees("Pay for order", _money(total))
        self.ordered.append(total)
        self.cart.clear()

    async def chooses_alipay(self) -> str:
        """Answers the link to pay at."""
        token = self._token("Alipay")
        for _ in range(self.chance.choice((1, 2))):
            self._press(token)
        await self._sees("Press the button below to pay")
        return next(str(button["url"]) for button in self._buttons() if "url" in button)

    async def is_thanked(self) -> None:
        """In a message of its own; what showed the order shows it paid."""
        self.sent += 1
        await self.eyes.sees(self.chat, lambda: self._newest("Thank you! Order"))
        await self._sees("Awaiting shipment")

    def complaints(self) -> list[str]:
        """What is not on the screen as it should be, when all is over."""
        assert self.screen is not None
        text, name = self.screen.text, self.chat.person.user.first_name
        found = [f"{name} does not see {words!r} but {text!r}" for words in self.shows if words not in text]
        return found + [f"{name} sees {words!r} in {text!r}" for words in self.hides if words in text]

    def _change(self, title: str) -> None:
        match self.chance.randrange(4):
            case 0:
                self._press(encode(ShowCart()))
            case 1:
                units = self.chance.randrange(MOST)
                self.cart[title] = units
                self._press(encode(SetQuantity(self.wares[title], units)))
            case _:
                self.cart[title] += 1
                self._press(encode(AddToCart(self.wares[title], 1)))

    def _press(self, token: str) -> None:
        assert self.screen is not None
        self.chat.presses_data(token, self.screen)
        self.updates += 1

    async def _says(self, text: str, *answer: str) -> None:
        """The answer is a message of its own."""
        newest = max(self.chat.chat.messages, default=0)
        await self.chat.says(text)
        self.updates += 1
        self.sent += 1
        self.screen = await self.eyes.sees(self.chat, lambda: self._newest(*answer, after=newest))
        self.shows, self.hides = answer, ()

    async def _sees(self, *words: str) -> None:
        self.shows, self.hides = words, ()
        await self.eyes.sees(self.chat, self._right)

    async def _sees_the_cart(self) -> None:
        self._expect_the_cart()
        await self.eyes.sees(self.chat, self._right)

    def _expect_the_cart(self) -> None:
        lines = {title: f"{title}\n{_money(PRICE)} × " for title in self.wares}
        filled = [f"{line}{self.cart[title]} =" for title, line in lines.items() if self.cart[title]]
        self.shows = ("Your cart", *(filled or ("Nothing in it yet.",)))
        self.hides = tuple(line for title, line in lines.items() if not self.cart[title])

    def _right(self) -> Message | None:
        assert self.screen is not None
        text = self.screen.text
        is_right = all(words in text for words in self.shows) and not any(w in text for w in self.hides)
        return self.screen if is_right else None

    def _newest(self, *words: str, after: int = 0) -> Message | None:
        shown = [message for message in self.chat.shown if message.id > after]
        return next((one for one in reversed(shown) if all(word in one.text for word in words)), None)

    def _token(self, label: str) -> str:
        return next(str(button["callback_data"]) for button in self._buttons() if label in button["text"])

    def _buttons(self) -> list[Json]:
        assert self.screen is not None
        return self.screen.buttons


def _money(minor: int) -> str:
    return f"CN¥{minor / 100:,.2f}"
