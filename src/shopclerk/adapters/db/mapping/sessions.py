"""A session as the text that is sealed."""

import json
from dataclasses import asdict
from typing import Final, get_args

from shopclerk.conversation.session import Awaited, Draft, Session

AWAITED: Final[dict[str, type[Awaited]]] = {kind.__name__: kind for kind in get_args(Awaited)}


def session_text(session: Session) -> bytes:
    """Its draft, what is awaited, by name and facts, and the message that asks for it."""
    awaited = session.awaited and [type(session.awaited).__name__, asdict(session.awaited)]
    content = {"awaited": awaited, "draft": asdict(session.draft), "asking": session.asking}
    return json.dumps(content).encode()


def session_of(address: str, person_id: str, text: bytes) -> Session:
    """The inverse of `session_text`; what older versions did not know of is missing in theirs."""
    content = json.loads(text)
    awaited = content["awaited"]
    return Session(
        address=address,
        person_id=person_id,
        awaited=awaited and AWAITED[awaited[0]](**awaited[1]),
        draft=Draft(**content["draft"]),
        asking=content.get("asking", ""),
    )
