"""Invoice links: what the payer opens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from shopclerk.adapters.payment_telegram.bot import Bot, Refused
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import ActionRequired, Declined, PaymentOutcome, PaymentRequest

LONGEST_DESCRIPTION: Final = 255

DECLINES: Final[Mapping[str, str]] = {
    "CURRENCY_TOTAL_AMOUNT_INVALID": "amount_out_of_range",
    "CURRENCY_INVALID": "currency_unsupported",
    "CURRENCY_NOT_SUPPORTED": "currency_unsupported",
    "PAYMENT_PROVIDER_INVALID": "provider_refused",
}
"""What Telegram refuses of an invoice, as codes of ours. It alone knows the smallest and largest amount of a
currency: they follow the exchange rates (core.telegram.org/bots/payments#supported-currencies).
"""


@dataclass(frozen=True, slots=True)
class Invoices:
    """`shop_name` stands under the order's number on the invoice."""

    bot: Bot
    shop_name: Callable[[], str]

    async def link(self, request: PaymentRequest, *, provider_token: str | None) -> PaymentOutcome:
        """A link for the request's attempt.

        Each call makes another link, and Telegram cannot close any. That harms nothing: all of an attempt
        carry its id, and whether money may be taken for it is asked each time. So the attempt's id is the
        payment's name until it has one of Telegram's, and a link of which nobody heard never was.
        """
        try:
            link = await self.bot.call("createInvoiceLink", self._invoice(request, provider_token))
        except OutcomeUnknown as lost:
            raise Unavailable("telegram createInvoiceLink") from lost
        except Refused as refused:
            return Declined(DECLINES.get(refused.code, refused.reason))
        return ActionRequired(request.attempt_id, str(link))

    def _invoice(self, request: PaymentRequest, provider_token: str | None) -> dict[str, object]:
        """Stars have no token: an empty one is not sent, for frameworks send it as something else."""
        return {
            "title": request.order_number,
            "description": (self.shop_name() or request.order_number)[:LONGEST_DESCRIPTION],
            "payload": request.attempt_id,
            **({"provider_token": provider_token} if provider_token else {}),
            "currency": request.amount.currency,
            "prices": [{"label": request.order_number, "amount": request.amount.minor}],
        }
