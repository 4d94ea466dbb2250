"""One chat platform's outgoing side."""

from typing import Protocol

from shopclerk.conversation.reply import Reply


class Chat(Protocol):
    """Shows replies at addresses that begin with `platform` and a colon.

    `show` sends a reply, or edits the message `at` when it is given and still can be edited (else it sends
    anew), and answers the message that now shows it (opaque; for a Toast, `at` or an empty string). An Album
    and an Attachment are always sent. It is idempotent by `key` where the platform allows: the same key shows
    once. It raises Unavailable (obey retry_after), OutcomeUnknown, or `core.ports.notifier.Unreachable`.
    `has_toasts` tells whether it can show a Toast; where it cannot, what a toast would say stands on the
    screen.

    After a screen with an `ask` that is shown by itself too: in a message of its own, which `show` answers.
    A chat that draws it with the screen, or cannot let anybody at that address share it, answers an empty
    string and shows nothing. `withdraw` takes that message away, with what it brought, once there is nothing
    to share any more; one that is gone already is no error. It raises as `show` does.
    """

    @property
    def platform(self) -> str: ...

    @property
    def has_toasts(self) -> bool: ...

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str: ...

    async def withdraw(self, address: str, message: str) -> None: ...
