"""The receipt of an order, to keep."""

from collections.abc import Iterator

from shopclerk.conversation.paper import Cell, Column, Ink, Line, Paper, Sheet, Table
from shopclerk.conversation.papers.goods import ON_PAPER
from shopclerk.conversation.plain_text import lines, one_line
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.screens.names import name, named, options
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.sums import fee_of
from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.receipt import Receipt, ReceiptEntry, ReceiptLine


def receipt_paper(words: Words, receipt: Receipt, *, shop_name: str) -> Paper:
    """Dated by the last time money moved, so that it stays the same until it does again."""
    shop = one_line(shop_name)
    moved = [entry.at for entry in (*receipt.payments, *receipt.refunds)]
    blocks = (
        Line(shop, Ink.MUTED),
        Line(words.text("Receipt {number}", number=receipt.number), Ink.TITLE),
        Line(words.text("Ordered {date}", date=words.date(receipt.placed_at)), Ink.MUTED),
        *_buyer(receipt.contact),
        Table(_item_columns(words), tuple(_item(words, line) for line in receipt.lines)),
        Table((Column(3), Column(1, right=True)), tuple(_sum(words, receipt))),
        *_money(words, words.text("Payments"), receipt.payments),
        *_money(words, words.text("Paid back"), receipt.refunds),
    )
    return Paper(
        title=words.text("Receipt {number}", number=receipt.number),
        language=words.language,
        made_at=max(moved, default=receipt.placed_at),
        sheets=(Sheet(blocks, f"{shop}{DOT}{receipt.number}"),),
    )


def _buyer(contact: Contact | None) -> tuple[Line, ...]:
    return (Line("\n".join((one_line(contact.name), lines(contact.address)))),) if contact else ()


def _item_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(10, words.context("on paper", "Item")),
        Column(3, words.context("on paper", "Quantity"), right=True),
        Column(4, words.context("on paper", "Price"), right=True),
        Column(4, words.context("on paper", "Amount"), right=True),
    )


def _item(words: Words, line: ReceiptLine) -> tuple[Cell, ...]:
    called = named(words, name(words, line.title, ON_PAPER), options(words, line.options, ON_PAPER))
    if line.cancelled:
        called += DOT + words.plural("{n} cancelled", "{n} cancelled", line.cancelled)
    return (called, str(line.quantity), words.money(line.unit_price), words.money(line.amount))


def _sum(words: Words, receipt: Receipt) -> Iterator[tuple[Cell, ...]]:
    """How the total comes about."""
    if receipt.discount or receipt.shipping:
        yield words.context("on paper", "Subtotal"), words.money(receipt.subtotal)
    if off := receipt.discount:
        code = one_line(off.code)
        called = (
            words.text("Paid with order {number}", number=code)
            if receipt.is_replacement
            else words.text("Discount {code}", code=code)
        )
        yield called, f"−{words.money(off.amount)}"
    if chosen := receipt.shipping:
        way = name(words, receipt.delivery, ON_PAPER) if receipt.delivery else one_line(chosen.option)
        yield words.text("Delivery, {name}", name=way), fee_of(words, chosen.fee)
    yield words.context("on paper", "Total"), words.money(receipt.total)


def _money(words: Words, heading: str, entries: tuple[ReceiptEntry, ...]) -> tuple[Line | Table, ...]:
    if not entries:
        return ()
    rows = tuple((words.moment(entry.at), _way(words, entry), words.money(entry.amount)) for entry in entries)
    return Line(heading, Ink.HEADING), Table((Column(3), Column(3), Column(2, right=True)), rows)


def _way(words: Words, entry: ReceiptEntry) -> str:
    return words.text("by hand") if entry.by_hand else method_name(words, entry.method)
