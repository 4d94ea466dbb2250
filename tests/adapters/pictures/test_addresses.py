from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.adapters.pictures.addresses import check_literal, is_public
from shopclerk.core.ports.files import FileRefused

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
]
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("text", PRIVATE)
def test_an_address_that_is_not_the_open_internets_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_an_address_of_the_open_internet_is_public(text: str) -> None:
    assert is_public(ip_address(text))


@given(st.ip_addresses(v=4, network="127.0.0.0/8") | st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_no_private_address_hides_in_an_ipv6_one(address: object) -> None:
    assert not is_public(ip_address(f"::ffff:{address}"))
    assert not is_public(ip_address(int(ip_address("64:ff9b::")) + int(ip_address(str(address)))))


@pytest.mark.parametrize("host", [*PRIVATE, "127.1", "2130706433", "127.0.0.1.", "010.0.0.1", "1.2.3.4.5"])
def test_a_host_that_is_a_private_address_or_a_disguise_of_one_is_refused(host: str) -> None:
    with pytest.raises(FileRefused):
        check_literal(host, is_public)


@pytest.mark.parametrize("host", [*PUBLIC, "example.com", "0x7f.example", "1and1.example"])
def test_names_are_left_to_the_resolver(host: str) -> None:
    check_literal(host, is_public)
