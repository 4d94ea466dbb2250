"""One chat platform's outgoing side."""

from typing import Protocol

from shopclerk.conversation.reply import Reply


class Chat(Protocol):
    """Shows replies at addresses that begin with `platform` and a colon.

    `show` sends a reply, or edits the message `at` when it is given and still can be edited (else it sends
    anew), and answers the message that now shows it (opaque; for a Toast, `at` or an empty string). It is
    idempotent by `key` where the platform allows: the same key shows once. It raises Unavailable (obey
    retry_after), OutcomeUnknown, or `core.ports.notifier.Unreachable`. `has_toasts` tells whether it can show
    a Toast; where it cannot, what a toast would say stands on the screen.
    """

    @property
    def platform(self) -> str: ...

    @property
    def has_toasts(self) -> bool: ...

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str: ...
