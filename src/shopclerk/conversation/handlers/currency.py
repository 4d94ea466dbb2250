"""The currency to see prices in, and to pay in."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.currency import ChooseCurrency, ShowCurrencies
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.screens.currency import currencies_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows


async def show_currencies(turn: Turn, _: ShowCurrencies | None = None) -> Answer:
    currency = await buying_in(turn)
    cart = await turn.desk.till.show_cart(actor=turn.actor, currency=currency)
    screen = currencies_screen(
        turn.words,
        turn.desk.terms.now.currencies,
        chosen=currency,
        in_cart=cart.units,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def choose_currency(turn: Turn, action: ChooseCurrency) -> Answer:
    """While the shop sells in it. What was reviewed before had another total."""
    currency = turn.desk.terms.now.buying_in(action.currency).currency
    await turn.desk.choices.choose_currency(actor=turn.actor, request_id=turn.request_id, currency=currency)
    chosen = turn.drafting(replace(turn.session.draft, review=""))
    told = turn.words.text("Prices are in {currency} from now on.", currency=turn.words.currency(currency))
    return replace(await show_currencies(chosen), toast=told)


PRESSED: Final[Pressed] = {
    ShowCurrencies: show_currencies,
    ChooseCurrency: choose_currency,
}
