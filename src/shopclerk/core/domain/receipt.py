"""What a customer can show of a purchase: what was bought, what was paid for it, and what went back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors import NotPaid
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import AppliedDiscount, Order, OrderLine, ShippingChoice
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.refund import is_by_hand

_SOLD = (OrderStatus.CONFIRMED, OrderStatus.COMPLETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """Units of one thing at the price of that day; `cancelled` of them were never sent. `amount` is that of
    all `quantity` units before discount.
    """

    title: LocalizedText
    options: tuple[LocalizedText, ...]
    quantity: int
    cancelled: int
    unit_price: Money
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptEntry:
    """Money that really moved, as the ledger has it. `method` is the code of the way it was paid; `by_hand`:
    it went back otherwise.
    """

    kind: MoneyKind
    method: str
    amount: Money
    at: datetime
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """All that a receipt says, for every form of it: on a screen and on paper. Prices are what is paid, tax
    and all; none is stated apart.

    `discount` and `shipping` stand between `subtotal` and `total`; of a replacement the discount is what the
    order under that number paid (`is_replacement`). `delivery` is what the shipping option is called, while
    the shop has it. `payments` and `refunds` are in the order in which money moved; chargebacks are refunds
    that a bank made. `contact` is who it went to, unless that was erased.
    """

    number: str
    placed_at: datetime
    lines: tuple[ReceiptLine, ...]
    subtotal: Money
    discount: AppliedDiscount | None
    is_replacement: bool
    shipping: ShippingChoice | None
    delivery: LocalizedText | None
    total: Money
    payments: tuple[ReceiptEntry, ...]
    refunds: tuple[ReceiptEntry, ...]
    contact: Contact | None

    @property
    def paid(self) -> Money:
        """What came, in the currency of the order."""
        return self._sum(self.payments)

    @property
    def returned(self) -> Money:
        """What went back, in the currency of the order."""
        return self._sum(self.refunds)

    def _sum(self, entries: Iterable[ReceiptEntry]) -> Money:
        currency = self.total.currency
        return total((one.amount for one in entries if one.amount.currency == currency), currency)


def receipt(
    order: Order,
    *,
    attempts: Sequence[PaymentAttempt],
    money: Sequence[MoneyEntry],
    contact: Contact | None,
    delivery: LocalizedText | None = None,
) -> Receipt:
    """The receipt of an order that was paid for, or that cost nothing; else NotPaid."""
    if not money and order.status not in _SOLD:
        raise NotPaid(order.id, order.status.value)
    methods = {attempt.id: attempt.method for attempt in attempts}
    entries = [_entry(one, methods) for one in sorted(money, key=lambda each: (each.at, each.id))]
    is_whole = order.status is OrderStatus.CANCELLED
    return Receipt(
        number=order.number,
        placed_at=order.placed_at,
        lines=tuple(_line(line, cancelled=0 if is_whole else line.cancelled) for line in order.lines),
        subtotal=total((line.amount for line in order.lines), order.total.currency),
        discount=order.discount,
        is_replacement=order.replaces is not None,
        shipping=order.shipping,
        delivery=delivery,
        total=order.total,
        payments=tuple(one for one in entries if one.kind is MoneyKind.CAPTURED),
        refunds=tuple(one for one in entries if one.kind is not MoneyKind.CAPTURED),
        contact=contact,
    )


def _line(line: OrderLine, *, cancelled: int) -> ReceiptLine:
    return ReceiptLine(
        title=line.title,
        options=line.options,
        quantity=line.quantity,
        cancelled=cancelled,
        unit_price=line.unit_price,
        amount=line.amount,
    )


def _entry(entry: MoneyEntry, methods: dict[AttemptId, str]) -> ReceiptEntry:
    return ReceiptEntry(
        kind=entry.kind,
        method=methods.get(entry.attempt_id, entry.provider),
        amount=entry.amount,
        at=entry.at,
        by_hand=is_by_hand(entry.reference),
    )
