import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.conversation.plain_text import graphemes, lines, one_line, shortened

FAMILY = "👨‍👩‍👧‍👦"
FLAGS = "🇨🇳🇩🇪"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Enamel \t\n mug ", "Enamel mug"),
        ("mug\u202egnp.exe", "muggnp.exe"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("half \ud83d pair", "half pair"),
        (f"for the {FAMILY}", f"for the {FAMILY}"),
        ("<b>{name}</b>", "<b>{name}</b>"),
    ],
)
def test_others_text_is_made_one_harmless_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_line_breaks_of_a_description_are_kept_but_not_many() -> None:
    assert lines("\n one \r\n\n\n\n two\u202e \nthree\n") == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("Enamel mug", 10, "Enamel mug"),
        ("Enamel mug", 9, "Enamel m…"),
        ("Enamel mug", 8, "Enamel…"),
        ("搪瓷杯子", 8, "搪瓷杯子"),
        ("搪瓷杯子", 7, "搪瓷杯…"),
        ("搪瓷杯子", 6, "搪瓷…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301s!", 5, "cafe\u0301…"),
        (FAMILY * 3, 5, f"{FAMILY * 2}…"),
        (FLAGS * 2, 3, "🇨🇳🇩🇪…"),
        ("👍🏽👍🏽", 3, "👍🏽…"),
    ],
)
def test_long_text_is_cut_between_whole_characters(text: str, columns: int, shown: str) -> None:
    assert shortened(text, columns) == shown


def test_flags_are_told_apart_in_pairs() -> None:
    assert list(graphemes(FLAGS)) == ["🇨🇳", "🇩🇪"]


@given(st.text())
def test_graphemes_make_up_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(st.text(), st.integers(2, 40))
def test_a_shortened_text_is_the_text_or_its_beginning(text: str, columns: int) -> None:
    shown = shortened(text, columns)
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))
