"""Invoices, Stars and what goes back.

Source: api#createinvoicelink (title of 1-32 characters, description of 1-255, payload of 1-128 bytes, one
price for Stars, no provider token for them), core.telegram.org/bots/payments/currencies.json (of each
currency the least and the most that is taken: about 1 and 10,000 dollars), api#refundstarpayment,
api#getstartransactions (in chronological order, 1-100 at once).
"""

from typing import Any, Final

from tests.fake_telegram import keyboards
from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.invoices import LINK, STARS, Invoice, send_back
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, World

PAYLOAD_BYTES: Final = range(1, 129)
TITLE: Final = range(1, 33)
DESCRIPTION: Final = range(1, 256)
PAY: Final = {"text": "Pay", "pay": True}
MOST_TRANSACTIONS: Final = 100

LIMITS: Final = {
    "CNY": (648, 6_486_399),
    "EUR": (82, 827_805),
    "GBP": (72, 720_365),
    "JPY": (108, 1_088_524),
    "RUB": (7_487, 74_874_898),
    "USD": (100, 1_000_000),
    "UAH": (2_776, 27_768_887),
    STARS: (1, 100_000),
}
"""Of some currencies, in their smallest units, on some day. This Telegram knows no others."""


def create_invoice_link(world: World, bot: Bot, parameters: Parameters) -> str:
    link = f"{LINK}{world.new_id()}"
    world.invoices[link] = _invoice(bot, parameters)
    return link


def send_invoice(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    invoice = _invoice(bot, parameters)
    keyboard = keyboards.checked(parameters.structure("reply_markup")) or {"inline_keyboard": [[PAY]]}
    if not keyboard["inline_keyboard"][0][0].get("pay"):
        raise BadRequest("REPLY_MARKUP_BUY_EMPTY")
    message = world.post(chat, bot, {"invoice": invoice.json(), "reply_markup": keyboard})
    message.invoice = invoice
    return message.json()


def refund_star_payment(world: World, bot: Bot, parameters: Parameters) -> bool:
    """The whole of it, once; what cards paid is none of Telegram's."""
    charge = world.charges.get(parameters.text("telegram_payment_charge_id"))
    payer = parameters.integer("user_id")
    if charge is None or charge.invoice.bot is not bot or charge.payer.id != payer:
        raise BadRequest("CHARGE_NOT_FOUND")
    if charge.invoice.currency != STARS:
        raise BadRequest("CHARGE_NOT_FOUND")
    if charge.refunded:
        raise BadRequest("CHARGE_ALREADY_REFUNDED")
    send_back(world, charge)
    return True


def get_star_transactions(world: World, bot: Bot, parameters: Parameters) -> Json:
    """Oldest first; what went back is a transaction of its own under the same id."""
    offset, limit = parameters.integer("offset", 0), parameters.integer("limit", MOST_TRANSACTIONS)
    if offset < 0 or not 1 <= limit <= MOST_TRANSACTIONS:
        raise BadRequest("LIMIT_INVALID")
    return {"transactions": bot.transactions[offset : offset + limit]}


def _invoice(bot: Bot, parameters: Parameters) -> Invoice:
    invoice = Invoice(
        bot=bot,
        title=parameters.text("title"),
        description=parameters.text("description"),
        payload=parameters.text("payload"),
        currency=parameters.text("currency"),
        total=_total(parameters),
        provider=parameters.text("provider_token", ""),
        start_parameter=parameters.text("start_parameter", ""),
    )
    _check_texts(invoice)
    _check_money(invoice)
    if invoice.currency == STARS and len(parameters.structure("prices")) != 1:
        raise BadRequest("STARS_INVOICE_INVALID")
    return invoice


def _total(parameters: Parameters) -> int:
    prices: Any = parameters.structure("prices")
    if not isinstance(prices, list) or not prices:
        raise BadRequest("PRICES_EMPTY")
    if not all(price.get("label") for price in prices):
        raise BadRequest("PRICE_LABEL_EMPTY")
    return sum(int(price["amount"]) for price in prices)


def _check_texts(invoice: Invoice) -> None:
    if len(invoice.title) not in TITLE:
        raise BadRequest("INVOICE_TITLE_INVALID")
    if len(invoice.description) not in DESCRIPTION:
        raise BadRequest("INVOICE_DESCRIPTION_INVALID")
    if len(invoice.payload.encode()) not in PAYLOAD_BYTES:
        raise BadRequest("INVOICE_PAYLOAD_INVALID")


def _check_money(invoice: Invoice) -> None:
    if invoice.currency not in LIMITS:
        raise BadRequest("CURRENCY_INVALID")
    if invoice.currency == STARS and invoice.provider:
        raise BadRequest("STARS_PAYMENT_INVALID")
    if invoice.currency != STARS and invoice.provider not in invoice.bot.providers:
        raise BadRequest("PAYMENT_PROVIDER_INVALID")
    least, most = LIMITS[invoice.currency]
    if not least <= invoice.total <= most:
        raise BadRequest("CURRENCY_TOTAL_AMOUNT_INVALID")


METHODS: Final = {
    "createInvoiceLink": create_invoice_link,
    "sendInvoice": send_invoice,
    "refundStarPayment": refund_star_payment,
    "getStarTransactions": get_star_transactions,
}
