"""How screens are shown on Telegram, through either framework."""

from dataclasses import dataclass
from typing import Final

import pytest

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.keyboards import PER_MESSAGE
from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.actions.ordering import PlaceOrder
from shopclerk.conversation.actions.shopping import ShowCart
from shopclerk.conversation.codec import LIMIT, decode
from shopclerk.conversation.plain_text import graphemes
from shopclerk.conversation.reply import Album, Attachment, Button, Link, Paragraph, Reply, Row, Screen, Style
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from shopclerk.core.ports.notifier import Unreachable
from tests.adapters.pictures.drawing import drawn
from tests.fake_telegram import Bot, FakeTelegram, Person, PrivateChat
from tests.fake_telegram.world import Message

HOME: Final = ((Button("Home", GoHome()),),)
LONG: Final = "很长的文字👨‍👩‍👧‍👦" * 600
USER_MADE: Final = '<b>Tom & "Jerry"</b> &amp; \u200fشركة\u200e <script>'


def screen(*texts: str, rows: tuple[Row, ...] = HOME, picture: FileId | None = None) -> Screen:
    return Screen(paragraphs=tuple(map(Paragraph, texts)), rows=rows, picture=picture)


@dataclass(slots=True)
class Talk:
    """A chat with one person, shown one reply after the other."""

    chat: TelegramChat
    address: str
    seen: PrivateChat
    keys: int = 0

    async def shows(self, reply: Reply, *, at: str | None = None) -> str:
        self.keys += 1
        return await self.chat.show(self.address, reply, at=at, key=str(self.keys))

    @property
    def shown(self) -> list[Message]:
        return self.seen.shown

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.shown]

    @property
    def last(self) -> Message:
        return self.shown[-1]


@pytest.fixture
def talk(telegram_chat: TelegramChat, mei: PrivateChat) -> Talk:
    return Talk(telegram_chat, f"telegram:{mei.chat.id}", mei)


@pytest.fixture
async def cup(database: MemoryDatabase) -> FileId:
    return await database.files.put(File(drawn(), "image/png"))


@pytest.fixture
async def bowl(database: MemoryDatabase) -> FileId:
    return await database.files.put(File(drawn(size=(30, 30)), "image/png"))


def labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


async def test_a_screen_is_edited_where_it_stands(talk: Talk) -> None:
    shown = await talk.shows(screen("one"))
    assert await talk.shows(screen("two", rows=((Button("Cart", ShowCart()),),)), at=shown) == shown
    assert talk.texts == ["two"]
    assert labels(talk.last) == ["Cart"]


async def test_the_same_again_is_fine(talk: Talk, cup: FileId) -> None:
    for same in (screen("one"), screen("A cup", picture=cup)):
        shown = await talk.shows(same)
        assert await talk.shows(same, at=shown) == shown
    assert talk.texts == ["one", "A cup"]


async def test_buttons_go_with_the_screen_that_had_them(talk: Talk, cup: FileId) -> None:
    for picture in (None, cup):
        shown = await talk.shows(screen("one", picture=picture))
        await talk.shows(screen("two", rows=(), picture=picture), at=shown)
        assert talk.last.buttons == []


async def test_what_is_gone_or_cannot_be_edited_is_shown_anew(talk: Talk) -> None:
    shown = await talk.shows(screen("one"))
    talk.seen.chat.lose(talk.last)
    anew = await talk.shows(screen("two"), at=shown)
    said = await talk.seen.says("hello")
    below = await talk.shows(screen("three"), at=str(said.id))
    assert [(str(each.id), each.text) for each in talk.shown] == [(anew, "two"), (below, "three")]


async def test_words_become_a_picture_and_words_again(talk: Talk, cup: FileId, bowl: FileId) -> None:
    shown = await talk.shows(screen("words"))
    assert await talk.shows(screen("A cup", picture=cup), at=shown) == shown
    before = talk.last.body["photo"]
    assert await talk.shows(screen("A bowl", picture=bowl), at=shown) == shown
    assert talk.last.body["photo"] != before
    words = await talk.shows(screen("words again"), at=shown)
    assert words != shown
    assert [(each.text, "photo" in each.body) for each in talk.shown] == [("words again", False)]


