"""The keys that seal personal data at rest."""

import os
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet

from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings

FILE: Final = "secret.key"


def sealing_keys(settings: Settings) -> tuple[str, ...]:
    """SHOPCLERK_SECRET_KEYS, or else the key file beside the database, made on first use for its owner only.

    Losing the key loses every name, phone number and address: it belongs into the backup, apart from the
    database.
    """
    given = tuple(key.get_secret_value() for key in settings.secret_keys) or (
        _kept(settings.directory / FILE),
    )
    for key in given:
        _must_be_a_key(key)
    return given


def known_keys(settings: Settings) -> tuple[str, ...]:
    """The same, of a shop that is there: a new key would open nothing of it."""
    file = settings.directory / FILE
    if not settings.secret_keys and not file.is_file():
        raise Refused(f"{file}: there is no such key; set SHOPCLERK_SECRET_KEYS to the one of this database")
    return sealing_keys(settings)


def _kept(path: Path) -> str:
    """Of several processes that start at once one makes it, whole, and all have the same. An empty file is
    one whose making was cut short: nothing was sealed with it yet.
    """
    if not (path.exists() and path.stat().st_size):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{FILE}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(Fernet.generate_key().decode())
        try:
            os.link(fresh, path)
        except FileExistsError:
            if not path.stat().st_size:
                fresh.replace(path)
        fresh.unlink(missing_ok=True)
    return path.read_text().strip()


def _must_be_a_key(key: str) -> None:
    try:
        Fernet(key)
    except ValueError as wrong:
        raise Refused(
            "SHOPCLERK_SECRET_KEYS: a key is 32 random bytes in URL-safe base64; make one with\n"
            "  python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
        ) from wrong
