import re
from dataclasses import fields
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.actions.ordering import ChangeContact, Pay, PlaceOrder
from shopclerk.conversation.actions.shopping import AddToCart, ShareProduct, ShowProduct, ShowProducts
from shopclerk.conversation.codec import KINDS, LIMIT, Uncarriable, UnknownToken, decode, encode
from shopclerk.core.domain.ids import OrderId, ProductId, SkuId
from tests.conversation.world import id_

LETTERS = "ABCXYZabcxyz0189_-"
IDS = st.text(LETTERS, max_size=20)
WORDS = st.text(LETTERS, max_size=16)
"""States and the like, which are no ids."""


def action_of(kind: type[Any]) -> st.SearchStrategy[Action]:
    hints = get_type_hints(kind)
    return st.builds(kind, *(value_of(hints[field.name]) for field in fields(kind)))


def value_of(hint: object) -> st.SearchStrategy[str | int | None]:
    if NoneType in get_args(hint):
        return st.none() | value_of(next(part for part in get_args(hint) if part is not NoneType))
    return st.integers(-(10**12), 10**12) if hint is int else WORDS if hint is str else IDS


def test_every_kind_of_action_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(KINDS)
    assert all(re.fullmatch("[a-z]{2}", code) for code in codes)


@given(st.one_of([action_of(kind) for kind in KINDS]))
def test_every_action_survives_its_token(action: Action) -> None:
    token = encode(action)
    assert decode(token) == action
    assert len(token.encode()) <= LIMIT
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", token)


@given(st.text())
def test_whatever_is_not_understood_is_an_unknown_token(token: str) -> None:
    try:
        action = decode(token)
    except UnknownToken:
        return
    assert encode(action) == token


@pytest.mark.parametrize(
    "token",
    [
        "",
        "ho",
        "2ho",
        "1zz",
        "1ho.",
        "1ho.x",
        f"1ac.{id_(1)}",
        f"1ac.{id_(1)}.two",
        f"1ac.{id_(1)}.07",
        f"1ac.{id_(1)}.1_0",
        f"1ac.{id_(1)}.٣",
        f"1ac.{id_(1)}.~",
        f"1ac.{id_(1)}.1.1",
        "1ac.<b>.1",
        "1or.~",
        "1or." + "A" * 61,
        "1ho\n",
    ],
)
def test_a_token_that_we_never_made_is_unknown(token: str) -> None:
    with pytest.raises(UnknownToken):
        decode(token)


@pytest.mark.parametrize(
    ("action", "token"),
    [
        (GoHome(), "1ho"),
        (ShowProducts(None), "1ps.~.~"),
        (ShowProduct(ProductId(id_(1)), SkuId(id_(2))), f"1pt.{id_(1)}.{id_(2)}"),
        (ShareProduct(ProductId(id_(1))), f"1sr.{id_(1)}.~"),
        (AddToCart(SkuId(id_(1)), 2), f"1ac.{id_(1)}.2"),
        (Pay(OrderId(id_(1)), "wechat_pay"), f"1pa.{id_(1)}.wechat_pay"),
    ],
)
def test_tokens_of_this_version_stay_as_they_are(action: Action, token: str) -> None:
    """Buttons with these tokens are out there: a change needs another version."""
    assert encode(action) == token


@pytest.mark.parametrize(
    "action",
    [
        PlaceOrder("A" * 60, 100),
        ChangeContact("two words"),
        ChangeContact("a.b"),
        ChangeContact("姓名"),
        ChangeContact("~"),
    ],
)
def test_what_does_not_fit_into_a_token_is_refused(action: Action) -> None:
    with pytest.raises(Uncarriable) as refusal:
        encode(action)
    assert refusal.value.action == action
