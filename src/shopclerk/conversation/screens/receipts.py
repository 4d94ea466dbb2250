"""A receipt, to read in the chat."""

from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.papers import PrintReceipt
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Paragraph, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import ON_A_BUTTON, name, named, options
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.sums import credit_line, discount_line, fee_of, sum_paragraphs
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.receipt import Receipt, ReceiptEntry, ReceiptLine


def receipt_screen(words: Words, receipt: Receipt, order_id: OrderId, *, notice: str = "") -> Screen:
    between = (_discount(words, receipt), _delivery(words, receipt))
    return page(
        title(words.text("🧾 Receipt {number}", number=receipt.number)),
        muted(words.text("Ordered {date}", date=words.date(receipt.placed_at))),
        body(*(_line(words, line) for line in receipt.lines)),
        *sum_paragraphs(words, receipt.subtotal, between, receipt.total),
        _money(words, receipt),
        strong(_paid_back(words, receipt)),
        body(f"👤 {one_line(receipt.contact.name)}" if receipt.contact else ""),
        rows=(
            (Button(words.text("📄 As a file"), PrintReceipt(order_id), Tone.PRIMARY),),
            (Button(words.text("‹ Order"), ShowOrder(order_id)), home(words)),
        ),
        notice=notice,
    )


def _line(words: Words, line: ReceiptLine) -> str:
    called = named(words, name(words, line.title), options(words, line.options))
    told = f"{called}: {words.money(line.unit_price)} × {line.quantity} = {words.money(line.amount)}"
    if not line.cancelled:
        return told
    return DOT.join((told, words.plural("{n} cancelled", "{n} cancelled", line.cancelled)))


def _discount(words: Words, receipt: Receipt) -> str:
    if receipt.discount and receipt.is_replacement:
        return credit_line(words, receipt.discount)
    return discount_line(words, receipt.discount)


def _delivery(words: Words, receipt: Receipt) -> str:
    chosen = receipt.shipping
    if chosen is None:
        return ""
    called = name(words, receipt.delivery, ON_A_BUTTON) if receipt.delivery else one_line(chosen.option)
    return words.text("🚚 Delivery, {name}: {fee}", name=called, fee=fee_of(words, chosen.fee))


def _money(words: Words, receipt: Receipt) -> Paragraph:
    """What really moved, as it did."""
    return body(
        *(f"💳 {_entry(words, entry)}" for entry in receipt.payments),
        *(f"↩ −{_entry(words, entry)}" for entry in receipt.refunds),
    )


def _entry(words: Words, entry: ReceiptEntry) -> str:
    way = words.text("by hand") if entry.by_hand else method_name(words, entry.method)
    return DOT.join((words.money(entry.amount), way, words.moment(entry.at)))


def _paid_back(words: Words, receipt: Receipt) -> str:
    back = receipt.returned
    return words.text("Paid back: −{amount}", amount=words.money(back)) if back.minor else ""
