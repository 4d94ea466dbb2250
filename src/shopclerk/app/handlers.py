"""What is done with what waits in the inbox: chat updates go to the dialogue, webhooks to the use cases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shopclerk.app.intake import may_wait
from shopclerk.conversation.dialogue import Dialogue
from shopclerk.conversation.showing import NotShown
from shopclerk.conversation.update_codec import UnreadableUpdate, decode_incoming
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.inbox import Inbox, Received
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.ports.payments import PaymentFact
from shopclerk.core.usecases.paying import ConfirmPayment

PARK_FIRST: Final = timedelta(seconds=2)
PARK_LONGEST: Final = timedelta(hours=1)
PARKED_TRIES: Final = 48


def _nobody_waits(_address: str, _update_id: str) -> None:
    """Where an update is acknowledged before it is handled."""


@dataclass(frozen=True, slots=True)
class ChatUpdates:
    """Hands updates to the dialogue; one that keeps failing is answered with an apology and kept as a
    dead letter. `handled` is told which update at which address was dealt with.
    """

    dialogue: Dialogue
    inbox: Inbox
    clock: Clock
    handled: Callable[[str, str], None] = _nobody_waits
    tries: int = 4

    async def handle(self, received: Received) -> None:
        try:
            incoming = decode_incoming(received.payload)
            await self.dialogue(incoming, applied=received.id)
        except (UnreadableUpdate, Unreachable) as error:
            await self.inbox.finish(received.id, self.clock.now(), failure=repr(error))
        else:
            self.handled(incoming.address, incoming.update_id)

    async def give_up(self, received: Received, failure: str) -> None:
        """Nobody is left without a word, unless the word itself cannot be said."""
        incoming = decode_incoming(received.payload)
        try:
            await self.dialogue.apologise(incoming)
        except NotShown:
            if may_wait(received, self.clock.now()):
                raise
        except Exception:
            await self.inbox.finish(received.id, self.clock.now(), failure=failure)
            raise
        await self.inbox.finish(received.id, self.clock.now(), failure=failure)
        self.handled(incoming.address, incoming.update_id)


@dataclass(frozen=True, slots=True)
class PaymentEvents:
    """Hands a provider's facts to `ConfirmPayment`; one that comes before its order is parked, not
    dropped.
    """

    parse: Callable[[bytes], PaymentFact]
    confirm: ConfirmPayment
    inbox: Inbox
    clock: Clock
    tries: int = 12

    async def handle(self, received: Received) -> None:
        try:
            await self.confirm(self.parse(received.payload))
        except NotFound as unknown:
            await self._park(received, repr(unknown))
        else:
            await self.inbox.finish(received.id, self.clock.now())

    async def give_up(self, received: Received, failure: str) -> None:
        await self.inbox.finish(received.id, self.clock.now(), failure=failure)

    async def _park(self, received: Received, failure: str) -> None:
        if received.tries + 1 >= PARKED_TRIES:
            await self.give_up(received, failure)
            return
        pause = min(PARK_FIRST * (1 << min(received.tries, 16)), PARK_LONGEST)
        await self.inbox.retry(received.id, self.clock.now() + pause, failure, parked=True)
