"""A day in a shop, whatever the chats are: who is there, what they do and see, and what only a test can do.

`tests.days.places.PLACES` opens such a shop on the web chat and on Telegram through either framework.
"""

from typing import Protocol

from shopclerk.core.domain.people import Role
from shopclerk.core.ports.payments import PaymentFact
from tests.shopfloor.shop import Shop


class Somebody(Protocol):
    """One person in front of their chat.

    `presses` looks for the newest button whose label contains that, and waits until there is one; `inputs`
    counts what they pressed, typed and sent. `sees` waits for a message of the shop that has all these words,
    and answers what it says; `replies` says something to such a message; `never_saw` tells at once.
    `hurries` presses twice before anything can have happened. `loses_the_network` breaks the connection
    where there is one; the app comes back by itself.
    """

    inputs: int

    async def says(self, text: str) -> None: ...

    async def replies(self, text: str, *to: str) -> None: ...

    async def presses(self, label: str, *, on: str = "") -> None: ...

    async def hurries(self, label: str) -> None: ...

    async def sends_picture(self, content: bytes, caption: str = "") -> None: ...

    async def sends_file(self, content: bytes, name: str) -> None: ...

    async def sees(self, *words: str) -> str: ...

    async def sees_button(self, label: str) -> None: ...

    def never_saw(self, words: str) -> bool: ...

    async def link(self) -> str: ...

    async def loses_the_network(self) -> None: ...


class Day(Protocol):
    """The shop, on the morning of it. `floor` is what lies behind: goods, provider, carrier, clock."""

    @property
    def floor(self) -> Shop: ...

    async def visitor(self, name: str, *, language: str = "en") -> Somebody: ...

    async def staff(self, name: str, *, role: Role = Role.CLERK, language: str = "en") -> Somebody: ...

    async def is_quiet(self) -> None: ...

    async def hears(self, *facts: PaymentFact) -> None: ...

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None: ...

    async def dead_letters(self) -> list[str]: ...

    async def breaches(self) -> list[str]: ...


async def pays(day: Day, buyer: Somebody) -> None:
    """At the link that was shown last; the provider tells the shop."""
    fact = day.floor.gateway.pay(await buyer.link())
    assert fact is not None, "the provider takes no money for it"
    await day.hears(fact)


async def is_closed_in_order(day: Day) -> None:
    """Nothing was left undone, lost or unbalanced."""
    await day.is_quiet()
    assert await day.dead_letters() == []
    assert await day.breaches() == []
