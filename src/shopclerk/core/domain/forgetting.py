"""Taking somebody's words out of what others were shown of them."""

import re
from collections.abc import Iterable
from typing import Any, Final

READ: Final = frozenset({"text", "label", "name", "hint"})
"""Under these names a message has what people read; the rest of it is for machines."""
BLOT: Final = "…"
KNOWN_BY: Final = 16
"""Characters: a longer text may have been shortened, and what follows them in the same line goes too."""
_TOO_SHORT: Final = re.compile(r".|[\x20-\x7e]{1,2}", re.DOTALL)
"""Would be found in anybody's words."""
_LETTER: Final = "[A-Za-z0-9]"


def traces_of(told: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of these texts, each line of them by itself; None when there is nothing to be found."""
    lines = {" ".join(line.split()) for text in told for line in text.splitlines()}
    known = sorted((line for line in lines if line and not _TOO_SHORT.fullmatch(line)), key=len, reverse=True)
    return re.compile("|".join(map(_trace, known))) if known else None


def blotted(body: Any, traces: re.Pattern[str]) -> Any:
    """A message, in whatever form its chat keeps it as JSON, without what was found in what people read."""
    match body:
        case dict():
            return {key: _read(key, each, traces) for key, each in body.items()}
        case list():
            return [blotted(each, traces) for each in body]
    return body


def _read(key: str, value: Any, traces: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return traces.sub(BLOT, value) if key in READ else value
    return blotted(value, traces)


def _trace(line: str) -> str:
    begins = r"\s+".join(map(re.escape, line[:KNOWN_BY].split()))
    ends = r"[^\n]*" if len(line) > KNOWN_BY else f"(?!{_LETTER})" if _is_letter(line[-1]) else ""
    return f"(?<!{_LETTER}){begins}{ends}" if _is_letter(line[0]) else f"{begins}{ends}"


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()
