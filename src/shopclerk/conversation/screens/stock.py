"""What is on the shelf: counted, received, running low, and why there is so much of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.conversation.actions import stock as to
from shopclerk.conversation.actions.goods import ShowVariant
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.goods import back_to_catalogue
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, paging, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST, ON_A_BUTTON, colleague, name, named, options
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.stock import MovementReason, StockItem, StockMovement
from shopclerk.core.ports.goods_views import LowRow
from shopclerk.core.usecases.goods.showing import Goods
from shopclerk.core.usecases.goods.stock import LedgerPage, LowPage

MOST_LINES_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Arrived:
    """A line of what came in, and how many there are now."""

    code: str
    title: str
    units: int
    now: int


def stock_rows(words: Words, variant_id: SkuId, *, owner: bool) -> tuple[Row, ...]:
    """What can be done with the stock of a variant; counts and alerts are the owner's."""
    arrived = Button(words.text("📥 Goods came in"), to.AskArrived(variant_id))
    ledger = Button(words.text("🕒 History"), to.ShowLedger(variant_id))
    if not owner:
        return ((arrived, ledger),)
    return (
        (Button(words.text("🔢 Set the count"), to.AskCount(variant_id)), arrived),
        (Button(words.text("🔔 Alert"), to.AskSafety(variant_id)), ledger),
    )


def variant_name(words: Words, product: Product, sku: Sku) -> str:
    return named(words, name(words, product.title), options(words, sku.options))


def low_screen(words: Words, low: LowPage, asked: to.ShowLow, *, notice: str = "") -> Screen:
    further = to.ShowLow(low.rows[-1].level.sku_id) if low.more else None
    return page(
        title(words.text("📉 Running low ({n})", n=low.count)),
        body("" if low.rows else words.text("Nothing runs low. Well done!")),
        rows=(
            *((Button(_low_row(words, row), ShowVariant(row.level.sku_id)),) for row in low.rows),
            paging(words, back_to_first=to.ShowLow() if asked.after else None, further=further),
            (Button(words.text("📥 Goods came in"), to.AskDelivery()),),
            back_to_catalogue(words),
        ),
        notice=notice,
    )


def _low_row(words: Words, row: LowRow) -> str:
    variant = options(words, row.options, ON_A_BUTTON)
    label = named(words, name(words, row.title, ON_A_BUTTON), variant)
    if row.level.available <= 0:
        return words.text("{title} · sold out", title=label)
    return DOT.join((label, words.plural("{n} left", "{n} left", row.level.available)))


def ask_stock_screen(
    words: Words, product: Product, sku: Sku, level: StockItem, asked: str, *, notice: str = ""
) -> Screen:
    """Asks for a number: `asked` is `count`, `arrived` or `safety`."""
    question, now = _asked(words, level, asked)
    return page(
        title(variant_name(words, product, sku)),
        body(question),
        muted(now),
        rows=((Button(words.text("‹ Variant"), ShowVariant(sku.id)), home(words)),),
        hint=words.text("For example: 50"),
        notice=notice,
    )


def _asked(words: Words, level: StockItem, asked: str) -> tuple[str, str]:
    there = words.plural("The books say {n}.", "The books say {n}.", level.on_hand)
    match asked:
        case "count":
            promised = words.plural(
                "{n} of them is promised to orders.", "{n} of them are promised to orders.", level.reserved
            )
            question = words.text("How many are on the shelf? Count those promised to orders too.")
            return question, DOT.join((there, promised) if level.reserved else (there,))
        case "arrived":
            return words.text("How many came in?"), there
        case _:
            now = words.plural("Now at {n} left.", "Now at {n} left.", level.safety_stock)
            return words.text("At how many left should I tell you? Type 0 for never."), now


def ledger_screen(
    words: Words, goods: Goods, sku: Sku, ledger: LedgerPage, asked: to.ShowLedger, *, notice: str = ""
) -> Screen:
    there = words.plural("{n} on the shelf", "{n} on the shelf", goods.levels[sku.id].on_hand)
    further = to.ShowLedger(sku.id, ledger.rows[-1].id) if ledger.more else None
    return page(
        title(words.text("🕒 History")),
        strong(DOT.join((variant_name(words, goods.product, sku), there))),
        body(
            *(_moved(words, row, ledger) for row in ledger.rows)
            if ledger.rows
            else (words.text("Nothing has moved yet."),)
        ),
        rows=(
            paging(words, back_to_first=to.ShowLedger(sku.id) if asked.after else None, further=further),
            (Button(words.text("‹ Variant"), ShowVariant(sku.id)), home(words)),
        ),
        notice=notice,
    )


def _moved(words: Words, row: StockMovement, ledger: LedgerPage) -> str:
    who = colleague(words, ledger.names, row.by) if row.by and row.by in ledger.names else ""
    change = f"{row.quantity:+d}"
    return DOT.join(filter(None, (words.moment(row.at), change, why_moved(words, row.reason), who)))


def why_moved(words: Words, reason: MovementReason) -> str:
    match reason:
        case MovementReason.RECEIVED:
            return words.context("stock", "came in")
        case MovementReason.SHIPPED:
            return words.context("stock", "shipped")
        case MovementReason.CORRECTED:
            return words.context("stock", "counted")
        case MovementReason.RESTOCKED:
            return words.context("stock", "came back")


def ask_delivery_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("📥 Goods came in")),
        body(
            words.text("Type or paste what came in: on each line a code, and how many of it."),
            words.text("For example:"),
        ),
        muted("TEA-100G 20", "MUG-BLUE 12"),
        rows=(back_to_catalogue(words),),
        hint=words.text("Code and number"),
        notice=notice,
    )


def arrived_screen(words: Words, lines: Sequence[Arrived], *, notice: str = "") -> Screen:
    """What came in, once it is in the books."""
    units = sum(line.units for line in lines)
    others = len(lines) - MOST_LINES_SHOWN
    return page(
        title(words.plural("✅ {n} more on the shelf", "✅ {n} more on the shelf", units)),
        body(
            *(
                words.text(
                    "{title}: +{units}, now {now}",
                    title=shortened(one_line(line.title), IN_A_LIST),
                    units=line.units,
                    now=line.now,
                )
                for line in lines[:MOST_LINES_SHOWN]
            ),
            words.plural("and {n} other line", "and {n} other lines", others) if others > 0 else "",
        ),
        rows=((Button(words.text("📥 More came in"), to.AskDelivery()),), back_to_catalogue(words)),
        notice=notice,
    )


def delivery_refused(words: Words, lines: Sequence[str]) -> str:
    """Which lines of what was typed are not understood; nothing of it was done."""
    shown = [f"“{shortened(one_line(line), ON_A_BUTTON)}”" for line in lines[:3]]
    return words.plural(
        "Nothing was booked: I do not understand this line: {lines}. Please check the code and the number.",
        "Nothing was booked: I do not understand {n} lines, such as {lines}. Please check codes and numbers.",
        len(lines),
        lines=words.list(shown),
    )
