"""One product as staff see it: how it stands, and everything that can be done with it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from shopclerk.conversation.actions import goods as to
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.goods import MARKS, back_to_catalogue, state_name
from shopclerk.conversation.screens.layout import DOT, body, home, in_pairs, muted, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST, ON_A_BUTTON, name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Category, Product, ProductState
from shopclerk.core.domain.ids import ProductId
from shopclerk.core.ports.goods_views import Uses
from shopclerk.core.usecases.goods.showing import Goods

DESCRIPTION: Final = 300
MOST_SHELVES: Final = 12


def goods_screen(words: Words, goods: Goods, now: datetime, *, notice: str = "") -> Screen:
    product = goods.product
    return page(
        title(name(words, product.title)),
        strong(DOT.join(filter(None, (_state(words, product), _prices(words, product))))),
        body(shortened(lines(product.description.in_(words.language)), DESCRIPTION)),
        muted(_stock(words, goods), _shelf(words, goods), _last_change(words, goods, now)),
        rows=(
            *_editing(words, product),
            _standing(words, product),
            _putting_away(words, product),
            back_to_catalogue(words),
        ),
        picture=next(iter(product.pictures), None),
        notice=notice,
    )


def _state(words: Words, product: Product) -> str:
    return f"{MARKS[product.state]} {state_name(words, product.state)}"


def _prices(words: Words, product: Product) -> str:
    """The lowest of each currency."""
    prices = [price for sku in product.skus if not sku.archived for price in sku.prices]
    currencies = dict.fromkeys(price.currency for price in prices)
    lowest = [min(price for price in prices if price.currency == currency) for currency in currencies]
    return DOT.join(map(words.money, lowest))


def _stock(words: Words, goods: Goods) -> str:
    sold = [sku for sku in goods.product.skus if not sku.archived]
    left = sum(goods.levels[sku.id].available for sku in sold)
    variants = words.plural("{n} variant", "{n} variants", len(sold))
    return DOT.join((words.plural("{n} in stock", "{n} in stock", left), variants))


def _shelf(words: Words, goods: Goods) -> str:
    category = goods.category
    return words.text("Category: {name}", name=name(words, category.name)) if category else ""


def _last_change(words: Words, goods: Goods, now: datetime) -> str:
    at = goods.product.edited_at
    if at is None:
        return ""
    known = shortened(one_line(goods.edited_by), ON_A_BUTTON)
    who = known or words.context("one of the staff", "a colleague")
    return words.text("Last changed by {who}, {ago}", who=who, ago=words.ago(now - at))


def _editing(words: Words, product: Product) -> tuple[Row, ...]:
    own = product.title.texts[0][0]
    return (
        (
            Button(words.text("✏️ Title"), to.AskGoods(product.id, "title", own)),
            Button(words.text("✏️ Description"), to.AskGoods(product.id, "description", own)),
        ),
        (_variants(words, product), Button(words.text("📚 Category"), to.AskCategory(product.id))),
        (
            Button(words.text("🖼 Pictures ({n})", n=len(product.pictures)), to.ShowGoodsPictures(product.id)),
            Button(words.text("🌐 Translations"), to.ShowTexts(product.id)),
        ),
    )


def _variants(words: Words, product: Product) -> Button:
    if len(product.skus) == 1:
        return Button(words.text("💰 Price, stock"), to.ShowVariant(product.skus[0].id))
    return Button(words.text("💰 Variants ({n})", n=len(product.skus)), to.ShowVariants(product.id))


def _standing(words: Words, product: Product) -> Row:
    match product.state:
        case ProductState.PUBLISHED:
            shown = (Button(words.text("👀 See it in the shop"), ShowProduct(product.id)),)
            hide = Button(words.text("🙈 Take off sale"), to.HideGoods(product.id, product.version))
            return (*(shown if product.on_sale() else ()), hide)
        case ProductState.DRAFT:
            publish = to.PublishGoods(product.id, product.version)
            return (Button(words.text("✅ Publish"), publish, Tone.PRIMARY),)
        case ProductState.ARCHIVED:
            return (Button(words.text("↩️ Bring it back"), to.BringBack(product.id, product.version)),)


def _putting_away(words: Words, product: Product) -> Row:
    if product.state is ProductState.ARCHIVED:
        return ()
    return (Button(words.text("🗄 Archive"), to.AskArchive(product.id), Tone.DANGER),)


def back_to_goods(words: Words, goods_id: ProductId) -> Row:
    return (Button(words.text("‹ Product"), to.ShowGoods(goods_id)), home(words))


def archive_screen(words: Words, product: Product, uses: Uses, *, notice: str = "") -> Screen:
    """What it means to put it away, before it is."""
    carts = words.plural(
        "It is in {n} cart, and cannot be ordered from there any more.",
        "It is in {n} carts, and cannot be ordered from there any more.",
        uses.carts,
    )
    orders = words.plural(
        "{n} open order has it: that goes on as it is.",
        "{n} open orders have it: those go on as they are.",
        uses.orders,
    )
    return page(
        title(words.text("🗄 Archive {title}?", title=name(words, product.title))),
        body(
            words.text("Nobody can find or buy it any more. You can bring it back from the archive."),
            carts if uses.carts else "",
            orders if uses.orders else "",
        ),
        rows=(
            (
                Button(
                    words.text("🗄 Yes, archive it"),
                    to.ArchiveGoods(product.id, product.version),
                    Tone.DANGER,
                ),
            ),
            back_to_goods(words, product.id),
        ),
        notice=notice,
    )


def ask_goods_screen(
    words: Words, product: Product, field: str, language: str, language_name: str, *, notice: str = ""
) -> Screen:
    """Asks for the title or the description, showing what there is."""
    text = product.title if field == "title" else product.description
    present = dict(text.texts).get(language, "")
    if field == "title":
        question = words.text("What is it called in {language}?", language=language_name)
        hint = words.text("Title")
    else:
        question = words.text("How would you describe it in {language}?", language=language_name)
        hint = words.text("Description")
    removable = present and (field != "title" or language != text.texts[0][0])
    return page(
        title(name(words, product.title)),
        body(question),
        muted(
            words.text("Now: {text}", text=shortened(lines(present), DESCRIPTION)) if present else "",
            words.text("To remove it, type a hyphen: -") if removable else "",
        ),
        rows=_asking(words, product.id),
        hint=hint,
        notice=notice,
    )


def _asking(words: Words, goods_id: ProductId) -> tuple[Row, ...]:
    return (back_to_goods(words, goods_id),)


def texts_screen(
    words: Words, product: Product, languages: Sequence[tuple[str, str]], *, notice: str = ""
) -> Screen:
    """What it is called in each of these languages (tag, name)."""
    titles = dict(product.title.texts)
    told = [
        words.text(
            "{language}: {title}", language=called, title=shortened(one_line(titles.get(tag, "–")), IN_A_LIST)
        )
        for tag, called in languages
    ]
    return page(
        title(words.text("🌐 Translations")),
        strong(name(words, product.title)),
        body(*told),
        rows=(
            *(
                (
                    Button(
                        words.text("✏️ {language}: title", language=called),
                        to.AskGoods(product.id, "title", tag),
                    ),
                    Button(
                        words.text("✏️ {language}: text", language=called),
                        to.AskGoods(product.id, "description", tag),
                    ),
                )
                for tag, called in languages
            ),
            back_to_goods(words, product.id),
        ),
        notice=notice,
    )


def ask_category_screen(
    words: Words, product: Product, categories: Sequence[Category], *, notice: str = ""
) -> Screen:
    shelves = [
        Button(
            name(words, each.name, ON_A_BUTTON),
            to.PutInto(product.id, product.version, each.id),
            Tone.PRIMARY if each.id == product.category_id else Tone.PLAIN,
        )
        for each in categories[:MOST_SHELVES]
    ]
    none = Button(words.text("No category"), to.PutInto(product.id, product.version, None))
    return page(
        title(name(words, product.title)),
        body(words.text("Which category does it belong to? Choose one, or type the name of another.")),
        rows=(*in_pairs((*shelves, none)), *_asking(words, product.id)),
        hint=words.text("For example: Tea"),
        notice=notice,
    )


def goods_pictures_screen(words: Words, product: Product, place: int, *, notice: str = "") -> Screen:
    """One of its pictures, with what can be done with it."""
    count = len(product.pictures)
    return page(
        title(words.text("🖼 Pictures")),
        strong(name(words, product.title)),
        body(
            words.context("of a product", "Picture {place} of {count}", place=place + 1, count=count)
            if count
            else words.text("It has no picture yet.")
        ),
        rows=(
            _turning(words, product, place),
            _arranging(words, product, place),
            (Button(words.text("＋ Add a picture"), to.AskPicture(product.id)),),
            back_to_goods(words, product.id),
        ),
        picture=product.pictures[place] if count else None,
        notice=notice,
    )


def _turning(words: Words, product: Product, place: int) -> Row:
    before: tuple[Button, ...] = ()
    after: tuple[Button, ...] = ()
    if place > 0:
        before = (Button(words.text("‹ Previous"), to.ShowGoodsPictures(product.id, place - 1)),)
    if place + 1 < len(product.pictures):
        after = (Button(words.text("Next ›"), to.ShowGoodsPictures(product.id, place + 1)),)
    return (*before, *after)


def _arranging(words: Words, product: Product, place: int) -> Row:
    if not product.pictures:
        return ()
    first = to.FirstPicture(product.id, product.version, place)
    drop = to.DropPicture(product.id, product.version, place)
    foremost = (Button(words.text("⭐ Show first"), first),) if place else ()
    return (*foremost, Button(words.text("🗑 Remove"), drop, Tone.DANGER))


def ask_picture_screen(words: Words, product: Product, *, notice: str = "") -> Screen:
    return page(
        title(name(words, product.title)),
        Paragraph(words.text("Send a picture of it, or several.")),
        rows=_asking(words, product.id),
        hint=words.text("A picture"),
        notice=notice,
    )
