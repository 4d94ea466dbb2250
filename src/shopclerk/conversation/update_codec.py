"""An update of a chat as the bytes that wait in the inbox, and back."""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from shopclerk.conversation.incoming import (
    Command,
    Contact,
    Document,
    Incoming,
    Left,
    Location,
    MovedHere,
    Photo,
    Press,
    Said,
    Text,
)
from shopclerk.core.domain.ids import FileId

VERSION: Final = 1


class UnreadableUpdate(Exception):
    """These bytes are no update that this version understands; trying again will not help."""


def encode_incoming(incoming: Incoming) -> bytes:
    """UTF-8 JSON with a version, for `decode_incoming` of this or a later version."""
    update = {
        "v": VERSION,
        "id": incoming.update_id,
        "address": incoming.address,
        "account": incoming.account,
        "locale": incoming.locale,
        "at": incoming.at.isoformat(),
        "replies_to": incoming.replies_to,
        "in_group": incoming.in_group,
        "name": incoming.name,
        "said": _said_to_json(incoming.said),
    }
    return json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode()


def decode_incoming(payload: bytes) -> Incoming:
    """The update that was encoded, or UnreadableUpdate."""
    try:
        update = json.loads(payload)
        if update["v"] != VERSION:
            raise UnreadableUpdate(f"version {update['v']}")
        return Incoming(
            update_id=update["id"],
            address=update["address"],
            account=update["account"],
            locale=update["locale"],
            said=_said_from_json(update["said"]),
            at=datetime.fromisoformat(update["at"]),
            replies_to=update["replies_to"],
            in_group=update.get("in_group", False),
            name=update.get("name", ""),
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise UnreadableUpdate(str(fault)) from fault


def _said_to_json(said: Said) -> dict[str, Any]:
    match said:
        case Command(name, rest):
            return {"command": name, "rest": rest}
        case Press(token, message):
            return {"press": token, "message": message}
        case Text(text):
            return {"text": text}
        case Photo(file_id, caption, album):
            return {"photo": file_id, "caption": caption, "album": album}
        case Document(file_id, name, caption, content):
            came_along = {} if content is None else {"content": base64.b64encode(content).decode()}
            return {"document": file_id, "name": name, "caption": caption, **came_along}
        case Contact(name, phone, mine):
            return {"contact": name, "phone": phone, "mine": mine}
        case Location(latitude, longitude, place):
            return {"latitude": latitude, "longitude": longitude, "place": place}
        case MovedHere(before):
            return {"moved_from": before}
        case Left():
            return {"left": True}


def _said_from_json(said: Mapping[str, Any]) -> Said:
    for mark, read in _READERS.items():
        if mark in said:
            return read(said)
    return Text(said["text"])


def _content(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Said]]] = {
    "command": lambda said: Command(said["command"], said["rest"]),
    "press": lambda said: Press(said["press"], said["message"]),
    "photo": lambda said: Photo(FileId(said["photo"]), said.get("caption", ""), said.get("album", "")),
    "document": lambda said: Document(
        FileId(said["document"]), said["name"], said["caption"], _content(said.get("content"))
    ),
    "contact": lambda said: Contact(said["contact"], said["phone"], said["mine"]),
    "latitude": lambda said: Location(said["latitude"], said["longitude"], said["place"]),
    "left": lambda _: Left(),
    "moved_from": lambda said: MovedHere(said["moved_from"]),
}
"""By the key that tells them apart. Pictures were kept without captions and albums once, and
documents without what is in them."""
