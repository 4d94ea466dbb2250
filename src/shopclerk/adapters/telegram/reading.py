"""Updates of Telegram as what people say. Both frameworks name things as the Bot API does, so that one
reading serves them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from shopclerk.adapters.telegram.addresses import PLATFORM, Place, account
from shopclerk.adapters.telegram.groups import Me, answered_by, is_said_to
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

ALLOWED_UPDATES: Final = ("message", "callback_query", "my_chat_member", "pre_checkout_query")
"""Named at every start: neither framework's default is what we want, and Telegram keeps the last list."""

GONE: Final = ("kicked", "left")

UNTOUCHED: Final = f"{PLATFORM}-file:"
"""How a picture or a file is named that still lies with Telegram."""


class Update(Protocol):
    """An update as a framework has validated it."""

    @property
    def update_id(self) -> int: ...

    @property
    def message(self) -> Any: ...

    @property
    def callback_query(self) -> Any: ...

    @property
    def my_chat_member(self) -> Any: ...


def incoming_of(update: Update, me: Me) -> Incoming | None:
    """What was said, or None when it is nothing that a person said to the bot."""
    if update.callback_query is not None:
        return _pressed(update)
    if update.message is not None:
        return _said(update, me)
    if update.my_chat_member is not None:
        return _left(update)
    return None


def _left(update: Update) -> Incoming | None:
    """Somebody blocked the bot in a private chat, or took it out of a group."""
    change = update.my_chat_member
    if change.new_chat_member.status not in GONE:
        return None
    return _incoming(update, change, change.from_user, Left())


def _pressed(update: Update) -> Incoming | None:
    query = update.callback_query
    if query.message is None or not query.data:
        return None
    said = Press(query.data, str(query.message.message_id))
    return _incoming(update, query.message, query.from_user, said)


def _said(update: Update, me: Me) -> Incoming | None:
    message = update.message
    if message.migrate_from_chat_id and message.from_user is not None:
        moved = MovedHere(Place(message.migrate_from_chat_id).address)
        return _incoming(update, message, message.from_user, moved)
    if message.from_user is None or message.from_user.is_bot:
        return None
    if Place(message.chat.id).is_group and not is_said_to(me, message):
        return None
    said = _words(message)
    return None if said is None else _incoming(update, message, message.from_user, said)


def _words(message: Any) -> Said | None:
    if message.text:
        return _typed(message.text)
    if message.photo:
        return Photo(_untouched(_largest(message.photo)), message.caption or "", message.media_group_id or "")
    if message.document:
        return _sent(message.document, message.caption or "", message.media_group_id or "")
    if message.contact:
        return _shared(message.contact, message.from_user)
    if message.location:
        return _pointed_out(message.location, message.venue)
    return None


def _sent(document: Any, caption: str, album: str) -> Said:
    """A picture sent "as a file", so that it keeps its size, is a picture."""
    file_id = _untouched(document.file_id)
    if (document.mime_type or "").startswith("image/"):
        return Photo(file_id, caption, album)
    return Document(file_id, document.file_name or "", caption)


def _shared(contact: Any, sharer: Any) -> Contact:
    return Contact(_name(contact), _dialled(contact), mine=contact.user_id == sharer.id)


def _name(whose: Any) -> str:
    return " ".join(filter(None, (whose.first_name, whose.last_name)))


def _dialled(contact: Any) -> str:
    """Of its own users Telegram knows the whole number, and often tells it without the plus."""
    phone = str(contact.phone_number)
    return f"+{phone}" if contact.user_id and phone.isdecimal() else phone


def _pointed_out(location: Any, venue: Any) -> Location:
    place = "\n".join(filter(None, (venue.title, venue.address))) if venue else ""
    return Location(location.latitude, location.longitude, place)


def _untouched(file_id: str) -> FileId:
    return FileId(f"{UNTOUCHED}{file_id}")


def _typed(text: str) -> Said:
    """A command may name the bot it is for: `/start@shop_bot p_TEA`."""
    if not text.startswith("/"):
        return Text(text)
    name, _, rest = text[1:].partition(" ")
    return Command(name.partition("@")[0].lower(), rest.strip())


def _largest(sizes: Sequence[Any]) -> str:
    return str(max(sizes, key=lambda size: size.width * size.height).file_id)


def _incoming(update: Update, message: Any, user: Any, said: Said) -> Incoming:
    topic = message.message_thread_id if getattr(message, "is_topic_message", None) else None
    place = Place(message.chat.id, topic or 0)
    answered = None if isinstance(said, Press) else answered_by(message)
    return Incoming(
        update_id=str(update.update_id),
        address=place.address,
        account=account(user.id),
        locale=user.language_code or "en",
        said=said,
        at=_when(message),
        replies_to=str(answered.message_id) if answered else None,
        in_group=place.is_group,
        name=_name(user),
    )


def _when(message: Any) -> datetime:
    """An inaccessible message has no date."""
    at = getattr(message, "date", None)
    return at.astimezone(UTC) if isinstance(at, datetime) else datetime.fromtimestamp(0, UTC)
