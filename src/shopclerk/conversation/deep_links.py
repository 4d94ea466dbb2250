"""Links that open one thing of the shop: what stands behind `/start`, in 64 letters, digits, `-`, `_`.

`p_TEA` is a product as it is called (the code of a SKU, its handle, its id), `o_7K3F-22` an order,
`d_SPRING` a discount code. A name with other characters is carried as base64url behind `pb_` or `db_`.
Source: core.telegram.org/bots/features#deep-linking.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

LIMIT: Final = 64
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class ProductLink:
    """`name` is what `ShowProduct` knows it by."""

    name: str


@dataclass(frozen=True, slots=True)
class OrderLink:
    number: str


@dataclass(frozen=True, slots=True)
class DiscountLink:
    """`discount` is a code as it is kept."""

    discount: str


DeepLink: TypeAlias = ProductLink | OrderLink | DiscountLink


_NAMED: Final[Mapping[str, Callable[[str], DeepLink]]] = {"p": ProductLink, "d": DiscountLink}


class TooLong(Exception):
    """The name does not fit into a link."""


def encode_link(link: DeepLink) -> str:
    """The payload of a link, or TooLong."""
    if isinstance(link, OrderLink):
        return f"o_{link.number}"
    kind, name = ("d", link.discount) if isinstance(link, DiscountLink) else ("p", link.name)
    plain = f"{kind}_{name}" if _PLAIN.fullmatch(name) else f"{kind}b_{_armoured(name)}"
    if len(plain) > LIMIT:
        raise TooLong(name)
    return plain


def decode_link(payload: str) -> DeepLink | None:
    """What a payload leads to; None when it is no link of these."""
    kind, _, rest = payload.partition("_")
    if len(payload) > LIMIT or not _PLAIN.fullmatch(rest):
        return None
    if kind == "o":
        return OrderLink(rest)
    name = _bared(rest) if kind in ("pb", "db") else rest
    leads = _NAMED.get(kind[:1]) if kind in ("p", "pb", "d", "db") else None
    return leads(name) if leads and name else None


def _armoured(name: str) -> str:
    return urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _bared(text: str) -> str:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return ""
