"""Staff look through what is for sale: by state, by category, by a part of its name."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.goods import (
    ChooseShelf,
    ExportCatalogue,
    ListGoods,
    SearchGoods,
    ShowCatalogue,
)
from shopclerk.conversation.awaited.goods import AwaitGoodsName
from shopclerk.conversation.reply import Attachment
from shopclerk.conversation.screens.goods import (
    ask_search_screen,
    catalogue_office_screen,
    found_goods_screen,
    goods_list_screen,
    shelves_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.core.domain.catalogue import ProductState


async def show_catalogue(turn: Turn, _: ShowCatalogue) -> Answer:
    count = await turn.desk.goods.count_goods(actor=turn.actor)
    low = await turn.desk.stock.count_low(actor=turn.actor)
    return shows(turn, catalogue_office_screen(turn.words, count, low, notice=turn.notice))


async def export_catalogue(turn: Turn, _: ExportCatalogue) -> Answer:
    """The file, and the catalogue below."""
    file = await turn.desk.goods.export_catalogue(
        actor=turn.actor, currency=turn.desk.currency, language=turn.desk.language
    )
    day = turn.now.date().isoformat()
    caption = turn.words.text(
        "The catalogue as a table, without pictures. The owner may change it, save it as CSV and send it "
        "back: I first show what it would do."
    )
    below = await show_catalogue(turn, ShowCatalogue())
    return replace(below, before=(Attachment(f"catalogue-{day}", file, caption),))


async def list_goods(turn: Turn, action: ListGoods) -> Answer:
    if action.state not in set(ProductState):
        return await show_catalogue(turn.late(), ShowCatalogue())
    page = await turn.desk.goods.list_goods(
        actor=turn.actor,
        state=ProductState(action.state),
        category_id=action.category_id,
        after=action.after,
    )
    categories = await turn.desk.goods.list_categories(actor=turn.actor)
    category = next((each for each in categories if each.id == action.category_id), None)
    return shows(
        turn,
        goods_list_screen(
            turn.words, page.rows, action, category=category, more=page.more, notice=turn.notice
        ),
    )


async def choose_shelf(turn: Turn, _: ChooseShelf) -> Answer:
    categories = await turn.desk.goods.list_categories(actor=turn.actor)
    return shows(turn, shelves_screen(turn.words, categories, notice=turn.notice))


async def search_goods(turn: Turn, _: SearchGoods) -> Answer:
    turn.actor.must_be_staff("FindGoods")
    return asks(turn, ask_search_screen(turn.words, notice=turn.notice), AwaitGoodsName())


async def search_typed(turn: Turn, _: AwaitGoodsName, text: str) -> Answer:
    """What is typed after that is looked for too."""
    if not text:
        return await search_goods(turn, SearchGoods())
    page = await turn.desk.goods.find_goods(actor=turn.actor, text=text)
    screen = found_goods_screen(turn.words, text, page.rows, more=page.more, notice=turn.notice)
    return asks(turn, screen, AwaitGoodsName())


PRESSED: Final[Pressed] = {
    ShowCatalogue: show_catalogue,
    ExportCatalogue: export_catalogue,
    ListGoods: list_goods,
    ChooseShelf: choose_shelf,
    SearchGoods: search_goods,
}

TYPED: Final[Typed] = {
    AwaitGoodsName: search_typed,
}
