"""An answer is shown, and where the chat stands then is kept together with what shows it."""

from dataclasses import dataclass, replace

from shopclerk.conversation.chats import Chats
from shopclerk.conversation.incoming import Incoming
from shopclerk.conversation.losing import losing
from shopclerk.conversation.ports.identities import Identities
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.ports.sessions import Sessions
from shopclerk.conversation.reply import Paragraph, Screen, Style, Toast
from shopclerk.conversation.session import Session
from shopclerk.conversation.showing import showing
from shopclerk.conversation.turn import Answer
from shopclerk.core.ports.clock import Clock


@dataclass(frozen=True, slots=True)
class Answering:
    """Shows the answer to an update, at the message `at` or in a new one. `before` is where the chat stood.

    The keys of what is shown are the update's, so that it is shown once. Raises NotShown, and Unreachable for
    who is told nothing there any more.
    """

    identities: Identities
    rooms: Rooms
    sessions: Sessions
    chats: Chats
    clock: Clock

    async def __call__(
        self, incoming: Incoming, before: Session, answer: Answer, *, at: str | None, applied: str | None
    ) -> None:
        chat, address = self.chats.at(incoming.address), incoming.address
        screen = answer.screen if chat.has_toasts else _saying(answer.toast, answer.screen)
        async with losing(self.identities, self.rooms, address), showing():
            for number, reply in enumerate(answer.before):
                await chat.show(address, reply, at=None, key=f"{incoming.update_id}:{number}")
            place = None if answer.before else at
            shown = await chat.show(address, screen, at=place, key=incoming.update_id)
            if answer.toast and chat.has_toasts:
                await chat.show(address, Toast(answer.toast), at=at, key=f"{incoming.update_id}:toast")
            asking = await self._ask(incoming, before, answer)
        if answer.offers is not None:
            await chat.offer(address, answer.offers)
        for other, offered in answer.menus:
            await self.chats.at(other).offer(other, offered)
        session = replace(_remembering(before, answer, shown), address=address, asking=asking)
        await self.sessions.save(
            session,
            changed=session != before and not answer.forgets,
            placed=None
            if answer.forgets
            else Placement(answer.screen.subject, address, shown, answer.screen.version),
            applied=applied,
            at=self.clock.now(),
        )

    async def _ask(self, incoming: Incoming, before: Session, answer: Answer) -> str:
        """The message that lets the person share what is awaited. There is one at a time: it goes once the
        question is answered or given up, not when something else is said in between.
        """
        chat, address = self.chats.at(incoming.address), incoming.address
        ask, awaited = answer.screen.ask, answer.session.awaited
        if ask is None and awaited is not None and awaited == before.awaited:
            return before.asking
        if before.asking:
            await chat.withdraw(address, before.asking)
        return await chat.show(address, ask, at=None, key=f"{incoming.update_id}:ask") if ask else ""


def _remembering(before: Session, answer: Answer, shown: str) -> Session:
    """Where a question was asked, a listing shown, and where somebody was sent elsewhere."""
    session = replace(answer.session, question=shown) if answer.asks else answer.session
    if session.listings != before.listings:
        session = replace(session, listed=shown)
    return replace(session, told=shown) if answer.aside else session


def _saying(toast: str, screen: Screen) -> Screen:
    """The screen, with the note on top."""
    if not toast:
        return screen
    return replace(screen, paragraphs=(Paragraph(toast, Style.NOTICE), *screen.paragraphs))
