"""The cart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.conversation.actions.ordering import StartCheckout
from shopclerk.conversation.actions.shopping import EmptyCart, SetQuantity, ShowCategories, ShowProduct
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Style, Tone
from shopclerk.conversation.screens.currency import currency_button
from shopclerk.conversation.screens.layout import DOT, body, home, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST, ON_A_BUTTON, named
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import ProductId, SkuId
from shopclerk.core.domain.money import Money

ROOMY: Final = 20
"""With more lines than this there is one button a line: Telegram takes at most a hundred under a message."""

_OF_EACH: Final = 15
"""Columns of a title and of its variant, where both do not fit: two variants must not be called the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CartItem:
    """A cart line as it stands now. `title` and `options` are in the reader's language.

    `unit_price` is None when it is not sold (any more), or not in the currency of the cart but in another
    (`priced_elsewhere`); `available` is how many can be promised now.
    """

    sku_id: SkuId
    product_id: ProductId
    title: str
    options: str = ""
    quantity: int
    unit_price: Money | None
    available: int
    priced_elsewhere: bool = False


def cart_screen(words: Words, lines: Sequence[CartItem], *, total: Money | None, notice: str = "") -> Screen:
    if not lines:
        return _nothing_in_it(words, notice)
    wrong = any(problem_of(words, item) for item in lines)
    roomy = len(lines) <= ROOMY
    buttons = [row for item in lines for row in (_editing(words, item) if roomy else _removing(words, item))]
    return page(
        title(words.text("🛒 Your cart")),
        *(item_paragraph(words, item, IN_A_LIST if roomy else ROOMY * 2) for item in lines),
        strong(words.text("Total: {total}", total=words.money(total)) if total else ""),
        body(words.text("Please fix the marked lines, then check out.") if wrong else ""),
        rows=(
            *buttons,
            () if wrong or total is None else (_checkout(words, total),),
            (currency_button(words),) if any(item.priced_elsewhere for item in lines) else (),
            (
                Button(words.text("🛍 Keep shopping"), ShowCategories()),
                Button(words.text("🗑 Empty the cart"), EmptyCart(), Tone.DANGER),
            ),
            (home(words),),
        ),
        notice=notice,
    )


def _nothing_in_it(words: Words, notice: str) -> Screen:
    return page(
        title(words.text("🛒 Your cart")),
        body(words.text("Nothing in it yet.")),
        rows=((Button(words.text("🛍 Browse the shop"), ShowCategories(), Tone.PRIMARY),), (home(words),)),
        notice=notice,
    )


def item_paragraph(words: Words, item: CartItem, columns: int = IN_A_LIST) -> Paragraph:
    """What it is, how many, and what that costs; what is wrong with it stands out."""
    called = shortened(named(words, one_line(item.title), one_line(item.options)), columns)
    problem = problem_of(words, item)
    if problem:
        return Paragraph(f"⚠️ {called} × {item.quantity}\n{problem}", Style.STRONG)
    if item.unit_price is None:
        return body(f"{called} × {item.quantity}")
    amount = words.money(item.unit_price * item.quantity)
    return body(called, f"{words.money(item.unit_price)} × {item.quantity} = {amount}")


def problem_of(words: Words, item: CartItem) -> str:
    """Why the line cannot be ordered as it stands; empty when it can."""
    if item.priced_elsewhere:
        return words.text("No price in this currency: please remove it, or choose another currency.")
    if item.unit_price is None:
        return words.text("No longer for sale: please remove it.")
    if item.available <= 0:
        return words.text("Sold out: please remove it.")
    if item.available < item.quantity:
        return words.plural(
            "Only {n} left: please take fewer.", "Only {n} left: please take fewer.", item.available
        )
    return ""


def _in_short(words: Words, item: CartItem) -> str:
    variant = one_line(item.options)
    whole = named(words, one_line(item.title), variant)
    if not variant or shortened(whole, ON_A_BUTTON) == whole:
        return shortened(whole, ON_A_BUTTON)
    return named(words, shortened(one_line(item.title), _OF_EACH), shortened(variant, _OF_EACH))


def _editing(words: Words, item: CartItem) -> tuple[Row, ...]:
    """What it is has a row of its own: Telegram makes the buttons of a row equally wide and cuts labels."""
    show = Button(f"{_in_short(words, item)}{DOT}{item.quantity}", ShowProduct(item.product_id, item.sku_id))
    return ((show,), tuple(_changing(words, item)))


def _changing(words: Words, item: CartItem) -> Iterator[Button]:
    sold = item.unit_price is not None and item.available > 0
    if sold and item.available < item.quantity:
        yield Button(words.text("Take {n}", n=item.available), SetQuantity(item.sku_id, item.available))
    elif sold:
        yield Button("−", SetQuantity(item.sku_id, item.quantity - 1))
        if item.available > item.quantity:
            yield Button("+", SetQuantity(item.sku_id, item.quantity + 1))
    yield Button("🗑", SetQuantity(item.sku_id, 0))


def _removing(words: Words, item: CartItem) -> tuple[Row, ...]:
    called = shortened(named(words, one_line(item.title), one_line(item.options)), IN_A_LIST // 2)
    return ((Button(f"🗑 {called}", SetQuantity(item.sku_id, 0)),),)


def _checkout(words: Words, total: Money) -> Button:
    label = words.text("✅ Check out · {total}", total=words.money(total))
    return Button(label, StartCheckout(), Tone.PRIMARY)
