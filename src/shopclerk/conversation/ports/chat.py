"""One chat platform's outgoing side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from shopclerk.conversation.incoming import Document
from shopclerk.conversation.reply import Reply
from shopclerk.core.domain.ids import FileId


@dataclass(frozen=True, slots=True)
class Offer:
    """A command without its slash, and what it does in a few words."""

    command: str
    does: str


class Chat(Protocol):
    """Shows replies at addresses that begin with `platform` and a colon.

    `show` sends a reply, or edits the message `at` when it is given and still can be edited (else it sends
    anew), and answers the message that now shows it (opaque; for a Toast, `at` or an empty string). An Album
    and an Attachment are always sent. It is idempotent by `key` where the platform allows: the same key shows
    once. It raises Unavailable (obey retry_after), OutcomeUnknown, or `core.ports.notifier.Unreachable`.
    `has_toasts` tells whether it can show a Toast; where it cannot, what a toast would say stands on the
    screen. `keeps_keys` tells whether it is idempotent by `key` for good, whoever was killed in between;
    where it is not, what nobody knows to have been sent may be shown twice.

    After a screen with an `ask` that is shown by itself too: in a message of its own, which `show` answers.
    A chat that draws it with the screen, or cannot let anybody at that address share it, answers an empty
    string and shows nothing. `withdraw` takes that message away, with what it brought, once there is nothing
    to share any more; one that is gone already is no error. It raises as `show` does.

    `link` answers the address that opens a chat with the shop and says `/start <start>` there for whoever
    follows it (`to_group`: in a group that they pick and bring the shop into); empty where there is no such
    thing. `start` has at most 64 letters, digits, `-`, `_`. `offer` puts commands into the menu of a chat
    where there is one, in place of those that everybody has; none: back to those. It is idempotent, and what
    fails is not raised: a menu is never worth an answer.

    `keep` answers under which name a picture that somebody sent lies in `Files`, and puts it there, decoded
    and without metadata, if it still lies with the platform. It raises FileRefused for what cannot be used as
    a picture, and Unavailable. `read` answers what is in a document. It raises FileRefused for one that is
    larger than MOST_IN_A_DOCUMENT or cannot be had any more, and Unavailable.
    """

    @property
    def platform(self) -> str: ...

    @property
    def has_toasts(self) -> bool: ...

    @property
    def keeps_keys(self) -> bool: ...

    def link(self, start: str, *, to_group: bool = False) -> str: ...

    async def offer(self, address: str, offers: Sequence[Offer]) -> None: ...

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str: ...

    async def withdraw(self, address: str, message: str) -> None: ...

    async def keep(self, picture: FileId) -> FileId: ...

    async def read(self, document: Document) -> bytes: ...
