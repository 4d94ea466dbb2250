"""Taking an update in: kept first, acknowledged after, handled later by whoever empties the inbox."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shopclerk.adapters.webchat.rendering import document_body, pointed_body, said_body, sent_body
from shopclerk.adapters.webchat.seats import Visitor
from shopclerk.adapters.webchat.wire import Named, Pointed, Sent, Typed, Update
from shopclerk.conversation.incoming import Document, Incoming, Photo, Said
from shopclerk.conversation.ports.transcript import Transcript
from shopclerk.conversation.update_codec import encode_incoming
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.inbox import Letterbox

SOURCE: Final = "chat:web"


class Refused(StrEnum):
    """Why an update was not taken; the page keeps it and says what to do."""

    MALFORMED = "malformed"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_FAST = "too_fast"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Intake:
    """Keeps updates: the inbox counts each (address, update id) once, however often the page sends it.

    The person's own line goes into the transcript before the update into the inbox, so that the answer of a
    quick worker can never stand above it. A crash between the two is mended by the page, which sends again.
    """

    inbox: Letterbox
    transcript: Transcript
    clock: Clock
    wake: Callable[[], None]
    longest_text: int

    async def __call__(self, visitor: Visitor, update: Update) -> Refused | None:
        """None once the update is kept for good; raises PortError when it could not be."""
        if isinstance(update.say, Typed):
            if refused := self._refused(update.say.text):
                return refused
            await self._show_own(visitor, update, said_body(update.say.text, update.id, update.replies))
        if isinstance(update.say, Pointed):
            await self._show_own(visitor, update, pointed_body(update.say.said(), update.id, update.replies))
        await self._keep(visitor, update, update.say.said())
        return None

    async def picture(self, visitor: Visitor, sent: Sent, file_id: FileId) -> None:
        """The same for a picture, which comes only with its bytes: to know its name is no right to it."""
        await self._show_own(visitor, sent, sent_body(file_id, sent.caption, sent.id, sent.replies))
        await self._keep(visitor, sent, Photo(file_id, sent.caption))

    async def document(self, visitor: Visitor, sent: Sent, content: bytes) -> None:
        """The same for a document, whose bytes travel with the update."""
        await self._show_own(visitor, sent, document_body(sent.name, sent.caption, sent.id, sent.replies))
        said = Document(FileId(""), sent.name, sent.caption, content)
        await self._keep(visitor, sent, said)

    def _refused(self, text: str) -> Refused | None:
        if not text:
            return Refused.EMPTY
        return Refused.TOO_LONG if len(text) > self.longest_text else None

    async def _show_own(self, visitor: Visitor, named: Named, body: bytes) -> None:
        await self.transcript.say(
            visitor.address, f"said:{named.id}", mine=True, body=body, at=self.clock.now()
        )

    async def _keep(self, visitor: Visitor, named: Named, said: Said) -> None:
        incoming = Incoming(
            update_id=named.id,
            address=visitor.address,
            account=visitor.account,
            locale=named.locale,
            said=said,
            at=self.clock.now(),
            replies_to=None if named.replies is None else str(named.replies),
        )
        event_id = f"{visitor.address}#{named.id}"
        await self.inbox.accept(SOURCE, event_id, visitor.address, encode_incoming(incoming), incoming.at)
        self.wake()
