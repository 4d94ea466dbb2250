"""Which addresses pictures may be fetched from, and a resolver that lets no others through.

The check is made on the very addresses that are connected to. Checking a name first and connecting to it
afterwards would let a name through that means something else the second time (DNS rebinding).
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from shopclerk.core.ports.files import FileRefused

IpAddress = IPv4Address | IPv6Address
AddressPolicy = Callable[[IpAddress], bool]

_NAT64: Final = IPv6Network("64:ff9b::/96")


def is_public(address: IpAddress) -> bool:
    """Whether the address is one of the open internet's, by the registries of IANA (RFC 6890).

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, NAT64) is as public as that one.
    """
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def check_literal(host: str, allowed: AddressPolicy) -> None:
    """Raise FileRefused when the host is an address, not a name, and may not be spoken to.

    Literals never come to a resolver. Whatever looks like a number but is no address in canonical form
    (`127.1`, `2130706433`) is refused, for a socket may read it as one.
    """
    if ":" not in host and not host.replace(".", "").isdigit():
        return
    try:
        address = ip_address(host)
    except ValueError:
        raise FileRefused(f"{host} is neither a name nor an address") from None
    if not allowed(address):
        raise FileRefused(f"{host} is not a public address")


class CheckedResolver(AbstractResolver):
    """Resolves like the system does, and answers only addresses that may be spoken to.

    Raises FileRefused when a name has addresses but none of them may be, and OSError when it has none.
    """

    def __init__(self, allowed: AddressPolicy, resolver: AbstractResolver | None = None) -> None:
        self._allowed = allowed
        self._resolver = resolver or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        answers = await self._resolver.resolve(host, port, family)
        public = [answer for answer in answers if self._allowed(ip_address(answer["host"]))]
        if not answers:
            raise OSError(f"{host} has no address")
        if not public:
            raise FileRefused(f"{host} has no public address")
        return public

    async def close(self) -> None:
        await self._resolver.close()


def _inner(address: IpAddress) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour
