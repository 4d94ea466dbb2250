"""The first screen, language, help, and coming in by invitation."""

from dataclasses import replace

from shopclerk.conversation.actions import ChooseLanguage, GoHome, ShowLanguages
from shopclerk.conversation.screens.help import help_screen, invitation_over, invited_screen
from shopclerk.conversation.screens.home import customer_home, languages_screen, merchant_home
from shopclerk.conversation.turn import Answer, Turn, mentions, shows
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.views import OrdersOf

OVER = frozenset(
    {OrderLabel.COMPLETED, OrderLabel.CANCELLED, OrderLabel.PARTLY_REFUNDED, OrderLabel.REFUNDED}
)


async def go_home(turn: Turn, _: GoHome | None = None) -> Answer:
    if turn.is_staff:
        counts = await turn.desk.count_queues(actor=turn.person.actor)
        owner = turn.person.role is Role.OWNER
        unsettled = await turn.desk.list_discrepancies(actor=turn.person.actor) if owner else ()
        screen = merchant_home(
            turn.words,
            shop_name=turn.desk.shop_name,
            counts=counts,
            discrepancies=len(unsettled),
            notice=turn.notice,
        )
        return shows(turn, screen)
    cart = await turn.desk.show_cart(actor=turn.person.actor)
    query = OrdersOf(turn.person.id, limit=20)
    orders = await turn.desk.list_orders(query, actor=turn.person.actor)
    screen = customer_home(
        turn.words,
        shop_name=turn.desk.shop_name,
        cart_units=cart.units,
        open_orders=sum(row.label not in OVER for row in orders),
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_languages(turn: Turn, _: ShowLanguages) -> Answer:
    return shows(turn, languages_screen(turn.words, turn.wording.languages, notice=turn.notice))


async def choose_language(turn: Turn, action: ChooseLanguage) -> Answer:
    language = turn.wording.best(action.language)
    person = await turn.identities.speak(turn.person.id, language)
    return await go_home(replace(turn, person=person))


async def start(turn: Turn, invitation: str) -> Answer:
    """`/start`, alone or with an invitation to the staff.

    An invitation is spent before its answer is shown: staff who come with one that is spent may be coming a
    second time for that answer.
    """
    if not invitation:
        return await go_home(turn)
    joined = await turn.identities.join(invitation, turn.person.id, turn.now)
    if joined is None and not turn.is_staff:
        return shows(turn, invitation_over(turn.words))
    return shows(turn, invited_screen(turn.words, (joined or turn.person).role))


async def show_help(turn: Turn) -> Answer:
    return mentions(turn, help_screen(turn.words, staff=turn.is_staff))
