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
REFUSED: Final = ("nothing was changed", "That button was from before")
"""Said of what was tried while the database was away, and of another tap on a button that a new review has
replaced since: it is for the customer to try again.
"""
UNFINISHED: Final = text("SELECT 1 FROM inbox WHERE event_id = :event AND finished_at IS NULL")
NOWHERE: Final = "0"
"""No line: what answers is a line of its own."""
LATELY: Final = 16
"""Lines: notices and cards that follow orders come between."""
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
    are the numbers of orders on screens that answered it, or the whole screen when it has none.
    """

    name: str
    database: Database
    sku_id: SkuId
    chance: random.Random
    placed: Counter[str] = field(default_factory=Counter)
    told: dict[str, str] = field(default_factory=dict)

    async def order(self) -> None:
        """One more order, from the shelf to its number."""
        await self._say(Press(encode(AddToCart(self.sku_id, 1)), NOWHERE))
        await self._say(Press(encode(StartCheckout()), NOWHERE))
        for answer in () if self.placed else ANSWERS:
            await self._say(Text(answer))
        screens = await self._screens()
        keys = ((line, key) for line, screen in screens.items() for key in _keys(screen))
        line, (key, token) = next(found for found in keys if found[1][1] not in self.placed)
        await self._place(line, key, token)

    async def _place(self, line: int, key: str, token: str) -> None:
        """By one tap, or two before there is an answer."""
        taps = [self._accepted(Press(key, str(line))) for _ in range(self.chance.choice((1, 1, 2)))]
        updates = await asyncio.gather(*taps)
        self.placed[token] += len(updates)
        for update in updates:
            await self._is_answered(update)
        screen = _text((await self._screens())[line])
        number = NUMBER.search(screen)
        self.told[token] = number[0] if number else screen

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

    async def _screens(self) -> dict[int, Any]:
        """What was shown of late, by line, the newest first."""
        address = f"web:shop:{self.name}"
        lines = await persistently(lambda: self.database.transcript.since(address, 0, LATELY))
        return {line.id: json.loads(line.body) for line in sorted(lines, key=lambda line: -line.id)}


def _waits(event_id: str) -> Callable[[Connection], bool]:
    return lambda connection: connection.execute(UNFINISHED, {"event": event_id}).first() is not None


def _keys(screen: Any) -> list[tuple[str, str]]:
    """The buttons which place an order, each with its checkout token."""
    keys = [key["token"] for row in screen.get("rows", ()) for key in row if "token" in key]
    actions = ((key, decode(key)) for key in keys)
    return [(key, action.token) for key, action in actions if isinstance(action, PlaceOrder)]


def _text(screen: Any) -> str:
    return "\n".join(each["text"] for each in screen.get("paragraphs", ()))
