"""A whole recipient in one message, as people keep it in their notes: name, number and address together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.errors import InvalidPhone
from shopclerk.core.domain.people import phone_number

_COMMAS: Final = re.compile(r"[,，;；、]")
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Pasted:
    """Who and where, as typed."""

    name: str
    phone: str
    address: str


def pasted(text: str) -> Pasted | None:
    """Three lines or more, or that many parts between commas: the first is the name, one is a number that can
    be called, the rest is the address. None of anything else.
    """
    return _of_parts(text.splitlines(), "\n") or _of_parts(_COMMAS.split(text), ", ")


def _of_parts(parts: Sequence[str], between: str) -> Pasted | None:
    said = [part.strip() for part in parts if part.strip()]
    number = next((index for index, part in enumerate(said) if index and _is_phone(part)), None)
    if len(said) < _LEAST or number is None:
        return None
    name, *address = (part for index, part in enumerate(said) if index != number)
    return Pasted(name, said[number], between.join(address))


def _is_phone(text: str) -> bool:
    try:
        phone_number(text)
    except InvalidPhone:
        return False
    return True
