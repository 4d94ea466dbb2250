"""What is for sale, as staff list it: by state, by category, by a part of its name."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.counting import ListShelf
from shopclerk.conversation.actions.goods import (
    ChooseShelf,
    ExportCatalogue,
    ListGoods,
    SearchGoods,
    ShowCatalogue,
    ShowGoods,
)
from shopclerk.conversation.actions.home import ShowOffice
from shopclerk.conversation.actions.stock import AskDelivery, ShowLow
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.layout import DOT, body, home, in_pairs, muted, page, paging, title
from shopclerk.conversation.screens.names import IN_A_LIST, ON_A_BUTTON, name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Category, ProductState
from shopclerk.core.ports.goods_views import GoodsCount, GoodsRow

MARKS: Final[Mapping[ProductState, str]] = {
    ProductState.PUBLISHED: "🟢",
    ProductState.DRAFT: "📝",
    ProductState.ARCHIVED: "🗄",
}
MOST_SHELVES: Final = 14


def state_name(words: Words, state: ProductState) -> str:
    match state:
        case ProductState.PUBLISHED:
            return words.text("In the shop")
        case ProductState.DRAFT:
            return words.text("Draft")
        case ProductState.ARCHIVED:
            return words.text("Archived")


def catalogue_office_screen(words: Words, count: GoodsCount, low: int, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🏷 Catalogue")),
        body(words.text("To add a product, send its picture.")),
        rows=(
            (
                _tab(words.text("🟢 In the shop ({n})", n=count.published), ProductState.PUBLISHED),
                _tab(words.text("📝 Drafts ({n})", n=count.drafts), ProductState.DRAFT),
            ),
            (
                _tab(words.text("🗄 Archived ({n})", n=count.archived), ProductState.ARCHIVED),
                Button(words.text("📚 By category"), ChooseShelf()),
            ),
            (
                Button(words.text("🔎 Find"), SearchGoods()),
                Button(words.text("📉 Running low ({n})", n=low), ShowLow()),
            ),
            (
                Button(words.text("📥 Goods came in"), AskDelivery()),
                Button(words.text("💾 As a table"), ExportCatalogue()),
            ),
            (Button(words.text("🧮 Count the shelf"), ListShelf()),),
            _back_to_office(words),
        ),
        notice=notice,
    )


def _tab(label: str, state: ProductState) -> Button:
    return Button(label, ListGoods(state.value))


def _back_to_office(words: Words) -> Row:
    return (Button(words.text("‹ Office"), ShowOffice()), home(words))


def back_to_catalogue(words: Words) -> Row:
    return (Button(words.text("‹ Catalogue"), ShowCatalogue()), home(words))


def goods_list_screen(
    words: Words,
    rows: Sequence[GoodsRow],
    asked: ListGoods,
    *,
    category: Category | None,
    more: bool,
    notice: str = "",
) -> Screen:
    """A page of products in one state; `more` follow after its last row."""
    state = ProductState(asked.state)
    further = ListGoods(asked.state, asked.category_id, rows[-1].id) if more and rows else None
    first = ListGoods(asked.state, asked.category_id) if asked.after else None
    shelf = name(words, category.name) if category else ""
    return page(
        title(DOT.join(filter(None, (f"{MARKS[state]} {state_name(words, state)}", shelf)))),
        body("" if rows else words.text("There is nothing here right now.")),
        rows=(
            *_products(words, rows),
            paging(words, back_to_first=first, further=further),
            back_to_catalogue(words),
        ),
        notice=notice,
    )


def _products(words: Words, rows: Sequence[GoodsRow], *, marked: bool = False) -> tuple[Row, ...]:
    return tuple((Button(_row(words, row, marked=marked), ShowGoods(row.id)),) for row in rows)


def _row(words: Words, row: GoodsRow, *, marked: bool) -> str:
    label = name(words, row.title, ON_A_BUTTON)
    there = words.plural("{n} in stock", "{n} in stock", row.available)
    return DOT.join((f"{MARKS[row.state]} {label}" if marked else label, there))


def ask_search_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🔎 Find")),
        body(words.text("What are you looking for? A part of a title or a code is enough.")),
        rows=(back_to_catalogue(words),),
        hint=words.text("Title or code"),
        notice=notice,
    )


def found_goods_screen(
    words: Words, text: str, rows: Sequence[GoodsRow], *, more: bool, notice: str = ""
) -> Screen:
    wanted = shortened(one_line(text), IN_A_LIST)
    none = words.text("Nothing has “{text}” in a title or a code. Try another word.", text=wanted)
    return page(
        title(words.text("🔎 “{text}”", text=wanted)),
        body("" if rows else none),
        muted(words.text("There are more. Type a longer part of the name.") if more else ""),
        rows=(
            *_products(words, rows, marked=True),
            (Button(words.text("🔎 Find something else"), SearchGoods()),),
            back_to_catalogue(words),
        ),
        notice=notice,
    )


def shelves_screen(words: Words, categories: Sequence[Category], *, notice: str = "") -> Screen:
    published = ProductState.PUBLISHED.value
    shelves = [
        Button(name(words, each.name, ON_A_BUTTON), ListGoods(published, each.id))
        for each in categories[:MOST_SHELVES]
    ]
    return page(
        title(words.text("📚 By category")),
        body("" if shelves else words.text("There is no category yet. Give one to a product on its page.")),
        rows=(*in_pairs(shelves), back_to_catalogue(words)),
        notice=notice,
    )
