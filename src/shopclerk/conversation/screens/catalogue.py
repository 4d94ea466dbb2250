"""Looking around: shelves, what stands on them, and one product."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.ordering import BuyNow
from shopclerk.conversation.actions.shopping import (
    AddToCart,
    AskQuantity,
    ShowCategories,
    ShowPictures,
    ShowProduct,
    ShowProducts,
    WatchStock,
)
from shopclerk.conversation.actions.threads import AskShop
from shopclerk.conversation.plain_text import lines, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.currency import currency_button
from shopclerk.conversation.screens.home import cart_button, search_button
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
from shopclerk.conversation.screens.linking import share_button
from shopclerk.conversation.screens.names import ON_A_BUTTON, name, options
from shopclerk.conversation.screens.variants import LOW, first_option, variant_rows
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Category, Product, Sku
from shopclerk.core.domain.choosing import is_stepwise
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.views import ProductRow

_DESCRIPTION: Final = 700


def categories_screen(
    words: Words, categories: Sequence[tuple[Category, int]], uncategorised: int, *, notice: str = ""
) -> Screen:
    everything = sum(count for _, count in categories) + uncategorised
    shelves = [
        Button(_shelf_label(words, category, count), ShowProducts(category.id))
        for category, count in categories
    ]
    all_of_it = Button(words.text("All products ({n})", n=everything), ShowProducts(None))
    return page(
        title(words.text("🛍 The shop")),
        body(
            words.text("Where would you like to look?")
            if everything
            else words.text("Nothing is on sale right now. Please come back soon!")
        ),
        rows=(*in_pairs(shelves), (all_of_it, search_button(words)) if everything else (), (home(words),)),
        notice=notice,
    )


def _shelf_label(words: Words, category: Category, count: int) -> str:
    return words.text("{shelf} ({n})", shelf=name(words, category.name, ON_A_BUTTON), n=count)


def products_screen(
    words: Words,
    rows: Sequence[ProductRow],
    *,
    category: Category | None,
    currency: str,
    more: bool,
    first: bool,
    notice: str = "",
) -> Screen:
    """A page of a shelf (None: of everything); `more` follow after its last row, `first` has none before."""
    shelf = category.id if category else None
    further = ShowProducts(shelf, rows[-1].id) if more and rows else None
    return page(
        title(name(words, category.name) if category else words.text("All products")),
        body("" if rows else words.text("There is nothing here right now.")),
        rows=(
            *((Button(product_label(words, row, currency), ShowProduct(row.id)),) for row in rows),
            paging(words, back_to_first=None if first else ShowProducts(shelf), further=further),
            (Button(words.text("‹ Categories"), ShowCategories()), home(words)),
        ),
        notice=notice,
    )


def product_label(words: Words, row: ProductRow, currency: str) -> str:
    """A product of a list, with what it costs at least."""
    title_ = name(words, row.title, ON_A_BUTTON)
    if row.available <= 0:
        return words.text("{title} · sold out", title=title_)
    price = next((price for price in row.prices if price.currency == currency), None)
    if price is None:
        return title_
    if price.currency in row.dearer:
        return words.text("{title} · from {price}", title=title_, price=words.money(price))
    return DOT.join((title_, words.money(price)))


def product_screen(
    words: Words,
    product: Product,
    *,
    chosen: Sku | None,
    levels: Mapping[SkuId, int],
    in_cart: int,
    currency: str,
    shared: bool = False,
    asked: bool = False,
    notice: str = "",
) -> Screen:
    """`levels` says how many units of each SKU can be promised; `in_cart` is how many the whole cart holds;
    `shared` offers a link to the product, `asked` to ask the shop about it.

    The only SKU of a product is chosen by itself.
    """
    skus = product.on_sale()
    chosen = skus[0] if len(skus) == 1 else chosen
    shelf = Button(words.text("‹ More like this"), ShowProducts(product.category_id))
    return page(
        title(name(words, product.title)),
        body(shortened(lines(product.description.in_(words.language)), _DESCRIPTION)),
        strong(price_range(words, [chosen] if chosen else skus, currency)),
        _state(words, product, chosen, levels, currency),
        rows=(
            *variant_rows(words, product, chosen, levels),
            _buying(words, chosen, levels, currency),
            _in_another(words, chosen, currency),
            _at_once(words, chosen, levels, currency),
            _more_pictures(words, product, chosen),
            (cart_button(words, in_cart), shelf),
            (
                *((share_button(words, product, chosen),) if shared else ()),
                *((_asking(words, product),) if asked else ()),
                home(words),
            ),
        ),
        notice=notice,
        picture=next(iter(product.pictures), None),
    )


def _asking(words: Words, product: Product) -> Button:
    return Button(words.text("💬 Ask about it"), AskShop(product_id=product.id))


def price_range(words: Words, skus: Sequence[Sku], currency: str) -> str:
    """What they cost in that currency; empty when none of them has a price in it."""
    prices = sorted(price.minor for sku in skus for price in sku.prices if price.currency == currency)
    if not prices:
        return ""
    lowest, highest = (words.money(Money(minor, currency)) for minor in (prices[0], prices[-1]))
    if lowest == highest:
        return lowest
    return words.text("{lowest} to {highest}", lowest=lowest, highest=highest)


def _state(
    words: Words, product: Product, chosen: Sku | None, levels: Mapping[SkuId, int], currency: str
) -> Paragraph:
    if not product.on_sale():
        return strong(words.text("This is no longer for sale."))
    if chosen is None:
        asked = product.options[first_option(product) :][:1] if is_stepwise(product) else product.options
        axes = words.list([name(words, axis) for axis in asked])
        return muted(words.text("Choose: {options}", options=axes) if axes else words.text("Choose one:"))
    left = levels.get(chosen.id, 0)
    variant = options(words, chosen.options)
    if left <= 0:
        return strong(DOT.join(part for part in (variant, words.text("Sold out")) if part))
    if not _is_priced(chosen, currency):
        return strong(_unpriced(words, chosen, currency))
    few = words.plural("Only {n} left", "Only {n} left", left) if left <= LOW else ""
    return muted(DOT.join(part for part in (variant, few) if part))


def _in_another(words: Words, chosen: Sku | None, currency: str) -> Row:
    """The way to another currency, when the variant has a price in one."""
    if chosen is None or not chosen.prices or _is_priced(chosen, currency):
        return ()
    return (currency_button(words),)


def _unpriced(words: Words, chosen: Sku, currency: str) -> str:
    if not chosen.prices:
        return words.text("This has no price yet, so it cannot be ordered.")
    return words.text(
        "This has no price in {currency}, so it cannot be ordered in it.", currency=words.currency(currency)
    )


def _buying(words: Words, chosen: Sku | None, levels: Mapping[SkuId, int], currency: str) -> Row:
    if chosen is None or not _is_priced(chosen, currency):
        return ()
    if levels.get(chosen.id, 0) <= 0:
        return (Button(words.text("🔔 Tell me when it is back"), WatchStock(chosen.id)),)
    return (
        Button(words.text("＋ Add to cart"), AddToCart(chosen.id, 1), Tone.PRIMARY),
        Button(words.text("＋ Several…"), AskQuantity(chosen.id)),
    )


def _at_once(words: Words, chosen: Sku | None, levels: Mapping[SkuId, int], currency: str) -> Row:
    """Past the cart, straight to the last look at an order."""
    if chosen is None or not _is_priced(chosen, currency) or levels.get(chosen.id, 0) <= 0:
        return ()
    return (Button(words.text("⚡ Buy now"), BuyNow(chosen.id)),)


def _more_pictures(words: Words, product: Product, chosen: Sku | None) -> Row:
    """The page shows the first."""
    count = len(product.pictures)
    if count <= 1:
        return ()
    label = words.text("🖼 All pictures ({n})", n=count)
    return (Button(label, ShowPictures(product.id, chosen.id if chosen else None)),)


def _is_priced(sku: Sku, currency: str) -> bool:
    return any(price.currency == currency for price in sku.prices)
