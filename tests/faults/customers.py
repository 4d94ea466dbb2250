"""Customers who order again and again, whatever befalls the shop: what they say is kept once it was
acknowledged, and what they were told is written down.
"""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import repeat
from typing import Any, Final, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, text

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.webchat.intake import SOURCE
from shopclerk.conversation.actions.ordering import PlaceOrder, StartCheckout
from shopclerk.conversation.actions.shopping import AddToCart
from shopclerk.conversation.codec import decode, encode
from shopclerk.conversation.incoming import Incoming, Press, Said, Text
from shopclerk.conversation.update_codec import encode_incoming
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.ports.errors import PortError
from tests.faults.life import ADDRESS, NUMBER, PERSON, PHONE

PATIENCE: Final = 240.0
"""Seconds that one answer may take, however many branches die meanwhile."""
UNFINISHED: Final = text("SELECT 1 FROM inbox WHERE event_id = :event AND finished_at IS NULL")
ANSWERS: Final = (PERSON, PHONE, ADDRESS)

T = TypeVar("T")


async def persistently(asking: Callable[[], Awaitable[T]]) -> T:
    """Asked again until it is answered: what is asked here may be repeated."""
    async with asyncio.timeout(PATIENCE):
        for pause in repeat(0.05):
            try:
                return await asking()
            except PortError:
                await asyncio.sleep(pause)
    raise AssertionError


@dataclass(slots=True)
class Customer:
    """`placed` counts, by checkout token, how often "Place the order" was pressed and acknowledged; `told`
    are the numbers of orders on screens that answered it.
    """

    name: str
    database: Database
    sku_id: SkuId
    chance: random.Random
    placed: Counter[str] = field(default_factory=Counter)
    told: dict[str, str] = field(default_factory=dict)
    _line: str = "0"

    async def order(self) -> None:
        """One more order, from the shelf to its number."""
        await self._say(Press(encode(AddToCart(self.sku_id, 1)), self._line))
        await self._say(Press(encode(StartCheckout()), self._line))
        screen = await self._screen()
        for answer in ANSWERS:
            if _key(screen):
                break
            await self._say(Text(answer))
            screen = await self._screen()
        key = _key(screen)
        assert key, screen
        await self._place(*key)

    async def _place(self, key: str, token: str) -> None:
        """By one tap, or two before there is an answer."""
        taps = [self._accepted(Press(key, self._line)) for _ in range(self.chance.choice((1, 1, 2)))]
        updates = await asyncio.gather(*taps)
        self.placed[token] += len(updates)
        for update in updates:
            await self._is_answered(update)
        screens = [_text(json.loads(line.body)) for line in await self._lines()]
        numbers = [number[0] for screen in screens if (number := NUMBER.search(screen))]
        self.told[token] = numbers[-1] if numbers else ""

    async def _say(self, said: Said) -> None:
        await self._is_answered(await self._accepted(said))

    async def _accepted(self, said: Said) -> str:
        """Until it is acknowledged."""
        incoming = Incoming(
            update_id=uuid4().hex,
            address=f"web:shop:{self.name}",
            account=f"web:{self.name}",
            locale="en",
            said=said,
            at=datetime.now(UTC),
        )
        event_id, payload = f"{incoming.address}#{incoming.update_id}", encode_incoming(incoming)
        await persistently(
            lambda: self.database.inbox.accept(SOURCE, event_id, incoming.address, payload, incoming.at)
        )
        return event_id

    async def _is_answered(self, event_id: str) -> None:
        async with asyncio.timeout(PATIENCE):
            for pause in repeat(0.05):
                if not await persistently(lambda: self.database.transactions.read(_waits(event_id))):
                    return
                await asyncio.sleep(pause)

    async def _screen(self) -> Any:
        """What was shown last."""
        newest = (await self._lines())[-1]
        self._line = str(newest.id)
        return json.loads(newest.body)

    async def _lines(self) -> Any:
        return await persistently(lambda: self.database.transcript.since(f"web:shop:{self.name}", 0, 4))


def _waits(event_id: str) -> Callable[[Connection], bool]:
    return lambda connection: connection.execute(UNFINISHED, {"event": event_id}).first() is not None


def _key(screen: Any) -> tuple[str, str] | None:
    """The button which places the order, and its checkout token."""
    keys = [key["token"] for row in screen["rows"] for key in row if "token" in key]
    actions = ((key, decode(key)) for key in keys)
    return next(((key, action.token) for key, action in actions if isinstance(action, PlaceOrder)), None)


def _text(screen: Any) -> str:
    return "\n".join(each["text"] for each in screen.get("paragraphs", ()))
