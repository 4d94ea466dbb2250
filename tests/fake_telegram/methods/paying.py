"""Invoices, Stars and what goes back."""

from typing import Any, Final

from tests.fake_telegram import keyboards
from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, World

STARS: Final = "XTR"
SMALLEST: Final = 1
PAYLOAD_BYTES: Final = range(1, 129)
TITLE: Final = range(1, 33)
DESCRIPTION: Final = range(1, 256)
PAY: Final = {"text": "Pay", "pay": True}


def send_invoice(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    currency, total = parameters.text("currency"), _total(parameters)
    _check(parameters, currency)
    keyboard = keyboards.checked(parameters.structure("reply_markup")) or {"inline_keyboard": [[PAY]]}
    if not keyboard["inline_keyboard"][0][0].get("pay"):
        raise BadRequest("REPLY_MARKUP_BUY_EMPTY")
    invoice = {
        "title": parameters.text("title"),
        "description": parameters.text("description"),
        "start_parameter": parameters.text("start_parameter", ""),
        "currency": currency,
        "total_amount": total,
    }
    message = world.post(chat, bot, {"invoice": invoice, "reply_markup": keyboard})
    message.payload = parameters.text("payload")
    return message.json()


def refund_star_payment(world: World, bot: Bot, parameters: Parameters) -> bool:
    charge = world.charges.get(parameters.text("telegram_payment_charge_id"))
    if charge is None or charge["user_id"] != parameters.integer("user_id") or charge["currency"] != STARS:
        raise BadRequest("CHARGE_NOT_FOUND")
    if charge["refunded"]:
        raise BadRequest("CHARGE_ALREADY_REFUNDED")
    charge["refunded"] = True
    bot.stars -= charge["total_amount"]
    world.stir()
    return True


def get_star_transactions(world: World, bot: Bot, parameters: Parameters) -> Json:
    """Oldest first; what went back is a transaction of its own under the same id."""
    found: list[Json] = []
    for id, charge in world.charges.items():
        if charge["bot_id"] != bot.id or charge["currency"] != STARS:
            continue
        partner = {"type": "user", "transaction_type": "invoice_payment", "user": charge["user"]}
        came = {"id": id, "amount": charge["total_amount"], "date": charge["date"]}
        found.append(came | {"source": partner | {"invoice_payload": charge["payload"]}})
        if charge["refunded"]:
            found.append(came | {"receiver": partner | {"invoice_payload": charge["payload"]}})
    offset, limit = parameters.integer("offset", 0), parameters.integer("limit", 100)
    return {"transactions": found[offset : offset + limit]}


def _total(parameters: Parameters) -> int:
    prices: Any = parameters.structure("prices")
    if not isinstance(prices, list) or not prices:
        raise BadRequest("PRICES_EMPTY")
    total = sum(int(price["amount"]) for price in prices)
    if total < SMALLEST:
        raise BadRequest("CURRENCY_TOTAL_AMOUNT_INVALID")
    return total


def _check(parameters: Parameters, currency: str) -> None:
    if len(parameters.text("title")) not in TITLE:
        raise BadRequest("INVOICE_TITLE_INVALID")
    if len(parameters.text("description")) not in DESCRIPTION:
        raise BadRequest("INVOICE_DESCRIPTION_INVALID")
    if len(parameters.text("payload").encode()) not in PAYLOAD_BYTES:
        raise BadRequest("INVOICE_PAYLOAD_INVALID")
    provider = parameters.text("provider_token", "")
    if (currency == STARS) == bool(provider):
        raise BadRequest("STARS_PAYMENT_INVALID" if currency == STARS else "PAYMENT_PROVIDER_INVALID")
    if currency == STARS and len(parameters.structure("prices")) != 1:
        raise BadRequest("STARS_INVOICE_INVALID")


METHODS: Final = {
    "sendInvoice": send_invoice,
    "refundStarPayment": refund_star_payment,
    "getStarTransactions": get_star_transactions,
}
