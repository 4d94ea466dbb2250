"""Where the shop's own server is found."""

import socket
from dataclasses import dataclass

from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - read, not bound


@dataclass(frozen=True, slots=True)
class Addresses:
    """`own` is for what runs on the same machine, `public` for the world. No trailing slashes. `names` are
    those that the server answers to.
    """

    port: int
    own: str
    public: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, settings: Settings, *, serves: bool) -> "Addresses":
        """Of the server in this process, or of the one elsewhere that has the same settings: a port that is
        drawn at its start (0) is not known there, which is refused.
        """
        http, url = settings.http, settings.http.public_url
        if not (serves or http.port or url):
            raise Refused(
                "this process serves no pages itself and has to know where they are: set "
                "SHOPCLERK_HTTP__PORT to the port of the process that does, or SHOPCLERK_HTTP__PUBLIC_URL"
            )
        port = http.port or (_free_port(http.host) if serves else 0)
        here = f"http://{EVERYWHERE.get(http.host, http.host)}:{port}"
        public = str(url).rstrip("/") if url else here
        named = (url.host,) if url and url.host else ()
        names = ("127.0.0.1", "localhost", "::1", http.host, *http.allowed_hosts, *named)
        return cls(port, here if port else public, public, names)


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
