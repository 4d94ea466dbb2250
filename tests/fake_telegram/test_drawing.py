"""A chat as a page."""

from tests.fake_telegram import FakeTelegram
from tests.fake_telegram.drawing import Drawing
from tests.fake_telegram.markup import parsed
from tests.fake_telegram.world import Json

PNG = b"\x89PNG and so on"


async def drawn(**body: object) -> str:
    """What a bot shows to Mei, as a page."""
    async with FakeTelegram() as telegram:
        bot, mei = telegram.bot("Tea <House>"), telegram.person("Mei")
        chat = mei.chat_with(bot)
        photo = {"photo": [{"file_id": telegram.world.keep_file(PNG)}]} if body.pop("pictured", False) else {}
        telegram.world.post(chat.chat, bot, {**body, **photo})
        return Drawing(telegram.world, bot.first_name, mei.user.id).page(chat.messages)


async def text_drawn(html: str) -> str:
    text, entities = parsed(html, "HTML")
    return await drawn(text=text, entities=entities)


async def test_entities_become_tags_counted_in_utf_16() -> None:
    assert "🍵🍵 <b>tea &amp; <i>cake</i></b> &lt;b&gt;" in await text_drawn(
        "🍵🍵 <b>tea &amp; <i>cake</i></b> &lt;b&gt;"
    )


async def test_buttons_stand_below_with_their_colours_and_links_are_marked() -> None:
    keyboard: Json = {
        "inline_keyboard": [
            [{"text": "Buy", "callback_data": "1", "style": "primary"}, {"text": "Pay", "url": "https://a.b"}]
        ]
    }
    page = await drawn(text="Tea", reply_markup=keyboard)
    assert '<span class="primary">Buy</span><span class="">Pay ↗</span>' in page


async def test_a_picture_is_in_the_page_and_names_are_escaped() -> None:
    page = await drawn(caption="Tea", pictured=True)
    assert "data:image/png;base64,iVBORyBhbmQgc28gb24=" in page
    assert "Tea &lt;House&gt;" in page
