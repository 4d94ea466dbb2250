"""The ways in which a shop has orders brought."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingOption:
    """A way to have an order brought: what it is called, its fee per order, and the most days it takes.

    `fee` is in the shop's own currency, `other_fees` are in the others it sells in; in a currency without a
    fee the option is not offered. `free_from` are the subtotals, one for a currency, from which it costs
    nothing.
    """

    code: str
    name: LocalizedText
    fee: Money
    days: int
    other_fees: tuple[Money, ...] = ()
    free_from: tuple[Money, ...] = ()

    @property
    def fees(self) -> tuple[Money, ...]:
        return (self.fee, *self.other_fees)

    def fee_for(self, subtotal: Money) -> Money | None:
        """What it costs with goods of that subtotal; None where it is not offered in that currency."""
        fee = in_currency(self.fees, subtotal.currency)
        free = in_currency(self.free_from, subtotal.currency)
        if fee is not None and free is not None and not subtotal < free:
            return Money.zero(subtotal.currency)
        return fee

    def at(self, subtotal: Money) -> "ShippingOption | None":
        """The option with the fee of goods of that subtotal, if it is offered in that currency."""
        fee = self.fee_for(subtotal)
        return None if fee is None else replace(self, fee=fee, other_fees=())


def in_currency(amounts: Iterable[Money], currency: str) -> Money | None:
    """The amount in that currency, if there is one."""
    return next((amount for amount in amounts if amount.currency == currency), None)
