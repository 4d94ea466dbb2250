"""What the bot says of itself and offers, put right at every start, and when the shop is renamed."""

from functools import partial
from typing import Final

from shopclerk.adapters.telegram.addresses import PLATFORM, Place
from shopclerk.adapters.telegram.calls import Bot
from shopclerk.adapters.telegram.menus import Introduction, introduce, put_offers
from shopclerk.adapters.telegram.trying import Trying
from shopclerk.conversation.menu import Menu, described, offers
from shopclerk.conversation.ports.identities import Identities
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.people import Role
from shopclerk.core.usecases.terms import TermsOfNow

DEFAULT: Final = "en"
"""What everybody sees whose language is not spoken here."""
LOOK_EVERY: Final = 2.0
"""Seconds."""


class Menus:
    """Everybody's menu and description in every language, the staff's in each of their private chats, and the
    rooms' in theirs.
    """

    def __init__(
        self, bot: Bot, wording: Wording, terms: TermsOfNow, identities: Identities, rooms: Rooms
    ) -> None:
        self._bot = bot
        self._wording = wording
        self._terms = terms
        self._identities = identities
        self._rooms = rooms
        self._trying = Trying()

    async def run(self) -> None:
        """Until it is done, or this is closed."""
        await self._trying.until_told(
            partial(introduce, self._bot, introductions(self._wording, self._terms.now.name))
        )
        for address, menu, language in await self._trying.until_done(self._chats) or ():
            offered = offers(self._wording.into(language), menu)
            await self._trying.until_told(partial(put_offers, self._bot, Place.of(address), offered))

    def close(self) -> None:
        self._trying.close()

    async def _chats(self) -> list[tuple[str, Menu, str]]:
        staff = await self._identities.reach(roles=(Role.CLERK, Role.OWNER))
        rooms = await self._rooms.all()
        found = [
            *((reach.address, Menu.STAFF, reach.person.language) for reach in staff),
            *((room.address, Menu.ROOM, room.language) for room in rooms),
        ]
        return [each for each in found if each[0].startswith(f"{PLATFORM}:")]


class Renaming:
    """What the bot says of itself, put right whenever the shop is given another name."""

    def __init__(self, bot: Bot, wording: Wording, terms: TermsOfNow, every: float = LOOK_EVERY) -> None:
        self._bot = bot
        self._wording = wording
        self._terms = terms
        self._told = terms.now.name
        self._every = every
        self._trying = Trying()

    async def run(self) -> None:
        """Until closed."""
        while not self._trying.is_closed:
            if (name := self._terms.now.name) != self._told:
                await self._trying.until_told(
                    partial(introduce, self._bot, introductions(self._wording, name))
                )
                self._told = name
            await self._trying.rest(self._every)

    def close(self) -> None:
        self._trying.close()


def introductions(wording: Wording, shop_name: str) -> list[Introduction]:
    """In every language, to everybody whose language is none of them first."""
    others = [tag for tag, _ in wording.languages if tag != DEFAULT]
    return [
        _introduction(wording, shop_name, "", DEFAULT),
        *(_introduction(wording, shop_name, tag, tag) for tag in others),
    ]


def _introduction(wording: Wording, shop_name: str, tag: str, spoken: str) -> Introduction:
    words = wording.into(spoken)
    description, short = described(words, shop_name)
    return Introduction(
        language=tag,
        description=description,
        short=short,
        customers=offers(words, Menu.CUSTOMER),
        groups=offers(words, Menu.GROUP),
    )
