"""Who is woken when there is something to do: a worker of this process, or those of the others."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from shopclerk.adapters.db.news import News, Topic
from shopclerk.app.roles import Role
from shopclerk.app.signals import Signal


@dataclass(frozen=True, slots=True)
class Wakeups:
    """A process that plays a role does itself what it leaves to do; the others look every now and then, and
    so help who falls behind.
    """

    news: News
    roles: frozenset[Role]
    inbox: Signal = field(default_factory=Signal)
    outbox: Signal = field(default_factory=Signal)

    def inbox_filled(self) -> None:
        if Role.CHAT in self.roles:
            self.inbox.set()
        else:
            self.news.tell(Topic.INBOX)

    def outbox_filled(self) -> None:
        if Role.RELAY in self.roles:
            self.outbox.set()
        else:
            self.news.tell(Topic.OUTBOX)

    def hearing(self, pages: Callable[[str], None]) -> AbstractAsyncContextManager[None]:
        """Hear of what this process does something about, while the block runs."""
        concerns = {
            Role.CHAT: (Topic.INBOX, lambda _: self.inbox.set()),
            Role.RELAY: (Topic.OUTBOX, lambda _: self.outbox.set()),
            Role.HTTP: (Topic.CHAT, pages),
        }
        return self.news.hearing(dict(concerns[role] for role in concerns if role in self.roles))
