"""Staff change a product: each change is one press, or one thing typed or sent."""

from typing import Final

from shopclerk.conversation.actions import goods as to
from shopclerk.conversation.awaited.goods import AwaitCategory, AwaitGoods, AwaitPicture
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.screens.goods_page import (
    archive_screen,
    ask_category_screen,
    ask_goods_screen,
    ask_picture_screen,
    goods_pictures_screen,
    goods_screen,
    texts_screen,
)
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain import product_changes
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import FileId, ProductId
from shopclerk.core.domain.product_changes import Change
from shopclerk.core.usecases.goods.showing import Goods

NOTHING: Final = "-"
"""What is typed to take a text away."""


async def show_goods(turn: Turn, action: to.ShowGoods) -> Answer:
    return await goods_page(turn, action.goods_id)


async def goods_page(turn: Turn, goods_id: ProductId) -> Answer:
    goods = await goods_of(turn, goods_id)
    return shows(turn, goods_screen(turn.words, goods, turn.now, notice=turn.notice))


async def goods_of(turn: Turn, goods_id: ProductId) -> Goods:
    return await turn.desk.goods.show_goods(actor=turn.actor, product_id=goods_id)


async def changed(
    turn: Turn, goods_id: ProductId, version: int, change: Change, *, suffix: str = ""
) -> Product:
    """The product after the change; `suffix` tells several changes of one update apart."""
    return await turn.desk.goods.edit_product(
        actor=turn.actor,
        request_id=f"{turn.request_id}{suffix}",
        product_id=goods_id,
        version=version,
        change=change,
    )


async def ask_goods(turn: Turn, action: to.AskGoods) -> Answer:
    product = (await goods_of(turn, action.goods_id)).product
    called = dict(languages_of(turn, product)).get(action.language, action.language)
    field = "title" if action.field == "title" else "description"
    screen = ask_goods_screen(turn.words, product, field, action.language, called, notice=turn.notice)
    return asks(turn, screen, AwaitGoods(product.id, field, action.language, product.version))


async def goods_typed(turn: Turn, awaited: AwaitGoods, text: str) -> Answer:
    said = "" if plainly(text) == NOTHING else text
    change = (product_changes.Retitle if awaited.field == "title" else product_changes.Describe)(
        awaited.language, said
    )
    product = await changed(turn, awaited.goods_id, awaited.version, change)
    if awaited.language == product.title.texts[0][0]:
        return await goods_page(turn, product.id)
    return _texts(turn, product)


def languages_of(turn: Turn, product: Product) -> tuple[tuple[str, str], ...]:
    """Those it has texts in, and those that are spoken here; each with its name."""
    spoken = dict(turn.wording.languages)
    known = dict.fromkeys([tag for tag, _ in (*product.title.texts, *product.description.texts)])
    return tuple((tag, spoken.get(tag, tag)) for tag in dict.fromkeys((*known, *spoken)))


async def show_texts(turn: Turn, action: to.ShowTexts) -> Answer:
    return _texts(turn, (await goods_of(turn, action.goods_id)).product)


def _texts(turn: Turn, product: Product) -> Answer:
    screen = texts_screen(turn.words, product, languages_of(turn, product), notice=turn.notice)
    return shows(turn, screen)


async def show_goods_pictures(turn: Turn, action: to.ShowGoodsPictures) -> Answer:
    return _pictures(turn, (await goods_of(turn, action.goods_id)).product, action.place)


def _pictures(turn: Turn, product: Product, place: int) -> Answer:
    there = max(0, min(place, len(product.pictures) - 1))
    return shows(turn, goods_pictures_screen(turn.words, product, there, notice=turn.notice))


async def first_picture(turn: Turn, action: to.FirstPicture) -> Answer:
    if picture := await _picture(turn, action):
        change = product_changes.ShowFirst(picture)
        return _pictures(turn, await changed(turn, action.goods_id, action.version, change), 0)
    return await goods_page(turn.late(), action.goods_id)


