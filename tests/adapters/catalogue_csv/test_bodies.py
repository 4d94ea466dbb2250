import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.adapters.catalogue_csv.bodies import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("Plain words.", "Plain words."),
        ("One line.\nAnother line.\r\n\r\n\r\nFar below.", "One line.\nAnother line.\n\nFar below."),
        ("Tea &amp; cakes, 5 &lt; 6", "Tea & cakes, 5 < 6"),
        ("https://shop.example/page", "https://shop.example/page"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One\n   broken\tline</p>", "One broken line"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("Made of: <ul>\n<li>wool</li>\n<li>silk</li>\n</ul>", "Made of:\n\n• wool\n• silk"),
        ("<ul><li><p>wool</p></li><li><p>silk</p></li></ul>after", "• wool\n• silk\n\nafter"),
        ("<ol><li>boil</li><li>pour</li></ol>", "1. boil\n2. pour"),
        ("<h2>Care</h2>Wash <b>cold</b>.", "Care\n\nWash cold."),
        ("<table><tr><td>Height</td><td>12 cm</td></tr></table>", "Height 12 cm"),
        ("<p>Seen</p><script>alert(1)</script><style>p{}</style><!-- unseen -->", "Seen"),
        ("<p>1 &lt;b&gt; 2</p>", "1 <b> 2"),
        ("<?xml version='1.0'?><p>Odd</p>", "Odd"),
        ("<p>Unclosed <b>and <i>crossed</b></i>", "Unclosed and crossed"),
        ("<p>瓷器&nbsp;手工</p>", "瓷器 手工"),
    ],
)
def test_html_becomes_what_a_chat_can_show(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_deeply_nested_html_is_read_too() -> None:
    assert plain_text("<div>" * 3_000 + "deep" + "</div>" * 3_000) == "deep"


@given(st.text(alphabet=st.sampled_from("<>/!?[]-&;#\"'= \nabpluoi·1xCDATA"), max_size=80))
def test_no_text_is_too_broken_to_be_read(html: str) -> None:
    text = plain_text(html)
    assert text == text.strip()
    assert "\n\n\n" not in text
