"""An update of a chat as the bytes that wait in the inbox, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from shopclerk.conversation.incoming import Command, Incoming, Photo, Press, Said, Text
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
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise UnreadableUpdate(str(fault)) from fault


def _said_to_json(said: Said) -> dict[str, str]:
    match said:
        case Command(name, rest):
            return {"command": name, "rest": rest}
        case Press(token, message):
            return {"press": token, "message": message}
        case Text(text):
            return {"text": text}
        case Photo(file_id):
            return {"photo": file_id}


def _said_from_json(said: Mapping[str, Any]) -> Said:
    if "command" in said:
        return Command(said["command"], said["rest"])
    if "press" in said:
        return Press(said["press"], said["message"])
    if "photo" in said:
        return Photo(FileId(said["photo"]))
    return Text(said["text"])
