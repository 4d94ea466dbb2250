"""HTML as shops write it, to the plain text that a chat shows."""

import re
from html import unescape
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from bs4.exceptions import ParserRejectedMarkup

_BLOCKS: Final = (
    "p div section article header footer aside main address blockquote pre figure hr "
    "h1 h2 h3 h4 h5 h6 ul ol dl dt dd table tr"
).split()
_UNSEEN: Final = ("script", "style", "template", "noscript", "head", "iframe", "svg")
_INSTRUCTION: Final = re.compile(r"<\?[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
_LONE_BULLET: Final = re.compile(r"^(•|[0-9]+\.)\s+(?=\S)", re.MULTILINE)
_BETWEEN_BULLETS: Final = re.compile(r"(^• .*)\n{2,}(?=• )", re.MULTILINE)


def plain_text(html: str) -> str:
    """Paragraphs with a blank line between them, list items as lines that begin with a bullet or a number."""
    if "<" not in html:
        return _tidy(unescape(html))
    try:
        soup = BeautifulSoup(_INSTRUCTION.sub("", html), "html.parser")
    except ParserRejectedMarkup:
        return _tidy(unescape(_TAG.sub(" ", html)))
    _drop_what_is_not_seen(soup)
    _flow(soup)
    _mark_items(soup)
    _break_lines(soup)
    return _tidy(soup.get_text())


def _drop_what_is_not_seen(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(_UNSEEN):
        tag.extract()


def _flow(soup: BeautifulSoup) -> None:
    """In HTML a line break is a space."""
    for text in soup.find_all(string=True):
        if type(text) is NavigableString:
            text.replace_with(re.sub(r"\s+", " ", text))


def _mark_items(soup: BeautifulSoup) -> None:
    for item in soup.find_all("li"):
        item.insert(0, "\n• ")
    for numbered in soup.find_all("ol"):
        for number, item in enumerate(numbered.find_all("li", recursive=False), start=1):
            item.contents[0].replace_with(f"\n{number}. ")


def _break_lines(soup: BeautifulSoup) -> None:
    for line_break in soup.find_all("br"):
        line_break.insert_after("\n")
    for cell in soup.find_all(["td", "th"]):
        cell.append(" ")
    for block in soup.find_all(_BLOCKS):
        block.insert_before("\n\n")
        block.insert_after("\n\n")


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    joined = _LONE_BULLET.sub(r"\1 ", "\n".join(lines))
    together = _BETWEEN_BULLETS.sub(r"\1\n", joined)
    return re.sub(r"\n{3,}", "\n\n", together).strip()
