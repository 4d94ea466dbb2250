"""Looking for something by words: asked for, or typed when nothing else is awaited."""

from typing import Final

from shopclerk.conversation.actions.finding import AskSearch, ShowFound
from shopclerk.conversation.awaited.finding import AwaitSearch
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.handlers.browsing import product
from shopclerk.conversation.screens.finding import ask_search_screen, found_screen, nothing_found_screen
from shopclerk.conversation.screens.help import not_understood
from shopclerk.conversation.sought import sought, uncarried
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows


async def ask_search(turn: Turn, _: AskSearch | None = None) -> Answer:
    return asks(turn, ask_search_screen(turn.words, notice=turn.notice), AwaitSearch())


async def search_typed(turn: Turn, _: AwaitSearch, text: str) -> Answer:
    return await search(turn, text)


async def show_found(turn: Turn, action: ShowFound) -> Answer:
    return await _found(turn, uncarried(action.sought), skipped=action.skipped)


async def search(turn: Turn, text: str) -> Answer:
    """What the words lead to. The only thing that is called so is shown at once."""
    words = sought(text)
    if not words:
        return await ask_search(turn)
    found = await turn.desk.finding.search_products(words)
    if len(found.rows) == 1 and not found.close:
        return await product(turn, product_id=found.rows[0].id)
    return await _found(turn, words)


async def overheard(turn: Turn, text: str) -> Answer:
    """Words that nobody waited for: mostly a customer looks for something."""
    if turn.is_staff or not sought(text):
        return shows(turn, not_understood(turn.words, staff=turn.is_staff))
    return await search(turn, text)


async def _found(turn: Turn, words: str, *, skipped: int = 0) -> Answer:
    if not words:
        return await ask_search(turn.late())
    found = await turn.desk.finding.search_products(words, skipped=skipped)
    if not found.rows and not skipped:
        return shows(turn, nothing_found_screen(turn.words, words, notice=turn.notice))
    screen = found_screen(
        turn.words, words, found, skipped=skipped, currency=await buying_in(turn), notice=turn.notice
    )
    return shows(turn, screen)


PRESSED: Final[Pressed] = {
    AskSearch: ask_search,
    ShowFound: show_found,
}

TYPED: Final[Typed] = {
    AwaitSearch: search_typed,
}
