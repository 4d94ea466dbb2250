"""Where chats stood when an older version left them."""

from shopclerk.adapters.db.mapping.sessions import session_of
from shopclerk.conversation.awaited.checkout import AwaitContact
from shopclerk.conversation.session import Draft, Session


def test_what_an_older_version_did_not_know_of_is_empty() -> None:
    left = b'{"awaited": ["AwaitContact", {"field": "phone"}], "draft": {"name": "Ana", "shipping": "post"}}'
    assert session_of("web:a", "ann", left) == Session(
        address="web:a",
        person_id="ann",
        awaited=AwaitContact("phone"),
        draft=Draft(name="Ana", shipping="post"),
    )
