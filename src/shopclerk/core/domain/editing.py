"""One change of a product at a time, by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from shopclerk.core.domain.catalogue import Product, Sku, product_title, typed_code
from shopclerk.core.domain.errors import (
    InvalidAmount,
    InvalidTitle,
    NothingToSell,
    TextTooLong,
    TooManyPictures,
    VariantRefused,
)
from shopclerk.core.domain.ids import FileId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.product_changes import (
    AddPicture,
    AddVariant,
    Archive,
    BringBack,
    Categorise,
    Change,
    Describe,
    DropPicture,
    Hide,
    NameOption,
    Publish,
    Recode,
    Reprice,
    RetireVariant,
    Retitle,
    ReviveVariant,
    ShowFirst,
    Unprice,
)

DESCRIPTION_LIMIT: Final = 3000
VALUE_LIMIT: Final = 60
MOST_PICTURES: Final = 20
MOST_MINOR: Final = 10**12


def edited(product: Product, change: Change) -> Product:
    """The product after the change; the same when it was so before.

    Raises InvalidTitle, TextTooLong, TooManyPictures, InvalidAmount, InvalidSkuCode, VariantRefused, NotFound
    for a variant it has not, and NothingToSell.
    """
    match change:
        case Retitle(language, text):
            return replace(product, title=_titled(product.title, language, text))
        case Describe(language, text):
            return replace(product, description=_described(product.description, language, text))
        case Categorise(category_id):
            return replace(product, category_id=category_id)
        case AddPicture() | DropPicture() | ShowFirst():
            return replace(product, pictures=_pictured(product.pictures, change))
        case Publish() | Hide() | Archive() | BringBack():
            return _in_state(product, change)
        case _:
            return _with_variants(product, change)


def _titled(title: LocalizedText, language: str, text: str) -> LocalizedText:
    if not text and language != title.texts[0][0]:
        return title.with_(language, "")
    return title.with_(language, product_title(text))


def _described(description: LocalizedText, language: str, text: str) -> LocalizedText:
    if len(text) > DESCRIPTION_LIMIT:
        raise TextTooLong(DESCRIPTION_LIMIT)
    return description.with_(language, text)


def _pictured(
    pictures: tuple[FileId, ...], change: AddPicture | DropPicture | ShowFirst
) -> tuple[FileId, ...]:
    named = change.file_id
    others = tuple(each for each in pictures if each != named)
    match change:
        case AddPicture():
            if named not in pictures and len(pictures) >= MOST_PICTURES:
                raise TooManyPictures(MOST_PICTURES)
            return pictures if named in pictures else (*pictures, named)
        case DropPicture():
            return others
        case ShowFirst():
            return (named, *others) if named in pictures else pictures


def _in_state(product: Product, change: Publish | Hide | Archive | BringBack) -> Product:
    match change:
        case Publish():
            if all(sku.archived for sku in product.skus):
                raise NothingToSell(product.id)
            return replace(product, published=True, archived=False)
        case Hide():
            return replace(product, published=False)
        case Archive():
            return replace(product, published=False, archived=True)
        case BringBack():
            return replace(product, archived=False)


def _with_variants(
    product: Product,
    change: Reprice | Unprice | Recode | NameOption | AddVariant | RetireVariant | ReviveVariant,
) -> Product:
    match change:
        case Reprice(sku_id, price):
            return _each(product, sku_id, lambda sku: replace(sku, prices=_priced(sku.prices, price)))
        case Unprice(sku_id, currency):
            return _each(product, sku_id, lambda sku: replace(sku, prices=_unpriced(sku.prices, currency)))
        case Recode(sku_id, code):
            return _each(product, sku_id, lambda sku: replace(sku, code=typed_code(code)))
        case RetireVariant(sku_id):
            return _each(product, sku_id, lambda sku: replace(sku, archived=True))
        case ReviveVariant(sku_id):
            return _each(product, sku_id, lambda sku: replace(sku, archived=False))
        case NameOption(language, name, value):
            return _named(product, language, name, value)
        case AddVariant():
            return replace(product, skus=(*product.skus, _variant(product, change)))


def _each(product: Product, sku_id: SkuId, changed: Callable[[Sku], Sku]) -> Product:
    """With that variant changed, or NotFound."""
    product.sku(sku_id)
    return replace(product, skus=tuple(changed(sku) if sku.id == sku_id else sku for sku in product.skus))


def _priced(prices: tuple[Money, ...], price: Money) -> tuple[Money, ...]:
    """In the place of the price in that currency, or last."""
    if not 0 <= price.minor <= MOST_MINOR:
        raise InvalidAmount(price.decimal(), price.currency)
    known = {each.currency: each for each in prices} | {price.currency: price}
    return tuple(known.values())


def _unpriced(prices: tuple[Money, ...], currency: str) -> tuple[Money, ...]:
    """The last price stays: nothing is sold without one."""
    left = tuple(each for each in prices if each.currency != currency)
    return left or prices


def _named(product: Product, language: str, name: str, value: str) -> Product:
    if product.options or len(product.skus) != 1:
        raise VariantRefused("values", len(product.options))
    (only,) = product.skus
    valued = replace(only, options=(LocalizedText.single(language, _value(value)),))
    return replace(product, options=(LocalizedText.single(language, _value(name)),), skus=(valued,))


def _variant(product: Product, change: AddVariant) -> Sku:
    if not product.options or len(change.values) != len(product.options):
        raise VariantRefused("values", len(product.options))
    values = tuple(map(_value, change.values))
    if any(_has(sku, values) for sku in product.skus):
        raise VariantRefused("repeated", len(product.options))
    return Sku(
        id=change.sku_id,
        code=typed_code(change.code),
        options=tuple(LocalizedText.single(change.language, value) for value in values),
        prices=_priced((), change.price),
        fulfilment=product.skus[0].fulfilment,
    )


def _has(sku: Sku, values: tuple[str, ...]) -> bool:
    """Whether those are its values, in any language each."""
    return len(sku.options) == len(values) and all(
        value.casefold() in {text.casefold() for _, text in option.texts}
        for option, value in zip(sku.options, values, strict=True)
    )


def _value(text: str) -> str:
    try:
        value = product_title(text)
    except InvalidTitle:
        raise TextTooLong(VALUE_LIMIT) from None
    if len(value) > VALUE_LIMIT:
        raise TextTooLong(VALUE_LIMIT)
    return value
