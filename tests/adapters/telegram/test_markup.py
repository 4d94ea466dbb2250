"""Whatever is written fits into Telegram's messages; nothing of it is lost, changed or taken for markup."""

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from shopclerk.adapters.telegram.markup import CUT, fits, fitted, split, units
from shopclerk.conversation.plain_text import graphemes
from shopclerk.conversation.reply import Paragraph, Style
from tests.fake_telegram.markup import parsed, utf16_length

MOST: Final = 40
WHOLE: Final = (
    "🇨🇳",
    "👨‍👩‍👧‍👦",
    "👩🏽‍🚀",
    "é̂",
    "각",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "中",
    "<",
    "&",
    "&lt;",
    "</b>",
    "\u200f",
    "\u2067",
    "a",
)
texts = st.lists(st.sampled_from([*WHOLE, " ", "\n", "x" * 45]), max_size=60).map("".join) | st.text(
    st.characters(codec="utf-8"), max_size=120
)
paragraphs = st.lists(st.builds(Paragraph, texts, st.sampled_from(Style)), max_size=6)


def read(html: str) -> str:
    """What people see of it, by the rules that Telegram reads it."""
    text, _ = parsed(html, "HTML")
    return text


def bare(text: str) -> str:
    """Without the spaces that Telegram takes away at the ends of a message."""
    return "".join(text.split())


@given(paragraphs)
def test_every_message_fits(written: list[Paragraph]) -> None:
    messages = [read(html) for html in split(written, MOST)]
    assert all(utf16_length(text) <= MOST for text in messages)
    assert all(text.strip() for text in messages) is any(each.text.strip() for each in written)


@given(paragraphs)
def test_nothing_is_lost_changed_or_taken_for_markup(written: list[Paragraph]) -> None:
    said = "".join(read(html) for html in split(written, MOST))
    assert bare(said) == bare("".join(each.text for each in written))


@given(st.lists(st.sampled_from(WHOLE), max_size=200))
def test_what_a_reader_takes_for_one_character_is_never_parted(characters: list[str]) -> None:
    wholes = list(graphemes("".join(characters)))
    messages = split([Paragraph("Title"), Paragraph("".join(wholes))], MOST)
    cut = [piece for html in messages for piece in graphemes(read(html).removeprefix("Title").strip("\n"))]
    if all(units(each) <= MOST for each in wholes):
        assert cut == wholes


@given(paragraphs)
def test_no_more_messages_than_needed(written: list[Paragraph]) -> None:
    assert fits(written, MOST) is (len(split(written, MOST)) == 1)


@given(texts)
def test_a_caption_is_cut_where_it_shows(text: str) -> None:
    caption = read(fitted(text, MOST))
    assert utf16_length(caption) <= MOST
    kept = bare(caption.removesuffix(CUT))
    assert bare(text).startswith(kept)
    assert units(text) > MOST or bare(caption) == bare(text)


def test_one_character_that_is_longer_than_a_message_is_parted_all_the_same() -> None:
    endless = "e" + "\u0301" * 100
    assert "".join(map(read, split([Paragraph(endless)], MOST))) == endless
