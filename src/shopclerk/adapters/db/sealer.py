"""The seal over personal data at rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

SEALED: Final = b"gAAAA"
"""How every seal begins: Fernet's version 0x80 and a time of this age, in base64."""


class WrongKey(Exception):
    """What was read was sealed with a key that is not configured: add the old key after the new one."""


@dataclass(unsafe_hash=True)
class KeyRefused(ValueError):
    """A key is not 32 bytes in URL-safe base64, or none was given; `Sealer.new_key()` makes one."""

    number: int


class Sealer:
    """Fernet (AES-128-CBC, HMAC-SHA-256). The first key seals, every key opens: to rotate, put a new one in
    front.

    Keys are 32 bytes in URL-safe base64, as `new_key` makes them. Raises KeyRefused with the number of the
    key that is not (0 when there is none).
    """

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise KeyRefused(0)
        self._fernet = MultiFernet([_fernet(key, number) for number, key in enumerate(keys, start=1)])

    @staticmethod
    def new_key() -> str:
        return Fernet.generate_key().decode()

    def seal(self, content: bytes) -> bytes:
        return self._fernet.encrypt(content)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed, or WrongKey."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise WrongKey("sealed with another key: add that key after the new one") from None


def _fernet(key: str, number: int) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        raise KeyRefused(number) from None
