"""What every `Chat` does. A test module of an adapter subclasses `ChatContract` and says with fixtures how
its chat is looked at: see tests/shopfloor/test_chat.py.
"""

from dataclasses import replace
from typing import Final, Protocol

import pytest

from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.ports.chat import Chat, Offer
from shopclerk.conversation.reply import (
    Album,
    Ask,
    AskContact,
    AskLocation,
    Attachment,
    Button,
    Paragraph,
    Screen,
    Toast,
)
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File

NOTE: Final = File(b"%PDF-1.4", "application/pdf")


class Onlooker(Protocol):
    """Sees what stands in a chat: for each message its name and its first paragraph, from top to bottom."""

    async def messages(self, address: str) -> list[tuple[str, str]]: ...


def screen(text: str) -> Screen:
    return Screen(paragraphs=(Paragraph(text),), rows=((Button("Home", GoHome()),),))


class ChatContract:
    """Two fixtures to give: `chat`, and an `onlooker` of the same. Chats that can edit keep this contract."""

    @pytest.fixture
    def chat(self) -> Chat:
        raise NotImplementedError

    @pytest.fixture
    def onlooker(self) -> Onlooker:
        raise NotImplementedError

    @pytest.fixture
    async def pictures(self, chat: Chat) -> tuple[FileId, ...]:
        """Two that the chat can show."""
        return FileId("1" * 64), FileId("2" * 64)

    @pytest.fixture
    def here(self, chat: Chat) -> str:
        return f"{chat.platform}:shop:ana"

    @pytest.fixture
    def there(self, chat: Chat) -> str:
        """Another chat."""
        return f"{chat.platform}:shop:ben"

    def test_it_has_a_name_to_begin_addresses_with(self, chat: Chat) -> None:
        assert chat.platform
        assert ":" not in chat.platform

    async def test_screens_stand_below_each_other_in_the_order_they_were_shown(
        self, chat: Chat, onlooker: Onlooker, here: str
    ) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        second = await chat.show(here, screen("two"), at=None, key="2")
        assert await onlooker.messages(here) == [(first, "one"), (second, "two")]

    async def test_a_screen_shown_at_a_message_takes_its_place(
        self, chat: Chat, onlooker: Onlooker, here: str
    ) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        second = await chat.show(here, screen("two"), at=None, key="2")
        assert await chat.show(here, screen("one again"), at=first, key="3") == first
        assert sorted(await onlooker.messages(here)) == sorted([(first, "one again"), (second, "two")])

    async def test_the_same_screen_can_be_shown_in_its_own_place(
        self, chat: Chat, onlooker: Onlooker, here: str
    ) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        assert await chat.show(here, screen("one"), at=first, key="2") == first
        assert await onlooker.messages(here) == [(first, "one")]

    @pytest.mark.parametrize("gone", ["999999", "no message at all", ""])
    async def test_where_there_is_no_such_message_the_screen_is_sent(
        self, chat: Chat, onlooker: Onlooker, here: str, gone: str
    ) -> None:
        sent = await chat.show(here, screen("one"), at=gone, key="1")
        assert await onlooker.messages(here) == [(sent, "one")]

    async def test_a_message_of_another_chat_is_not_edited(
        self, chat: Chat, onlooker: Onlooker, here: str, there: str
    ) -> None:
        theirs = await chat.show(there, screen("theirs"), at=None, key="1")
        mine = await chat.show(here, screen("mine"), at=theirs, key="2")
        assert await onlooker.messages(there) == [(theirs, "theirs")]
        assert await onlooker.messages(here) == [(mine, "mine")]

    @pytest.mark.parametrize("ask", [AskContact("Yours?", "Share"), AskLocation("There?", "Share")])
    async def test_what_lets_somebody_share_something_goes_when_it_is_withdrawn(
        self, chat: Chat, onlooker: Onlooker, here: str, ask: Ask
    ) -> None:
        first = await chat.show(here, replace(screen("one"), ask=ask), at=None, key="1")
        asking = await chat.show(here, ask, at=None, key="1:ask")
        assert await onlooker.messages(here) == [
            (first, "one"),
            *([(asking, ask.text)] if asking else []),
        ]
        for _ in range(2 if asking else 0):
            await chat.withdraw(here, asking)
        assert await onlooker.messages(here) == [(first, "one")]

    async def test_an_album_and_a_file_are_messages_of_their_own(
        self, chat: Chat, onlooker: Onlooker, here: str, pictures: tuple[FileId, ...]
    ) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        album = await chat.show(here, Album(pictures, "all of them"), at=first, key="2")
        kept = await chat.show(here, Attachment("a picture", pictures[0], "to print"), at=first, key="3")
        made = await chat.show(here, Attachment("a note", NOTE, "to keep"), at=first, key="4")
        stands = [(first, "one"), (album, "all of them"), (kept, "to print"), (made, "to keep")]
        assert await onlooker.messages(here) == stands

    @pytest.mark.parametrize("start", ["p_TEA", "x" * 64])
    def test_a_link_says_what_it_is_to_say_or_there_is_none(self, chat: Chat, start: str) -> None:
        for link in (chat.link(start), chat.link(start, to_group=True)):
            assert not link or (link.startswith("https://") and start in link)

    async def test_a_menu_is_offered_and_taken_away_as_often_as_one_likes(
        self, chat: Chat, onlooker: Onlooker, here: str
    ) -> None:
        before = await onlooker.messages(here)
        for offers in ((Offer("queue", "See the orders"),), (), ()):
            await chat.offer(here, offers)
        assert await onlooker.messages(here) == before

    async def test_a_toast_leaves_no_message(self, chat: Chat, onlooker: Onlooker, here: str) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        assert await chat.show(here, Toast("noted"), at=first, key="1:toast") == first
        assert await chat.show(here, Toast("noted"), at=None, key="2:toast") == ""
        assert await onlooker.messages(here) == [(first, "one")]


class KeyedChatContract(ChatContract):
    """Of chats that know by its key what they have shown."""

    async def test_the_same_key_shows_once(self, chat: Chat, onlooker: Onlooker, here: str) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        assert await chat.show(here, screen("one"), at=None, key="1") == first
        assert await onlooker.messages(here) == [(first, "one")]

    async def test_the_same_key_edits_once(self, chat: Chat, onlooker: Onlooker, here: str) -> None:
        first = await chat.show(here, screen("one"), at=None, key="1")
        for text in ("changed", "changed again"):
            assert await chat.show(here, screen(text), at=first, key="2") == first
        assert await onlooker.messages(here) == [(first, "changed")]

    async def test_the_same_key_is_another_one_in_another_chat(
        self, chat: Chat, onlooker: Onlooker, here: str, there: str
    ) -> None:
        await chat.show(here, screen("one"), at=None, key="1")
        shown = await chat.show(there, screen("two"), at=None, key="1")
        assert await onlooker.messages(there) == [(shown, "two")]

    async def test_the_same_key_shows_an_album_and_a_file_once(
        self, chat: Chat, onlooker: Onlooker, here: str, pictures: tuple[FileId, ...]
    ) -> None:
        for reply in (Album(pictures, "all of them"), Attachment("a note", NOTE, "to keep")):
            key = str(type(reply))
            first = await chat.show(here, reply, at=None, key=key)
            assert await chat.show(here, reply, at=None, key=key) == first
        assert len(await onlooker.messages(here)) == 2