async def test_a_picture_too_old_to_go_stays_above_the_words(
    telegram: FakeTelegram, talk: Talk, cup: FileId
) -> None:
    shown = await talk.shows(screen("A cup", picture=cup))
    talk.last.at -= 49 * 3600
    await talk.shows(screen("words"), at=shown)
    assert talk.texts == ["A cup", "words"]


async def test_a_long_screen_takes_several_messages_with_its_buttons_under_the_last(talk: Talk) -> None:
    shown = await talk.shows(screen("Title", LONG, "The end"))
    assert str(talk.last.id) == shown
    assert "".join(talk.texts).replace("\n\n", "") == f"Title{LONG}The end"
    assert [labels(each) for each in talk.shown] == [[], [], ["Home"]]
    assert all(len(list(graphemes(each.text))[-1]) in (1, 7) for each in talk.shown), "a family was parted"


async def test_a_screen_that_has_become_long_is_shown_anew(talk: Talk) -> None:
    shown = await talk.shows(screen("short"))
    last = await talk.shows(screen(LONG), at=shown)
    assert "".join(talk.texts) == LONG
    assert str(talk.last.id) == last
    assert labels(talk.last) == ["Home"]


async def test_a_long_caption_stands_below_its_picture(talk: Talk, cup: FileId) -> None:
    words = "长" * 1025
    await talk.shows(screen(words, picture=cup))
    assert [(each.text, "photo" in each.body) for each in talk.shown] == [("", True), (words, False)]
    assert [labels(each) for each in talk.shown] == [[], ["Home"]]


async def test_what_people_wrote_is_never_markup(talk: Talk, cup: FileId) -> None:
    for style in Style:
        said = Screen(paragraphs=(Paragraph(USER_MADE, style),))
        shown = await talk.shows(said)
        assert talk.last.text == USER_MADE
        await talk.shows(Screen(paragraphs=(Paragraph(USER_MADE + ".", style),), picture=cup), at=shown)
        assert talk.last.text == USER_MADE + "."
    await talk.shows(Album((cup,), USER_MADE))
    assert talk.last.text == USER_MADE
    await talk.shows(Attachment("note", cup, USER_MADE))
    assert talk.last.text == USER_MADE


@pytest.mark.parametrize("paragraphs", [(), ("",), (" \n ", "")])
async def test_a_screen_without_words_still_has_its_buttons(talk: Talk, paragraphs: tuple[str, ...]) -> None:
    shown = await talk.shows(screen(*paragraphs))
    assert labels(talk.last) == ["Home"]
    assert await talk.shows(screen("words"), at=shown) == shown


async def test_a_picture_needs_no_words(talk: Talk, cup: FileId) -> None:
    shown = await talk.shows(screen(picture=cup))
    assert (talk.last.text, labels(talk.last)) == ("", ["Home"])
    assert await talk.shows(screen("A cup", picture=cup), at=shown) == shown


async def test_more_buttons_than_a_message_takes_stand_under_several(talk: Talk) -> None:
    rows = tuple((Button(str(number), GoHome()), Button("more", ShowCart())) for number in range(120))
    shown = await talk.shows(screen("Choose", rows=rows))
    assert sum(len(each.buttons) for each in talk.shown) == 240
    assert all(len(each.buttons) <= PER_MESSAGE for each in talk.shown)
    assert [each.text for each in talk.shown] == ["Choose", "…", "…"]
    assert str(talk.last.id) == shown


async def test_a_row_too_wide_is_broken(talk: Talk) -> None:
    await talk.shows(screen("Choose", rows=(tuple(Button(str(number), GoHome()) for number in range(20)),)))
    assert [len(row) for row in talk.last.body["reply_markup"]["inline_keyboard"]] == [8, 8, 4]


async def test_a_link_that_no_button_may_carry_is_written_out(talk: Talk) -> None:
    rows = ((Link("Pay", "http://localhost:8080/pay/1"), Link("Site", "https://shop.example/")),)
    await talk.shows(screen("Your order", rows=rows))
    assert talk.last.text == "Your order\n\nPay: http://localhost:8080/pay/1"
    assert labels(talk.last) == ["Site"]


