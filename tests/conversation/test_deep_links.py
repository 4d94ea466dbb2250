"""What stands behind `/start`."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.conversation.deep_links import (
    LIMIT,
    DeepLink,
    DiscountLink,
    OrderLink,
    ProductLink,
    TooLong,
    decode_link,
    encode_link,
)

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


@pytest.mark.parametrize(
    ("link", "payload"),
    [
        (ProductLink("TEA"), "p_TEA"),
        (ProductLink("enamel-mug_2"), "p_enamel-mug_2"),
        (ProductLink("MUG 2/blue"), "pb_TVVHIDIvYmx1ZQ"),
        (ProductLink("绿茶"), "pb_57u_6Iy2"),
        (OrderLink("7K3F-22"), "o_7K3F-22"),
        (DiscountLink("SPRING"), "d_SPRING"),
        (DiscountLink("春茶"), "db_5pil6Iy2"),
    ],
)
def test_a_link_is_read_as_it_was_written(link: DeepLink, payload: str) -> None:
    assert encode_link(link) == payload
    assert decode_link(payload) == link


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_every_name_fits_or_is_refused(name: str) -> None:
    try:
        payload = encode_link(ProductLink(name))
    except TooLong:
        assert len(name.encode()) > 45
    else:
        assert PAYLOAD.fullmatch(payload)
        assert decode_link(payload) == ProductLink(name)


def test_a_name_too_long_is_refused() -> None:
    assert len(encode_link(ProductLink("x" * (LIMIT - 2)))) == LIMIT
    for name in ("x" * (LIMIT - 1), "杯" * 16):
        with pytest.raises(TooLong):
            encode_link(ProductLink(name))


@given(st.one_of(st.text(max_size=70), st.from_regex(r"(p|pb|o|q)_[A-Za-z0-9_ -]{0,66}", fullmatch=True)))
def test_whatever_is_typed_is_a_link_or_none(typed: str) -> None:
    decode_link(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "home", "here", "p_", "o_", "pb_", "pb_!", "pb_A", "pb__w", "p_a b", "p_" + "x" * 63, "P_TEA"],
)
def test_what_is_no_link_leads_nowhere(typed: str) -> None:
    assert decode_link(typed) is None
