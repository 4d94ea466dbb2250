"""What a text may be: core.telegram.org/bots/api#sendmessage, #html-style."""

import pytest

from tests.fake_telegram import PrivateChat
from tests.fake_telegram.plain_bot import PlainBot, refused

UNREADABLE = "Bad Request: can't parse entities: "


async def shown(call: PlainBot, chat: PrivateChat, text: str, mode: str = "HTML") -> dict[str, object]:
    sent = await call("sendMessage", chat_id=chat.chat.id, text=text, parse_mode=mode)
    return {name: sent[name] for name in ("text", "entities") if name in sent}


@pytest.mark.parametrize("text", ["x" * 4096, "🍵" * 2048, "<b>" + "x" * 4096 + "</b>", "&amp;" * 4096])
async def test_4096_units_of_what_is_seen_are_a_message(call: PlainBot, mei: PrivateChat, text: str) -> None:
    await shown(call, mei, text)


@pytest.mark.parametrize("text", ["x" * 4097, "🍵" * 2048 + "x", "<b>" + "x" * 4097 + "</b>"])
async def test_one_more_is_too_long(call: PlainBot, mei: PrivateChat, text: str) -> None:
    with refused("Bad Request: message is too long"):
        await shown(call, mei, text)


@pytest.mark.parametrize("text", ["", " \n", "<b> </b>"])
async def test_there_has_to_be_something_to_see(call: PlainBot, mei: PrivateChat, text: str) -> None:
    with refused("Bad Request: message text is empty"):
        await shown(call, mei, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<b>tea", 'Can\'t find end tag corresponding to start tag "b"'),
        ("tea</b>", "Unexpected end tag at byte offset 3"),
        ("茶<b><i>tea</b></i>", 'Unmatched end tag at byte offset 12, expected "</i>", found "</b>"'),
        ("tea <p>", 'Unsupported start tag "p" at byte offset 4'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("1 <b", "Unclosed start tag at byte offset 2"),
        ("<b>tea</b", "Unclosed end tag at byte offset 6"),
        ("<span>tea</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
    ],
)
async def test_html_that_is_not_well_formed_is_refused_in_telegrams_words(
    call: PlainBot, mei: PrivateChat, text: str, why: str
) -> None:
    with refused(UNREADABLE + why):
        await shown(call, mei, text)
    assert mei.shown == []


async def test_markup_becomes_entities_in_utf16_units(call: PlainBot, mei: PrivateChat) -> None:
    seen = await shown(
        call, mei, '🍵 <b>Green <i>tea</i></b> <a href="https://tea.example/?a&amp;b">here</a>'
    )
    assert seen == {
        "text": "🍵 Green tea here",
        "entities": [
            {"type": "bold", "offset": 3, "length": 9},
            {"type": "italic", "offset": 9, "length": 3},
            {"type": "text_link", "offset": 13, "length": 4, "url": "https://tea.example/?a&b"},
        ],
    }


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("strong", "bold"),
        ("em", "italic"),
        ("ins", "underline"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("BLOCKQUOTE", "blockquote"),
    ],
)
async def test_known_tags(call: PlainBot, mei: PrivateChat, tag: str, kind: str) -> None:
    seen = await shown(call, mei, f"<{tag}>tea</{tag}>")
    assert seen["entities"] == [{"type": kind, "offset": 0, "length": 3}]


async def test_only_four_names_and_numbers_are_character_references(call: PlainBot, mei: PrivateChat) -> None:
    seen = await shown(call, mei, "&lt;&gt;&amp;&quot;&#26032;&#x65b0; &nbsp; &copy; &")
    assert seen == {"text": '<>&"新新 &nbsp; &copy; &'}


async def test_what_stands_around_a_text_is_cut_off_with_its_markup(call: PlainBot, mei: PrivateChat) -> None:
    seen = await shown(call, mei, "  <b> tea </b>\n")
    assert seen == {"text": "tea", "entities": [{"type": "bold", "offset": 0, "length": 3}]}


async def test_a_link_that_leads_nowhere_is_no_link(call: PlainBot, mei: PrivateChat) -> None:
    assert await shown(call, mei, '<a href="nowhere">tea</a>') == {"text": "tea"}


async def test_without_a_mode_markup_is_text(call: PlainBot, mei: PrivateChat) -> None:
    assert await shown(call, mei, "1 < 2 <b>", "") == {"text": "1 < 2 <b>"}


async def test_a_mode_that_is_not_spoken_here_is_refused(call: PlainBot, mei: PrivateChat) -> None:
    with refused("Bad Request: unsupported parse_mode"):
        await shown(call, mei, "tea", "BBCode")