async def drop_picture(turn: Turn, action: to.DropPicture) -> Answer:
    if picture := await _picture(turn, action):
        change = product_changes.DropPicture(picture)
        return _pictures(turn, await changed(turn, action.goods_id, action.version, change), action.place)
    return await goods_page(turn.late(), action.goods_id)


async def _picture(turn: Turn, action: to.FirstPicture | to.DropPicture) -> FileId | None:
    pictures = (await goods_of(turn, action.goods_id)).product.pictures
    return pictures[action.place] if 0 <= action.place < len(pictures) else None


async def ask_picture(turn: Turn, action: to.AskPicture) -> Answer:
    product = (await goods_of(turn, action.goods_id)).product
    screen = ask_picture_screen(turn.words, product, notice=turn.notice)
    return asks(turn, screen, AwaitPicture(product.id))


async def picture_typed(turn: Turn, awaited: AwaitPicture, _: str) -> Answer:
    return await ask_picture(turn, to.AskPicture(awaited.goods_id))


async def goods_pictured(turn: Turn, awaited: AwaitPicture, photo: Photo) -> Answer:
    """Others may follow: of an album every picture comes by itself."""
    product = (await goods_of(turn, awaited.goods_id)).product
    after = await changed(turn, product.id, product.version, product_changes.AddPicture(photo.file_id))
    place = after.pictures.index(photo.file_id)
    return asks(turn, _pictures(turn, after, place).screen, awaited)


async def ask_category(turn: Turn, action: to.AskCategory) -> Answer:
    goods = await goods_of(turn, action.goods_id)
    screen = ask_category_screen(turn.words, goods.product, goods.categories, notice=turn.notice)
    return asks(turn, screen, AwaitCategory(goods.product.id, goods.product.version))


async def put_into(turn: Turn, action: to.PutInto) -> Answer:
    await changed(turn, action.goods_id, action.version, product_changes.Categorise(action.category_id))
    return await goods_page(turn, action.goods_id)


async def category_typed(turn: Turn, awaited: AwaitCategory, text: str) -> Answer:
    category = await turn.desk.goods.add_category(actor=turn.actor, language=turn.desk.language, name=text)
    return await put_into(turn, to.PutInto(awaited.goods_id, awaited.version, category.id))


async def publish(turn: Turn, action: to.PublishGoods) -> Answer:
    return await _in_state(turn, action, product_changes.Publish())


async def hide(turn: Turn, action: to.HideGoods) -> Answer:
    return await _in_state(turn, action, product_changes.Hide())


async def ask_archive(turn: Turn, action: to.AskArchive) -> Answer:
    product = (await goods_of(turn, action.goods_id)).product
    uses = await turn.desk.goods.count_uses(actor=turn.actor, product_id=product.id)
    return shows(turn, archive_screen(turn.words, product, uses, notice=turn.notice))


async def archive(turn: Turn, action: to.ArchiveGoods) -> Answer:
    return await _in_state(turn, action, product_changes.Archive())


async def bring_back(turn: Turn, action: to.BringBack) -> Answer:
    return await _in_state(turn, action, product_changes.BringBack())


async def _in_state(
    turn: Turn, action: to.PublishGoods | to.HideGoods | to.ArchiveGoods | to.BringBack, change: Change
) -> Answer:
    await changed(turn, action.goods_id, action.version, change)
    return await goods_page(turn, action.goods_id)


PRESSED: Final[Pressed] = {
    to.ShowGoods: show_goods,
    to.AskGoods: ask_goods,
    to.ShowTexts: show_texts,
    to.ShowGoodsPictures: show_goods_pictures,
    to.FirstPicture: first_picture,
    to.DropPicture: drop_picture,
    to.AskPicture: ask_picture,
    to.AskCategory: ask_category,
    to.PutInto: put_into,
    to.PublishGoods: publish,
    to.HideGoods: hide,
    to.AskArchive: ask_archive,
    to.ArchiveGoods: archive,
    to.BringBack: bring_back,
}

TYPED: Final[Typed] = {
    AwaitGoods: goods_typed,
    AwaitCategory: category_typed,
    AwaitPicture: picture_typed,
}

PICTURED: Final[Pictured] = {
    AwaitPicture: goods_pictured,
}
