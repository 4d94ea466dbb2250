"""From what was said to what is seen: buttons, commands, typed answers, and words nobody waited for."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.awaited.checkout import AwaitContact
from shopclerk.conversation.codec import UnknownToken, decode
from shopclerk.conversation.consignments import looks_like_list
from shopclerk.conversation.handlers import dispatching, finding, home, listing, merchant, orders
from shopclerk.conversation.handlers.rooms import explain_rooms
from shopclerk.conversation.handlers.table import PICTURED, PRESSED, SHARED, TABLED, TYPED
from shopclerk.conversation.incoming import (
    Command,
    Contact,
    Document,
    Heard,
    Location,
    Photo,
    Press,
    Text,
)
from shopclerk.conversation.keeping import content_of, kept
from shopclerk.conversation.menu import COMMANDS
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.replying import meant_by_replying
from shopclerk.conversation.retreats import Refusal, after_link, after_number, after_press, after_text
from shopclerk.conversation.screens.help import (
    contact_unasked,
    document_unasked,
    document_unreadable,
    location_unasked,
    not_understood,
    picture_unasked,
    picture_unreadable,
    sheet_unknown,
    stale_button,
)
from shopclerk.conversation.sheets import NoSheet, read_sheet
from shopclerk.conversation.shipping_word import after_keyword, shipping_keywords
from shopclerk.conversation.turn import Answer, Turn, mentions
from shopclerk.conversation.typed_text import meant, plainly
from shopclerk.core.domain.errors import (
    AlreadyDecided,
    AlreadyShipped,
    CannotCancel,
    DomainError,
    IllegalTransition,
    NotAwaitingShipment,
    NotRefundable,
    NotThatMany,
)
from shopclerk.core.domain.numbers import order_number
from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, PortError
from shopclerk.core.ports.files import FileRefused

OVERTAKEN: Final = (
    AlreadyDecided,
    AlreadyShipped,
    CannotCancel,
    Conflict,
    IllegalTransition,
    NotAwaitingShipment,
    NotRefundable,
    NotThatMany,
)
"""What is refused when somebody else was faster."""


async def respond(turn: Turn, said: Heard) -> Answer:
    """What the person sees next. Every refusal is a sentence on a screen that leads on."""
    try:
        return await _answered(turn, said)
    except FileRefused:
        return mentions(turn, picture_unreadable(turn.words, staff=turn.is_staff))


async def _answered(turn: Turn, said: Heard) -> Answer:
    if turn.about and (meant_by_it := meant_by_replying(turn, said)):
        return await _or_retreat(turn, *meant_by_it)
    match said:
        case Press(token, _):
            return await _pressed(turn, token)
        case Command(name, rest):
            return await _commanded(turn, name, rest)
        case Text(text):
            return await _typed(turn, text)
        case Photo():
            return await _pictured(turn, said)
        case Document():
            return await _sent(turn, said)
        case Contact() | Location():
            return await _shared(turn, said)


async def _pressed(turn: Turn, token: str) -> Answer:
    try:
        action = decode(token)
    except UnknownToken:
        return await home.go_home(turn.noticing(stale_button(turn.words)))
    return await _do(turn, action)


async def _do(turn: Turn, action: Action) -> Answer:
    async def act() -> Answer:
        return await PRESSED[type(action)](turn, action)

    return await _or_retreat(turn, act, lambda error: after_press(action, error))


async def _commanded(turn: Turn, name: str, rest: str) -> Answer:
    entry = COMMANDS.get(name)
    if entry is not None and entry.shows is not None:
        return await _do(turn, entry.shows)
    match name:
        case "start":
            return await _or_retreat(
                turn, lambda: home.start(turn, rest), lambda _: after_link(rest, staff=turn.is_staff)
            )
        case "help":
            return await home.show_help(turn)
        case "ship":
            return await _ship(turn, rest)
        case "search":
            return await _or_retreat(turn, lambda: finding.search(turn, rest), lambda _: (GoHome(),))
        case "here" | "leave":
            return await _or_retreat(turn, lambda: explain_rooms(turn), lambda _: (GoHome(),))
    return mentions(turn, not_understood(turn.words, staff=turn.is_staff))


async def _typed(turn: Turn, text: str) -> Answer:
    if turn.is_staff and looks_like_list(text, turn.wording):
        return await _or_retreat(turn, lambda: dispatching.list_pasted(turn, text), lambda _: (GoHome(),))
    if turn.is_staff and (rest := after_keyword(text, shipping_keywords(turn.wording))) is not None:
        return await _ship(turn, rest)
    if awaited := turn.session.awaited:
        answer = TYPED[type(awaited)]
        return await _or_retreat(
            turn, lambda: answer(turn, awaited, meant(text)), lambda refusal: after_text(awaited, refusal)
        )
    if number := order_number(plainly(text)):
        return await _or_retreat(
            turn, lambda: orders.order_page(turn, number=number), lambda _: after_number(staff=turn.is_staff)
        )
    return await _or_retreat(turn, lambda: finding.overheard(turn, text), lambda _: (GoHome(),))


async def _pictured(turn: Turn, photo: Photo) -> Answer:
    """Of staff it is something to sell, unless a picture is what was asked for, or it answers a message. What
    nobody asked for is not even fetched.
    """
    awaited = turn.session.awaited
    answer = PICTURED.get(type(awaited))
    if not answer and (turn.about or not turn.is_staff):
        return mentions(turn, picture_unasked(turn.words, staff=turn.is_staff))
    picture = await kept(turn, photo)
    if awaited is None or answer is None:
        return await listing.picture_sent(turn, picture)
    return await _or_retreat(
        turn, lambda: answer(turn, awaited, picture), lambda refusal: after_text(awaited, refusal)
    )


async def _sent(turn: Turn, document: Document) -> Answer:
    """Of staff it may be a table, which is what its first row says. Of others it is not even fetched."""
    if not turn.is_staff:
        return mentions(turn, document_unasked(turn.words))
    try:
        sheet = read_sheet(document.name, await content_of(turn, document))
    except (FileRefused, NoSheet):
        return mentions(turn, document_unreadable(turn.words, document.name))
    answer = next((answer for knows, answer in TABLED if knows(sheet, turn.wording)), None)
    if answer is None:
        return mentions(turn, sheet_unknown(turn.words, sheet))
    return await _or_retreat(turn, lambda: answer(turn, sheet), lambda _: (GoHome(),))


async def _shared(turn: Turn, what: Contact | Location) -> Answer:
    """Over a review of an order it is a change of who gets it, or where."""
    awaited = turn.session.awaited
    if awaited is None and turn.session.draft.review:
        awaited = AwaitContact("name" if isinstance(what, Contact) else "address")
    answer = SHARED.get(type(awaited))
    if awaited is None or answer is None:
        unasked = contact_unasked if isinstance(what, Contact) else location_unasked
        return mentions(turn, unasked(turn.words, staff=turn.is_staff))
    return await _or_retreat(
        turn, lambda: answer(turn, awaited, what), lambda refusal: after_text(awaited, refusal)
    )


async def _ship(turn: Turn, rest: str) -> Answer:
    if looks_like_list(rest, turn.wording):
        return await _or_retreat(turn, lambda: dispatching.list_pasted(turn, rest), lambda _: (GoHome(),))
    return await _or_retreat(
        turn, lambda: merchant.ship_by_word(turn, rest), lambda _: after_number(staff=True)
    )


async def _or_retreat(
    turn: Turn, act: Callable[[], Awaitable[Answer]], retreats: Callable[[Refusal], Iterable[Action]]
) -> Answer:
    """Do it; refused, show the nearest screen that can be shown, saying why.

    Only refusals lead to a retreat, and a retreat to no other: what nobody expected is not hidden here, and
    a port that fails during the retreat too has the whole update tried again later. So has an unknown
    outcome: what a retreat shows now may be otherwise in a moment, and the update, which names its request,
    does it once however often it is tried.
    """
    try:
        return await act()
    except OutcomeUnknown:
        raise
    except (DomainError, PortError) as refused:
        first = refused
    told = turn.noticing(sentence(turn.words, first))
    if isinstance(first, OVERTAKEN):
        told = told.unless_done()
    for action in retreats(first):
        try:
            return await PRESSED[type(action)](told, action)
        except DomainError:
            continue
    raise first
