"""How a total comes about: subtotal, discount, delivery."""

from collections.abc import Sequence

from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Paragraph
from shopclerk.conversation.screens.layout import body, strong
from shopclerk.conversation.screens.names import ON_A_BUTTON, name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import AppliedDiscount, ShippingChoice


def sum_paragraphs(
    words: Words, subtotal: Money, between: Sequence[str], total: Money
) -> tuple[Paragraph, ...]:
    """The total; with what stands between it and the subtotal, if anything does."""
    shown = [line for line in between if line]
    before = (words.text("Subtotal: {amount}", amount=words.money(subtotal)), *shown) if shown else ()
    return body(*before), strong(words.text("Total: {total}", total=words.money(total)))


def discount_line(words: Words, discount: AppliedDiscount | None) -> str:
    if discount is None:
        return ""
    code, amount = one_line(discount.code), words.money(discount.amount)
    return words.text("🎟 Discount {code}: −{amount}", code=code, amount=amount)


def credit_line(words: Words, credit: AppliedDiscount) -> str:
    """What the order that this one replaces has paid."""
    number, amount = credit.code, words.money(credit.amount)
    return words.text("Paid with order {number}: −{amount}", number=number, amount=amount)


def delivery_line(words: Words, chosen: ShippingChoice | None, option: ShippingOption | None) -> str:
    """The way of delivery by its name, or by its code once the shop has it no more."""
    if chosen is None:
        return ""
    called = name(words, option.name, ON_A_BUTTON) if option else chosen.option
    return words.text("🚚 Delivery, {name}: {fee}", name=called, fee=fee_of(words, chosen.fee))


def fee_of(words: Words, fee: Money) -> str:
    return words.money(fee) if fee.minor else words.text("free")
