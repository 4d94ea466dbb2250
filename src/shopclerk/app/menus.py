"""What the bot says of itself and offers, put right at every start."""

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

DEFAULT: Final = "en"
"""What everybody sees whose language is not spoken here."""


class Menus:
    """Everybody's menu and description in every language, the staff's in each of their private chats, and the
    rooms' in theirs.
    """

    def __init__(
        self, bot: Bot, wording: Wording, shop_name: str, identities: Identities, rooms: Rooms
    ) -> None:
        self._bot = bot
        self._wording = wording
        self._shop_name = shop_name
        self._identities = identities
        self._rooms = rooms
        self._trying = Trying()

    async def run(self) -> None:
        """Until it is done, or this is closed."""
        await self._trying.until_told(partial(introduce, self._bot, self._introductions()))
        for address, menu, language in await self._trying.until_done(self._chats) or ():
            offered = offers(self._wording.into(language), menu)
            await self._trying.until_told(partial(put_offers, self._bot, Place.of(address), offered))

    def close(self) -> None:
        self._trying.close()

    def _introductions(self) -> list[Introduction]:
        others = [tag for tag, _ in self._wording.languages if tag != DEFAULT]
        return [self._introduction("", DEFAULT), *(self._introduction(tag, tag) for tag in others)]

    def _introduction(self, tag: str, spoken: str) -> Introduction:
        words = self._wording.into(spoken)
        description, short = described(words, self._shop_name)
        return Introduction(
            language=tag,
            description=description,
            short=short,
            customers=offers(words, Menu.CUSTOMER),
            groups=offers(words, Menu.GROUP),
        )

    async def _chats(self) -> list[tuple[str, Menu, str]]:
        staff = await self._identities.reach(roles=(Role.CLERK, Role.OWNER))
        rooms = await self._rooms.all()
        found = [
            *((reach.address, Menu.STAFF, reach.person.language) for reach in staff),
            *((room.address, Menu.ROOM, room.language) for room in rooms),
        ]
        return [each for each in found if each[0].startswith(f"{PLATFORM}:")]
