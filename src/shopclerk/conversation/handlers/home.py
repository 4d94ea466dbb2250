"""The first screen, language, help, and coming in by invitation."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.home import ChooseLanguage, GoHome, ShowLanguages
from shopclerk.conversation.deep_links import DiscountLink, OrderLink, ProductLink, decode_link
from shopclerk.conversation.handlers.browsing import product
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.rooms import HERE, explain_rooms
from shopclerk.conversation.menu import Menu, offers
from shopclerk.conversation.ports.identities import Person
from shopclerk.conversation.screens.discounts import filled_in
from shopclerk.conversation.screens.help import help_screen, invitation_over, invited_screen
from shopclerk.conversation.screens.home import customer_home, languages_screen, merchant_home
from shopclerk.conversation.turn import Answer, Pressed, Turn, mentions, shows
from shopclerk.core.domain.errors import DiscountRefused, NotFound
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.numbers import order_number
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.views import OrdersOf

SHORTEST_INVITATION = 20
"""Characters. What is shorter, and opens nothing, tells where somebody comes from: `?start=newsletter`."""
OVER = frozenset(
    {OrderLabel.COMPLETED, OrderLabel.CANCELLED, OrderLabel.PARTLY_REFUNDED, OrderLabel.REFUNDED}
)


async def go_home(turn: Turn, _: GoHome | None = None) -> Answer:
    if turn.is_staff:
        counts = await turn.desk.orders.count_queues(actor=turn.actor)
        owner = turn.person.role is Role.OWNER
        unsettled = await turn.desk.orders.list_discrepancies(actor=turn.actor) if owner else ()
        screen = merchant_home(
            turn.words,
            shop_name=turn.desk.shop_name,
            counts=counts,
            discrepancies=len(unsettled),
            notice=turn.notice,
        )
        return shows(turn, screen)
    cart = await turn.desk.till.show_cart(actor=turn.actor)
    query = OrdersOf(turn.person.id, limit=20)
    orders = await turn.desk.orders.list_orders(query, actor=turn.actor)
    screen = customer_home(
        turn.words,
        shop_name=turn.desk.shop_name,
        cart_units=cart.units,
        open_orders=[row for row in orders if row.label not in OVER],
        now=turn.now,
        hours=turn.desk.terms.now.hours,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_languages(turn: Turn, _: ShowLanguages) -> Answer:
    return shows(turn, languages_screen(turn.words, turn.wording.languages, notice=turn.notice))


async def choose_language(turn: Turn, action: ChooseLanguage) -> Answer:
    """Of the person; in the staff's room, what is spoken to all of them."""
    language = turn.wording.best(action.language)
    if turn.room is not None:
        await turn.rooms.open(replace(turn.room, language=language))
        spoken = replace(turn, person=replace(turn.person, language=language))
        return replace(await go_home(spoken), offers=offers(spoken.words, Menu.ROOM))
    person = await turn.identities.speak(turn.person.id, language)
    spoken = replace(turn, person=person)
    answer = await go_home(spoken)
    return replace(answer, offers=offers(spoken.words, Menu.STAFF)) if turn.is_staff else answer


async def start(turn: Turn, payload: str) -> Answer:
    """`/start`, alone, with a link to something, with an invitation to the staff, or with any other word.

    An invitation may happen to look like the link to a product.
    """
    match decode_link(payload):
        case OrderLink(number):
            return await order_page(turn, number=order_number(number) or number)
        case DiscountLink(code):
            return await _offered(turn, code, payload)
        case ProductLink(name):
            try:
                return await product(turn, called=name)
            except NotFound:
                if joined := await turn.identities.join(payload, turn.person.id, turn.now):
                    return _welcomed(turn, joined)
                raise
    if payload == HERE:
        return await explain_rooms(turn)
    return await (_join(turn, payload) if len(payload) >= SHORTEST_INVITATION else go_home(turn))


async def _offered(turn: Turn, code: str, payload: str) -> Answer:
    """The code is filled in at the checkout, if it is good now. Staff are shown what they share."""
    try:
        known = await turn.desk.discounts.look_up_discount(actor=turn.actor, code=code)
    except DiscountRefused as refused:
        joined = await turn.identities.join(payload, turn.person.id, turn.now)
        if joined is None or refused.why != "unknown":
            raise
        return _welcomed(turn, joined)
    draft = replace(turn.session.draft, review="", discount=known.id)
    told = filled_in(turn.words, known, turn.desk.zone)
    return await go_home(turn.drafting(draft).noticing(told))


async def _join(turn: Turn, invitation: str) -> Answer:
    """An invitation is spent before its answer is shown: staff who come with one that is spent may be
    coming a second time for that answer.
    """
    joined = await turn.identities.join(invitation, turn.person.id, turn.now)
    if joined is None and not turn.is_staff:
        return shows(turn, invitation_over(turn.words))
    return _welcomed(turn, joined or turn.person)


def _welcomed(turn: Turn, person: Person) -> Answer:
    welcome = shows(turn, invited_screen(turn.words, person.role))
    return replace(welcome, offers=offers(turn.words, Menu.STAFF))


async def show_help(turn: Turn) -> Answer:
    return mentions(turn, help_screen(turn.words, staff=turn.is_staff))


PRESSED: Final[Pressed] = {
    GoHome: go_home,
    ShowLanguages: show_languages,
    ChooseLanguage: choose_language,
}
