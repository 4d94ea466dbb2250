"""A dialogue: one incoming update, one answer, and the chat's new standing in one commit."""

from dataclasses import dataclass, replace

from shopclerk.conversation.answering import Answering
from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.groups import place_in_group, spoken_in_group
from shopclerk.conversation.hearing import respond
from shopclerk.conversation.incoming import Incoming, Left, MovedHere, Press
from shopclerk.conversation.overhearing import respond_in_group
from shopclerk.conversation.ports.identities import Identities, Person
from shopclerk.conversation.ports.papers import Papers
from shopclerk.conversation.ports.placements import Placements
from shopclerk.conversation.ports.qr_codes import QrCodes
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.ports.sessions import Sessions
from shopclerk.conversation.screens.help import trouble_screen
from shopclerk.conversation.session import Session
from shopclerk.conversation.turn import Answer, Turn
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import display_name
from shopclerk.core.ports.people import People


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Handles an update and shows its answer.

    Handling the same update again, after a crash anywhere in between, has no second effect: use cases know
    the request, the chat knows the key of what it showed, and the session is saved last, together with the
    mark that the update is done (`applied`, its id in the inbox). Raises NotShown while the platform cannot
    show the answer.
    """

    desk: Desk
    identities: Identities
    sessions: Sessions
    placements: Placements
    rooms: Rooms
    people: People
    qr_codes: QrCodes
    papers: Papers
    chats: Chats
    wording: Wording

    async def __call__(self, incoming: Incoming, *, applied: str | None = None) -> None:
        person = await self._person(incoming)
        session = await self.sessions.load(incoming.address, person.id)
        if isinstance(incoming.said, Left):
            await self._let_go(incoming, session, applied=applied)
            return
        if isinstance(incoming.said, MovedHere):
            await self._move(incoming.said.before, incoming.address)
            await self._pass_over(session, applied=applied)
            return
        turn = await self._turn(incoming, person, session)
        if not incoming.in_group:
            answer = await respond(turn, incoming.said)
            at = answer.instead or _pressed(incoming)
            await self._answering(incoming, session, answer, at=at, applied=applied)
        elif among := await respond_in_group(turn, incoming.said):
            answer = spoken_in_group(turn, among)
            at = place_in_group(turn, answer, incoming.said)
            await self._answering(incoming, session, answer, at=at, applied=applied)
        else:
            await self._pass_over(session, applied=applied)

    @property
    def _answering(self) -> Answering:
        return Answering(self.identities, self.rooms, self.sessions, self.chats, self.desk.clock)

    async def apologise(self, incoming: Incoming, *, applied: str | None = None) -> None:
        """Say that handling this update failed by a fault of ours, and be done with it.

        In a message of its own: under the one that was pressed, the button waits for another try.
        """
        person = await self._person(incoming)
        session = await self.sessions.load(incoming.address, person.id)
        if incoming.in_group and await self.rooms.at(incoming.address) is None:
            await self._pass_over(session, applied=applied)
            return
        screen = trouble_screen(self.wording.into(person.language))
        apart = replace(incoming, update_id=f"{incoming.update_id}:sorry")
        await self._answering(apart, session, Answer(screen, session), at=None, applied=applied)

    async def _let_go(self, incoming: Incoming, session: Session, *, applied: str | None) -> None:
        """Nobody is there to read an answer or a notice, alone or together. What was typed so far waits for
        who comes back.
        """
        await self.identities.lose(incoming.address)
        await self.rooms.close(incoming.address)
        here = replace(session, address=incoming.address, awaited=None, asking="")
        await self.sessions.save(here, placed=None, applied=applied, at=self.desk.clock.now())

    async def _move(self, before: str, address: str) -> None:
        """The staff's room goes with the group."""
        if room := await self.rooms.at(before):
            await self.rooms.open(replace(room, address=address))
            await self.rooms.close(before)

    async def _pass_over(self, session: Session, *, applied: str | None) -> None:
        """It was not said to us."""
        now = self.desk.clock.now()
        await self.sessions.save(session, changed=False, placed=None, applied=applied, at=now)

    async def _turn(self, incoming: Incoming, person: Person, session: Session) -> Turn:
        room = await self.rooms.at(incoming.address) if incoming.in_group else None
        named = _named(incoming)
        answers = session.awaited is not None and named is not None and named == session.question
        return Turn(
            desk=self.desk,
            identities=self.identities,
            rooms=self.rooms,
            people=self.people,
            qr_codes=self.qr_codes,
            papers=self.papers,
            chat=self.chats.at(incoming.address),
            wording=self.wording.told_in(self.desk.zone),
            person=replace(person, language=room.language) if room else person,
            session=session,
            request_id=f"{incoming.address}#{incoming.update_id}",
            now=self.desk.clock.now(),
            about=await self.placements.shown(incoming.address, named) if named and not answers else "",
            pressed=_pressed(incoming) or "",
            answers=answers,
            room=room,
        )

    async def _person(self, incoming: Incoming) -> Person:
        return await self.identities.recognise(
            incoming.account,
            None if incoming.in_group else incoming.address,
            self.wording.best(incoming.locale),
            PersonId(self.desk.ids.new()),
            display_name(incoming.name),
        )


def _named(incoming: Incoming) -> str | None:
    """The message that is answered; in a group, that whose button is pressed too."""
    return incoming.replies_to or (_pressed(incoming) if incoming.in_group else None)


def _pressed(incoming: Incoming) -> str | None:
    """The message whose button was pressed."""
    return incoming.said.message if isinstance(incoming.said, Press) else None
