"""Invoices and the money that comes by them: who is asked, who is told, what each side has then.

Source: core.telegram.org/bots/payments (a link may be opened, forwarded and paid by anybody; the bot has 10
seconds to answer the pre-checkout query, or the payment is cancelled), core.telegram.org/bots/payments-stars,
api#startransaction ("Coincides with the identifier of the original transaction for refund transactions").
"""

import asyncio
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from tests.fake_telegram.world import Bot, Chat, Json, Message, Query, User, World

STARS: Final = "XTR"
LINK: Final = "https://t.me/$"
WAITS: Final = 10
"""Seconds for which Telegram waits for the bot."""


class NotPaid(Exception):
    """Nothing was charged; says what the payer reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """What is to be paid, to whom; `provider` is the token of who takes cards, empty for Stars."""

    bot: Bot
    title: str
    description: str
    payload: str
    currency: str
    total: int
    provider: str = ""
    start_parameter: str = ""

    @property
    def order(self) -> Json:
        return {"currency": self.currency, "total_amount": self.total, "invoice_payload": self.payload}

    def json(self) -> Json:
        """As a message shows it: without its payload."""
        shown = ("title", "description", "start_parameter", "currency")
        return {name: getattr(self, name) for name in shown} | {"total_amount": self.total}


@dataclass(slots=True, kw_only=True)
class Charge:
    """Money that came by an invoice."""

    id: str
    invoice: Invoice
    payer: User
    chat: Chat
    refunded: bool = False

    def told(self) -> Json:
        """As the bot is told of it; the provider has a name of its own for what a card paid."""
        return self.invoice.order | {
            "telegram_payment_charge_id": self.id,
            "provider_payment_charge_id": f"provider-{self.id}",
        }


Open: TypeAlias = str | Message
"""An invoice as its payer has it: a link, or a message."""


def opened(world: World, what: Open) -> Invoice:
    """What somebody sees who opens it."""
    if isinstance(what, Message):
        assert what.invoice is not None, "this message is no invoice"
        return what.invoice
    try:
        return world.invoices[what]
    except KeyError:
        raise NotPaid("This invoice does not exist") from None


async def pay(world: World, payer: User, what: Open, *, card_works: bool = True) -> Charge:
    """Raises NotPaid when the bot says no, or nothing in time, or the bank does."""
    invoice = opened(world, what)
    if invoice.currency == STARS and payer.stars < invoice.total:
        raise NotPaid("not enough Stars")
    await _agreed(world, payer, invoice)
    if not card_works:
        raise NotPaid("Your card was declined.")
    charge = take(world, payer, what)
    say(world, charge, {"successful_payment": charge.told()})
    return charge


def take(world: World, payer: User, what: Open) -> Charge:
    """The money alone, of which the bot is still to be told."""
    invoice = opened(world, what)
    chat = what.chat if isinstance(what, Message) else world.private_chat(invoice.bot, payer)
    charge = Charge(id=f"charge-{world.new_id()}", invoice=invoice, payer=payer, chat=chat)
    world.charges[charge.id] = charge
    if invoice.currency == STARS:
        _move(world, charge, came=True)
    return charge


def send_back(world: World, charge: Charge) -> None:
    """Stars only: see `methods.paying`."""
    charge.refunded = True
    _move(world, charge, came=False)
    told = {name: value for name, value in charge.told().items() if name != "provider_payment_charge_id"}
    say(world, charge, {"refunded_payment": told})


def say(world: World, charge: Charge, body: Json) -> None:
    """A service message in the payer's chat, of which the bot is told."""
    message = world.post(charge.chat, charge.payer, body)
    charge.invoice.bot.met.add(charge.payer.id)
    world.tell(charge.invoice.bot, "message", message.json())


async def _agreed(world: World, payer: User, invoice: Invoice) -> None:
    query = Query(str(world.new_id()), invoice.bot, world.now())
    world.checkouts[query.id] = query
    asked = {"id": query.id, "from": payer.json(), **invoice.order}
    world.tell(invoice.bot, "pre_checkout_query", asked)
    async with asyncio.timeout(60):
        while query.answer is None:
            moved = world.moved
            if world.now() - query.at > WAITS:
                raise NotPaid("the bot did not answer in time")
            await moved.wait()
    if not query.answer["ok"]:
        raise NotPaid(str(query.answer["error_message"]))


def _move(world: World, charge: Charge, *, came: bool) -> None:
    """From the payer's balance to the bot's, or back, and onto the bot's list."""
    total, bot, payer = charge.invoice.total, charge.invoice.bot, charge.payer
    bot.stars, payer.stars = (
        (bot.stars + total, payer.stars - total) if came else (bot.stars - total, payer.stars + total)
    )
    partner: dict[str, Any] = {
        "type": "user",
        "transaction_type": "invoice_payment",
        "user": payer.json(),
        "invoice_payload": charge.invoice.payload,
    }
    moved = {"id": charge.id, "amount": total, "date": int(world.now())}
    bot.transactions.append(moved | {"source" if came else "receiver": partner})
