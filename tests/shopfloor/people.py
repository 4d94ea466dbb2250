"""People with a phone in their hand: what they say and press, and what they see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from shopclerk.conversation.actions import Action
from shopclerk.conversation.codec import encode
from shopclerk.conversation.incoming import (
    Command,
    Contact,
    Document,
    Incoming,
    Left,
    Location,
    Photo,
    Press,
    Said,
    Text,
)
from shopclerk.conversation.reply import Button
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from shopclerk.core.ports.payments import PaymentFact
from tests.shopfloor.chat import PLATFORM, Message

if TYPE_CHECKING:
    from tests.shopfloor.talking import TalkingShop

_COMMAND: Final = re.compile(r"/([a-z]+)\s*(.*)", re.DOTALL)
_NUMBER: Final = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{2}\b")


@dataclass(slots=True)
class Visitor:
    """What a visitor sees is `news`: the messages sent or changed since the visitor's own last act began.

    A button is named by a part of its label and looked for in the message that changed last, then in the one
    before; `on` names the message. `account_of` is the account, when it is one with another chat too;
    `group` is the chat, when it is one with others.
    """

    shop: TalkingShop
    name: str
    locale: str = "en"
    diary: list[str] = field(default_factory=list)
    updates: int = 0
    last: Incoming | None = None
    account_of: str = ""
    group: str = ""
    _since: int = 0

    @property
    def address(self) -> str:
        return f"{PLATFORM}:{self.group or self.name.lower()}"

    @property
    def account(self) -> str:
        return self.account_of or f"{PLATFORM}:account-of-{self.name.lower()}"

    @property
    def messages(self) -> list[Message]:
        return self.shop.chat.messages[self.address]

    @property
    def news(self) -> list[Message]:
        return [each for each in self.messages if each.stamp > self._since]

    @property
    def screen(self) -> Message:
        """The message that changed last."""
        return max(self.messages, key=lambda each: each.stamp)

    def in_group(self, name: str) -> Visitor:
        """The same person, where others read along."""
        return Visitor(self.shop, self.name, self.locale, account_of=self.account, group=name)

    async def says(self, text: str, *, to: Message | None = None) -> None:
        """`to` is the message that is answered."""
        command = _COMMAND.fullmatch(text)
        await self.does(Command(command[1], command[2]) if command else Text(text), f"says {text!r}", to=to)

    async def presses(self, label: str, *, on: Message | None = None) -> None:
        message, button = self._button(label, on)
        await self.does(Press(encode(button.action), message.id), f"presses [{button.label}]")

    async def sends_picture(
        self, content: str = "a crack", caption: str = "", album: str = "", *, to: Message | None = None
    ) -> None:
        """The platform has put it into the shop's files already."""
        file_id = await self.shop.database.files.put(File(content.encode(), "image/jpeg"))
        under = f" with {caption!r} under it" if caption else ""
        await self.does(Photo(file_id, caption, album), f"sends a picture{under}", to=to)

    async def sends_file(
        self, name: str, content: str | bytes | None = None, *, to: Message | None = None
    ) -> None:
        """Without a content it is one that cannot be had."""
        within = content.encode() if isinstance(content, str) else content
        await self.does(Document(FileId(""), name, content=within), f"sends {name}", to=to)

    async def shares_contact(self, name: str, phone: str, *, mine: bool = True) -> None:
        await self.does(Contact(name, phone, mine=mine), f"shares the contact {name} {phone}")

    async def shares_location(self, latitude: float, longitude: float, place: str = "") -> None:
        await self.does(
            Location(latitude, longitude, place), f"shares {place or 'a place'} at {latitude}, {longitude}"
        )

    @property
    def asks(self) -> list[str]:
        """The buttons over the keyboard that share something."""
        return [ask.label for ask in self.shop.chat.asks[self.address].values()]

    async def leaves(self) -> None:
        await self.does(Left(), "leaves")

    async def forges(self, pressed: Action | str, *, on: str = "m0") -> None:
        """Sends a press of a button that nobody offered."""
        token = pressed if isinstance(pressed, str) else encode(pressed)
        await self.does(Press(token, on), f"forges [{pressed}]")

    async def does(self, said: Said, told: str = "", *, to: Message | None = None) -> None:
        self.updates += 1
        self.last = Incoming(
            update_id=f"{self.name if self.group else ''}u{self.updates}",
            address=self.address,
            account=self.account,
            locale=self.locale,
            said=said,
            at=self.shop.clock.now(),
            replies_to=to.id if to else None,
            in_group=bool(self.group),
            name=self.name,
        )
        self._since = self.shop.chat.stamp
        self.diary.append(f"{self.name} {told or said}")
        await self.shop.hears_update(self.last)
        self.diary.extend(f"    {_drawn(message)}" for message in self.news)

    async def repeats(self) -> None:
        """The last update arrives once more."""
        assert self.last is not None
        await self.shop.hears_update(self.last)

    async def pays(self) -> None:
        """At the link that was shown last; the provider tells the shop."""
        await self._at_the_link(self.shop.gateway.pay(self.link()))

    async def is_declined(self, reason: str = "insufficient_funds") -> None:
        await self._at_the_link(self.shop.gateway.decline(self.link(), reason))

    async def _at_the_link(self, fact: PaymentFact | None) -> None:
        assert fact is not None, "the provider is done with that payment"
        self._since = self.shop.chat.stamp
        await self.shop.hears(fact)
        await self.shop.relays()

    def looks_away(self) -> None:
        """From now on, only what comes next is news."""
        self._since = self.shop.chat.stamp

    def sees(self, *texts: str) -> None:
        for text in texts:
            assert any(text in seen for seen in self._seen()), self._account_of(f"does not see {text!r}")

    def does_not_see(self, *texts: str) -> None:
        for text in texts:
            assert not any(text in seen for seen in self._seen()), self._account_of(f"sees {text!r}")

    def sees_button(self, *labels: str) -> None:
        for label in labels:
            assert any(label in seen for seen in self.labels()), self._account_of(f"sees no [{label}]")

    def does_not_see_button(self, *labels: str) -> None:
        for label in labels:
            assert not any(label in seen for seen in self.labels()), self._account_of(f"sees [{label}]")

    def reads_in_order(self, *texts: str) -> None:
        """All of them in one of the messages that are new, one after the other."""
        read = [[message.text.find(text) for text in texts] for message in self.news]
        whole = [places for places in read if -1 not in places]
        assert whole, self._account_of(f"does not read all of {texts}")
        assert any(places == sorted(places) for places in whole), self._account_of(
            f"does not read in this order: {texts}"
        )

    def sees_nothing_new(self) -> None:
        assert not self.news, self._account_of("sees something new")

    def labels(self) -> list[str]:
        return [button.label for message in self.news for button in message.all_buttons]

    def order_number(self) -> str:
        """The order number read last."""
        for message in sorted(self.messages, key=lambda each: -each.stamp):
            if found := _NUMBER.search(message.text):
                return found[0]
        raise AssertionError(self._account_of("never read an order number"))

    def showing(self, text: str) -> list[Message]:
        """Every message that shows this, from the top."""
        return [message for message in self.messages if text in message.text]

    def _seen(self) -> Iterator[str]:
        yield from (message.text for message in self.news)
        yield from (toast.text for toast in self.shop.chat.toasts[self.address] if toast.stamp > self._since)

    def _button(self, label: str, on: Message | None) -> tuple[Message, Button]:
        newest_first = sorted(self.messages, key=lambda each: -each.stamp)
        for message in [on] if on else newest_first:
            offered = [button for button in message.buttons if label in button.label]
            exact = [button for button in offered if button.label == label]
            for button in (*exact, *offered):
                return message, button
        raise AssertionError(self._account_of(f"has no button [{label}]"))

    def link(self) -> str:
        """The address of the pay page shown last."""
        for message in sorted(self.messages, key=lambda each: -each.stamp):
            for link in message.links:
                return link.url
        raise AssertionError(self._account_of("was shown no link"))

    def _account_of(self, complaint: str) -> str:
        chat = "\n".join(f"  {message.id}: {_drawn(message)}" for message in self.messages)
        return "\n".join((f"{self.name} {complaint}", "", *self.diary, "", "The chat:", chat))


def _drawn(message: Message) -> str:
    rows = " ".join(f"[{each.label}]" for each in message.all_buttons)
    return f"{message.text} {rows}".replace("\n", " / ")
