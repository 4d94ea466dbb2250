"""The variants of a product as staff see them: code, prices, stock."""

from typing import Final

from shopclerk.conversation.actions import goods as to
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.goods_page import back_to_goods
from shopclerk.conversation.screens.layout import (
    DOT,
    body,
    home,
    in_pairs,
    muted,
    page,
    paging,
    strong,
    title,
)
from shopclerk.conversation.screens.names import ON_A_BUTTON, name, options
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.usecases.goods.showing import Goods

PAGE: Final = 6


def variants_screen(words: Words, goods: Goods, skip: int, *, notice: str = "") -> Screen:
    product = goods.product
    shown = product.skus[skip : skip + PAGE]
    more = len(product.skus) > skip + PAGE
    return page(
        title(words.text("💰 Variants")),
        strong(name(words, product.title)),
        muted(words.list([name(words, each) for each in product.options]) if product.options else ""),
        rows=(
            *((Button(_row(words, goods, sku), to.ShowVariant(sku.id)),) for sku in shown),
            paging(
                words,
                back_to_first=to.ShowVariants(product.id) if skip else None,
                further=to.ShowVariants(product.id, skip + PAGE) if more else None,
            ),
            (Button(words.text("＋ Another variant"), to.AskNewVariant(product.id)),),
            back_to_goods(words, product.id),
        ),
        notice=notice,
    )


def _row(words: Words, goods: Goods, sku: Sku) -> str:
    label = options(words, sku.options, ON_A_BUTTON) or sku.code
    if sku.archived:
        return words.text("{option} · not sold", option=label)
    price = words.money(sku.prices[0])
    return DOT.join(
        (label, price, words.plural("{n} in stock", "{n} in stock", goods.levels[sku.id].available))
    )


def variant_screen(
    words: Words, goods: Goods, sku: Sku, *, more: tuple[Row, ...] = (), notice: str = ""
) -> Screen:
    """`more` are the rows of what else can be done with it."""
    product, level = goods.product, goods.levels[sku.id]
    label = options(words, sku.options)
    return page(
        title(DOT.join(filter(None, (name(words, product.title), label)))),
        strong(DOT.join(map(words.money, sku.prices))),
        body(
            words.text("Code: {code}", code=one_line(sku.code)),
            words.text(
                "On the shelf: {on_hand} · promised: {reserved} · to sell: {available}",
                on_hand=level.on_hand,
                reserved=level.reserved,
                available=level.available,
            ),
            words.plural("Alert at {n} left", "Alert at {n} left", level.safety_stock)
            if level.safety_stock
            else "",
            words.text("This variant is not sold.") if sku.archived else "",
        ),
        rows=(
            *in_pairs(_prices(words, sku)),
            *more,
            _retiring(words, product, sku),
            _back(words, product),
        ),
        notice=notice,
    )


def _prices(words: Words, sku: Sku) -> list[Button]:
    known = [
        Button(
            words.text("✏️ Price in {currency}", currency=price.currency),
            to.AskVariant(sku.id, "price", price.currency),
        )
        for price in sku.prices[:4]
    ]
    other = Button(words.text("＋ Other currency"), to.AskVariant(sku.id, "price"))
    return [*known, other, Button(words.text("✏️ Code"), to.AskVariant(sku.id, "code"))]


def _retiring(words: Words, product: Product, sku: Sku) -> Row:
    if sku.archived:
        revive = to.ReviveVariant(sku.id, product.version)
        return (Button(words.text("↩️ Sell it again"), revive),)
    add = Button(words.text("＋ Another variant"), to.AskNewVariant(product.id))
    if len(product.skus) == 1:
        return (add,)
    retire = to.RetireVariant(sku.id, product.version)
    return (Button(words.text("🚫 Stop selling it"), retire, Tone.DANGER),)


def _back(words: Words, product: Product) -> Row:
    if len(product.skus) == 1:
        return back_to_goods(words, product.id)
    return (
        Button(words.text("‹ Variants"), to.ShowVariants(product.id)),
        *back_to_goods(words, product.id),
    )


def ask_variant_screen(
    words: Words, product: Product, sku: Sku, field: str, currency: str | None, *, notice: str = ""
) -> Screen:
    """Asks for its code, or for its price in a currency (None: in any)."""
    question, hint = _question(words, field, currency)
    price = next((price for price in sku.prices if price.currency == currency), None)
    present = sku.code if field == "code" else words.money(price) if price else ""
    drop: Row = ()
    if price and len(sku.prices) > 1:
        dropping = to.DropPrice(sku.id, product.version, price.currency)
        drop = (Button(words.text("🚫 Not in this currency"), dropping, Tone.DANGER),)
    return page(
        title(DOT.join(filter(None, (name(words, product.title), options(words, sku.options))))),
        body(question),
        muted(words.text("Now: {text}", text=one_line(present)) if present else ""),
        rows=(drop, _to_variant(words, sku)),
        hint=hint,
        notice=notice,
    )


def _question(words: Words, field: str, currency: str | None) -> tuple[str, str]:
    if field == "code":
        return words.text("Which code should it have?"), words.text("For example: TEA-100G")
    if currency:
        asked = words.text("What does one cost in {currency}?", currency=currency)
        return asked, words.text("For example: 88")
    return (
        words.text("What does one cost in another currency? Type the amount and the three letters."),
        words.text("For example: 12.50 USD"),
    )


def _to_variant(words: Words, sku: Sku) -> Row:
    return (Button(words.text("‹ Variant"), to.ShowVariant(sku.id)), home(words))


def ask_new_variant_screen(words: Words, product: Product, currency: str, *, notice: str = "") -> Screen:
    """Asks for the values and the price of another variant; without options, for what variants differ in."""
    if product.options:
        axes = " / ".join(name(words, each) for each in product.options)
        question = words.text(
            "Type the new variant and its price in {currency}: {options}, price",
            currency=currency,
            options=axes,
        )
        hint = (
            words.text("For example: Blue, 88")
            if len(product.options) == 1
            else words.text("For example: Blue / L, 88")
        )
    else:
        question = words.text("How do its variants differ, and which one is this? Then you can add others.")
        hint = words.text("For example: Colour: Blue")
    return page(
        title(name(words, product.title)),
        body(question),
        rows=(back_to_goods(words, product.id),),
        hint=hint,
        notice=notice,
    )
