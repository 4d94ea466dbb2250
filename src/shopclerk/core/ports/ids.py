"""Names for new things."""

from typing import Protocol


class IdSource(Protocol):
    """Makes names. Every call answers with one never given before.

    `new` is an opaque id of 20 lower-case letters and digits; later ids sort after earlier ones, to the
    millisecond. `order_number` is short, readable aloud and unguessable, like `7K3F-22`: it is drawn at
    random and may have been drawn before, so its uniqueness is claimed at commit. `token` is a secret of at
    least 96 bits, at most 22 URL-safe characters.
    """

    def new(self) -> str: ...

    def order_number(self) -> str: ...

    def token(self) -> str: ...
