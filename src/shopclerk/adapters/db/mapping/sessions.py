"""A session as the text that is sealed."""

import json
from dataclasses import asdict
from typing import Any, Final, get_args

from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.session import Draft, Listing, Session

AWAITED: Final[dict[str, type[Awaited]]] = {kind.__name__: kind for kind in get_args(Awaited)}
MESSAGES: Final = ("asking", "question", "told", "listed")


def session_text(session: Session) -> bytes:
    """All of it but whose it is; what is awaited by name and facts."""
    awaited = session.awaited and [type(session.awaited).__name__, asdict(session.awaited)]
    content = {
        "awaited": awaited,
        "draft": asdict(session.draft),
        "listings": [asdict(listing) for listing in session.listings],
        **{name: getattr(session, name) for name in MESSAGES},
    }
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
        listings=tuple(map(_listing, content.get("listings", ()))),
        **{name: content.get(name, "") for name in MESSAGES},
    )


def _listing(facts: dict[str, Any]) -> Listing:
    return Listing(**facts | {"pictures": tuple(facts["pictures"])})
