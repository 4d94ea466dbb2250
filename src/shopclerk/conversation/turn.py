"""One turn of a dialogue: who said it, where they stand, and what they see next."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.incoming import Contact, Location, Photo
from shopclerk.conversation.ports.chat import Chat, Offer
from shopclerk.conversation.ports.identities import Identities, Person
from shopclerk.conversation.ports.papers import Papers
from shopclerk.conversation.ports.qr_codes import QrCodes
from shopclerk.conversation.ports.rooms import Room, Rooms
from shopclerk.conversation.reply import Album, Attachment, Screen
from shopclerk.conversation.screens.help import stale_button
from shopclerk.conversation.session import Draft, Session
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`request_id` names the update, so that whatever it causes happens once. `notice` is what the next
    screen says first: why the wish just uttered was not fulfilled.

    `answers`: it replies to the question that is awaited, or in a group presses a button under it; `about` is
    the subject of any other message that it replies to, or in a group of the one whose button it is;
    `pressed` is the message whose button it is, wherever. `room` is the staff's group where this is said, if
    it is one. `too_late`: what was wished may have been done by somebody else before (see `overtaken`).
    """

    desk: Desk
    identities: Identities
    rooms: Rooms
    people: People
    qr_codes: QrCodes
    papers: Papers
    chat: Chat
    wording: Wording
    person: Person
    session: Session
    request_id: str
    now: datetime
    notice: str = ""
    about: str = ""
    pressed: str = ""
    answers: bool = False
    room: Room | None = None
    too_late: bool = False

    @property
    def words(self) -> Words:
        return self.wording.into(self.person.language)

    @property
    def actor(self) -> Actor:
        return self.person.actor

    @property
    def is_staff(self) -> bool:
        return self.actor.is_staff

    def noticing(self, notice: str) -> "Turn":
        return replace(self, notice=notice)

    def late(self) -> "Turn":
        """What the button offered is over: says so, unless there is something better to say."""
        return self.noticing(self.notice or stale_button(self.words)).unless_done()

    def unless_done(self) -> "Turn":
        """What was wished changes nothing where somebody else was faster: then says who it was."""
        return replace(self, too_late=True)

    def drafting(self, draft: Draft) -> "Turn":
        """Having typed this so far."""
        return replace(self, session=replace(self.session, draft=draft))


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, and where the chat stands then. What goes `before` the screen has it sent anew below.
    `asks`: the next text is the answer. `offers` is the menu of the chat from now on (empty: the one that
    everybody has; None: it stays). `aside`: it is said to one person in front of others. `instead` is the
    message that becomes the screen; empty: the one that was pressed, if any. `forgets`: nothing is kept of
    where the chat stands. `menus` are those of other chats from now on, by address.
    """

    screen: Screen
    session: Session
    toast: str = ""
    before: tuple[Album | Attachment | Screen, ...] = ()
    asks: bool = False
    aside: bool = False
    offers: Sequence[Offer] | None = None
    instead: str = ""
    forgets: bool = False
    menus: tuple[tuple[str, Sequence[Offer]], ...] = ()


def shows(turn: Turn, screen: Screen) -> Answer:
    """Nothing is awaited any more; what was typed so far is kept."""
    return Answer(screen, replace(turn.session, awaited=None))


def asks(turn: Turn, screen: Screen, awaited: Awaited) -> Answer:
    """The next text is the answer."""
    return Answer(screen, replace(turn.session, awaited=awaited), asks=True)


def mentions(turn: Turn, screen: Screen) -> Answer:
    """Said in between: what was awaited still is."""
    return Answer(screen, turn.session)


def of_subject(kind: str, subject: str) -> str:
    """The id in a subject of that kind; empty when it is of another."""
    named, _, id = subject.partition(":")
    return id if named == kind else ""


def order_subject(order_id: OrderId) -> str:
    """What a screen that follows an order names as its subject."""
    return f"order:{order_id}"


def payment_subject(order_id: OrderId) -> str:
    """What a screen that leads to paying an order names: it stays while the order can be paid."""
    return f"payment:{order_id}"


def follows(screen: Screen, order: Order) -> Screen:
    """The screen, which was drawn of this order, edited in place from now on as it moves."""
    return replace(screen, subject=order_subject(order.id), version=order.version)


def leads_to_paying(screen: Screen, order_id: OrderId) -> Screen:
    """The screen, edited in place once the order is paid or over."""
    return replace(screen, subject=payment_subject(order_id))


Pressed: TypeAlias = Mapping[type[Any], Callable[[Turn, Any], Awaitable[Answer]]]
"""What answers a press, by the class of its action."""
Typed: TypeAlias = Mapping[type[Any], Callable[[Turn, Any, str], Awaitable[Answer]]]
"""What answers a text, by the class of what is awaited; so do the next two."""
Pictured: TypeAlias = Mapping[type[Any], Callable[[Turn, Any, Photo], Awaitable[Answer]]]
Tabled: TypeAlias = Sequence[
    tuple[Callable[[Sheet, Wording], bool], Callable[[Turn, Sheet], Awaitable[Answer]]]
]
"""What answers a table that staff sent, beside what knows it by its first row; only staff's are read."""
Shared: TypeAlias = Mapping[type[Any], Callable[[Turn, Any, Contact | Location], Awaitable[Answer]]]