async def test_an_album_holds_ten_and_a_picture_is_never_left_alone(
    talk: Talk, database: MemoryDatabase
) -> None:
    names = [await database.files.put(File(drawn(size=(9, side)), "image/png")) for side in range(1, 12)]
    first = await talk.shows(Album(tuple(names), "All sides"))
    groups = [each.body["media_group_id"] for each in talk.shown]
    assert sorted(groups.count(group) for group in set(groups)) == [5, 6]
    assert talk.texts == ["All sides", *[""] * 10]
    assert str(talk.shown[0].id) == first
    await talk.shows(Album(tuple(names[:1]), "One"))
    assert "media_group_id" not in talk.last.body


async def test_a_picture_that_is_not_there_is_left_out(talk: Talk, cup: FileId, bowl: FileId) -> None:
    lost = FileId("0" * 64)
    shown = await talk.shows(screen("words", picture=lost))
    assert await talk.shows(screen("other words", picture=lost), at=shown) == shown
    assert talk.texts == ["other words"]
    await talk.shows(Album((lost, cup, bowl), "All sides"))
    assert talk.texts[1:] == ["All sides", ""]
    await talk.shows(Album((lost, lost), "Nothing"))
    assert talk.last.text == "Nothing"


async def test_a_file_has_the_name_it_is_given(talk: Talk, cup: FileId) -> None:
    await talk.shows(Attachment("标签-SF1", cup))
    assert talk.last.body["document"]["file_name"] == "标签-SF1.png"
    await talk.shows(Attachment("note", File(b"%PDF-1.4", "application/pdf"), "To print"))
    assert talk.last.body["document"]["file_name"] == "note.pdf"


async def test_in_a_forum_all_stays_in_its_topic(
    telegram: FakeTelegram, telegram_chat: TelegramChat, bot: Bot, cup: FileId, bowl: FileId
) -> None:
    group = telegram.group("Staff", bot, forum=True)
    boss: Person = telegram.person("Boss")
    topic = await boss.opens_topic(group, "Orders")
    talk = Talk(telegram_chat, f"telegram:{group.id}:{topic}", boss.in_group(group, bot, topic))
    shown = await talk.shows(screen("Order"))
    assert await talk.shows(screen("Order, paid"), at=shown) == shown
    for reply in (screen("A cup", picture=cup), Album((cup, bowl)), Attachment("note", cup)):
        await talk.shows(reply)
    assert [each.topic for each in talk.shown] == [topic] * 5


async def test_when_a_topic_is_gone_the_group_is_told(
    telegram: FakeTelegram, telegram_chat: TelegramChat, bot: Bot
) -> None:
    group = telegram.group("Staff", bot, forum=True)
    talk = Talk(telegram_chat, f"telegram:{group.id}:77", telegram.person("Boss").in_group(group, bot))
    await talk.shows(screen("Order"))
    assert [(each.text, each.topic) for each in talk.shown] == [("Order", 0)]


async def test_a_group_that_became_a_supergroup_is_followed(
    telegram: FakeTelegram, telegram_chat: TelegramChat, bot: Bot
) -> None:
    group, boss = telegram.group("Staff", bot), telegram.person("Boss")
    talk = Talk(telegram_chat, f"telegram:{group.id}", boss.in_group(group, bot))
    shown = await talk.shows(screen("Order"))
    there = boss.in_group(telegram.upgrade(group), bot)
    anew = await talk.shows(screen("Order, paid"), at=shown)
    assert [(str(each.id), each.text) for each in there.shown] == [(anew, "Order, paid")]


async def test_a_chat_that_there_is_not_is_out_of_reach(telegram_chat: TelegramChat) -> None:
    with pytest.raises(Unreachable):
        await telegram_chat.show("telegram:4242", screen("Hello?"), at=None, key="1")


async def test_a_button_carries_as_much_as_telegram_lets_it(talk: Talk) -> None:
    order = PlaceOrder("A" * 56, 100)
    await talk.shows(screen("Sure?", rows=((Button("Yes", order),),)))
    (button,) = talk.last.buttons
    assert len(button["callback_data"].encode()) == LIMIT == 64
    assert decode(button["callback_data"]) == order
