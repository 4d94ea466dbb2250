"""Staff change the variants of a product: code, prices, which of them are sold."""

import re
from typing import Final

from shopclerk.conversation.actions import goods as to
from shopclerk.conversation.awaited.goods import AwaitNewVariant, AwaitVariant
from shopclerk.conversation.handlers.goods_page import changed, goods_of
from shopclerk.conversation.numerals import read_price
from shopclerk.conversation.screens.goods_variants import (
    ask_new_variant_screen,
    ask_variant_screen,
    variant_screen,
    variants_screen,
)
from shopclerk.conversation.screens.stock import stock_rows
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.vocabulary import vocabulary
from shopclerk.core.domain import product_changes
from shopclerk.core.domain.catalogue import Product, sku_code
from shopclerk.core.domain.errors import InvalidAmount, VariantRefused
from shopclerk.core.domain.ids import ProductId, SkuId
from shopclerk.core.domain.money import Money, exponent
from shopclerk.core.domain.people import Role
from shopclerk.core.usecases.goods.showing import Goods

_WITH_CURRENCY: Final = re.compile(r"(?P<amount>.*\d)\s*(?P<code>[A-Za-z]{3})", re.DOTALL)
_APART: Final = re.compile(r"[,，;；]")


async def show_variants(turn: Turn, action: to.ShowVariants) -> Answer:
    goods = await goods_of(turn, action.goods_id)
    skip = action.skip if 0 <= action.skip < len(goods.product.skus) else 0
    return shows(turn, variants_screen(turn.words, goods, skip, notice=turn.notice))


async def show_variant(turn: Turn, action: to.ShowVariant) -> Answer:
    return await variant_page(turn, action.variant_id)


async def variant_page(turn: Turn, variant_id: SkuId) -> Answer:
    goods = await _goods_with(turn, variant_id)
    sku = goods.product.sku(variant_id)
    rows = stock_rows(turn.words, sku.id, owner=turn.actor.role is Role.OWNER)
    return shows(turn, variant_screen(turn.words, goods, sku, more=rows, notice=turn.notice))


async def _goods_with(turn: Turn, variant_id: SkuId) -> Goods:
    return await turn.desk.goods.show_goods(actor=turn.actor, sku_id=variant_id)


async def ask_variant(turn: Turn, action: to.AskVariant) -> Answer:
    product = (await _goods_with(turn, action.variant_id)).product
    field = "code" if action.field == "code" else "price"
    sku = product.sku(action.variant_id)
    screen = ask_variant_screen(turn.words, product, sku, field, action.currency, notice=turn.notice)
    return asks(turn, screen, AwaitVariant(sku.id, field, action.currency, product.version))


async def variant_typed(turn: Turn, awaited: AwaitVariant, text: str) -> Answer:
    product = (await _goods_with(turn, awaited.variant_id)).product
    change: product_changes.Change
    if awaited.field == "code":
        change = product_changes.Recode(awaited.variant_id, plainly(text))
    else:
        change = product_changes.Reprice(awaited.variant_id, _price(turn, text, awaited.currency))
    await changed(turn, product.id, awaited.version, change)
    return await variant_page(turn, awaited.variant_id)


def _price(turn: Turn, text: str, currency: str | None) -> Money:
    """In the currency that was asked for, else in that which is typed behind the amount."""
    known = vocabulary(turn.wording)
    if currency:
        return read_price(text, currency, known)
    typed = _WITH_CURRENCY.fullmatch(plainly(text))
    if typed is None:
        raise InvalidAmount(text, turn.desk.currency)
    code = typed["code"].upper()
    exponent(code)
    return read_price(typed["amount"], code, known)


async def drop_price(turn: Turn, action: to.DropPrice) -> Answer:
    return await _variant_changed(turn, action, product_changes.Unprice(action.variant_id, action.currency))


async def retire_variant(turn: Turn, action: to.RetireVariant) -> Answer:
    return await _variant_changed(turn, action, product_changes.RetireVariant(action.variant_id))


async def revive_variant(turn: Turn, action: to.ReviveVariant) -> Answer:
    return await _variant_changed(turn, action, product_changes.ReviveVariant(action.variant_id))


async def _variant_changed(
    turn: Turn, action: to.DropPrice | to.RetireVariant | to.ReviveVariant, change: product_changes.Change
) -> Answer:
    product = (await _goods_with(turn, action.variant_id)).product
    await changed(turn, product.id, action.version, change)
    return await variant_page(turn, action.variant_id)


async def ask_new_variant(turn: Turn, action: to.AskNewVariant) -> Answer:
    product = (await goods_of(turn, action.goods_id)).product
    screen = ask_new_variant_screen(turn.words, product, turn.desk.currency, notice=turn.notice)
    return asks(turn, screen, AwaitNewVariant(product.id, product.version))


async def new_variant_typed(turn: Turn, awaited: AwaitNewVariant, text: str) -> Answer:
    """Once it is said what variants differ in, the next one is asked for."""
    product = (await goods_of(turn, awaited.goods_id)).product
    if not product.options:
        await changed(turn, product.id, awaited.version, _option(turn, text))
        return await ask_new_variant(turn, to.AskNewVariant(product.id))
    await changed(turn, product.id, awaited.version, _variant(turn, product, text))
    return await _last_page(turn, product.id)


async def _last_page(turn: Turn, goods_id: ProductId) -> Answer:
    goods = await goods_of(turn, goods_id)
    return await show_variant(turn, to.ShowVariant(goods.product.skus[-1].id))


def _option(turn: Turn, text: str) -> product_changes.NameOption:
    named, _, value = text.replace("：", ":").partition(":")
    return product_changes.NameOption(turn.desk.language, named.strip(), value.strip())


def _variant(turn: Turn, product: Product, text: str) -> product_changes.AddVariant:
    """`Blue / L, 88`: the price stands behind the last comma."""
    *before, price = _APART.split(text)
    if not before:
        raise VariantRefused("values", len(product.options))
    values = tuple(value.strip() for value in ",".join(before).replace("／", "/").split("/"))
    return product_changes.AddVariant(
        SkuId(turn.desk.ids.new()),
        turn.desk.language,
        values,
        read_price(price, turn.desk.currency, vocabulary(turn.wording)),
        sku_code(product.handle, values),
    )


PRESSED: Final[Pressed] = {
    to.ShowVariants: show_variants,
    to.ShowVariant: show_variant,
    to.AskVariant: ask_variant,
    to.DropPrice: drop_price,
    to.RetireVariant: retire_variant,
    to.ReviveVariant: revive_variant,
    to.AskNewVariant: ask_new_variant,
}

TYPED: Final[Typed] = {
    AwaitVariant: variant_typed,
    AwaitNewVariant: new_variant_typed,
}
