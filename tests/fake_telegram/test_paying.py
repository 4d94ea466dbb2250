"""Invoices, Stars and what goes back: core.telegram.org/bots/payments, payments-stars."""

import asyncio
from typing import Any

import pytest

from tests.fake_telegram import Bot, FakeTelegram, NotPaid, PrivateChat
from tests.fake_telegram.clock import Clock
from tests.fake_telegram.plain_bot import PlainBot, refused

STARS = {
    "title": "Tea",
    "description": "100 g",
    "payload": "order-1",
    "currency": "XTR",
    "prices": [{"label": "Tea", "amount": 39}],
}
EUROS = STARS | {"currency": "EUR", "prices": [{"label": "Tea", "amount": 390}]}


async def answers(call: PlainBot, ok: bool = True, why: str = "") -> Any:
    """The bot answers what it is asked next."""
    while not (updates := await call("getUpdates", timeout=5)):
        continue
    (update,) = updates
    await call("getUpdates", offset=update["update_id"] + 1)
    query = update["pre_checkout_query"]
    verdict = {"ok": ok, "error_message": why} if why else {"ok": ok}
    await call("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], **verdict)
    return query


async def paid(call: PlainBot, chat: PrivateChat, invoice: dict[str, Any] = STARS) -> Any:
    """The successful payment that the bot is told of."""
    link = await call("createInvoiceLink", **invoice)
    _, charge = await asyncio.gather(answers(call), chat.pays(link))
    (update,) = await call("getUpdates")
    await call("getUpdates", offset=update["update_id"] + 1)
    payment = update["message"]["successful_payment"]
    assert payment["telegram_payment_charge_id"] == charge.id
    return payment


async def test_a_link_can_be_opened_and_paid(call: PlainBot, mei: PrivateChat, bot: Bot) -> None:
    link = await call("createInvoiceLink", **STARS)
    assert link.startswith("https://t.me/$")
    assert mei.person.opens(link).total == 39
    before = mei.person.user.stars
    query, _ = await asyncio.gather(answers(call), mei.pays(link))
    assert (query["invoice_payload"], query["total_amount"], query["currency"]) == ("order-1", 39, "XTR")
    assert (bot.stars, mei.person.user.stars) == (39, before - 39)


async def test_each_link_is_another_one(call: PlainBot) -> None:
    assert await call("createInvoiceLink", **STARS) != await call("createInvoiceLink", **STARS)


async def test_what_the_bot_refuses_is_not_charged(call: PlainBot, mei: PrivateChat, bot: Bot) -> None:
    link = await call("createInvoiceLink", **STARS)
    with pytest.raises(NotPaid, match="Sold out"):
        await asyncio.gather(answers(call, False, "Sold out"), mei.pays(link))
    assert bot.stars == 0
    assert await call("getUpdates") == []


async def test_a_refusal_says_why(call: PlainBot, mei: PrivateChat) -> None:
    link = await call("createInvoiceLink", **STARS)
    paying = asyncio.ensure_future(mei.pays(link))
    with refused("Bad Request: ERROR_TEXT_EMPTY"):
        await answers(call, False)
    paying.cancel()


async def test_who_waits_for_more_than_ten_seconds_has_not_paid(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat, clock: Clock
) -> None:
    link = await call("createInvoiceLink", **STARS)
    paying = asyncio.ensure_future(mei.pays(link))
    while not (updates := await call("getUpdates", timeout=5)):
        continue
    clock.pass_(seconds=11)
    telegram.world.stir()
    with pytest.raises(NotPaid, match="in time"):
        await paying
    with refused("Bad Request: query is too old and response timeout expired or query ID is invalid"):
        await call(
            "answerPreCheckoutQuery", pre_checkout_query_id=updates[0]["pre_checkout_query"]["id"], ok=True
        )


async def test_a_card_that_the_bank_refuses_pays_nothing(call: PlainBot, mei: PrivateChat, bot: Bot) -> None:
    link = await call("createInvoiceLink", **EUROS, provider_token=bot.takes_cards())
    with pytest.raises(NotPaid, match="declined"):
        await asyncio.gather(answers(call), mei.pays(link, card_works=False))
    assert await call("getUpdates") == []


async def test_nobody_pays_with_stars_that_they_do_not_have(call: PlainBot, mei: PrivateChat) -> None:
    mei.person.user.stars = 38
    with pytest.raises(NotPaid, match="Stars"):
        await mei.pays(await call("createInvoiceLink", **STARS))


async def test_a_stranger_may_pay_what_was_forwarded(
    call: PlainBot, telegram: FakeTelegram, bot: Bot
) -> None:
    stranger = telegram.person("Stranger")
    link = await call("createInvoiceLink", **STARS)
    query, _ = await asyncio.gather(answers(call), stranger.pays(link))
    assert query["from"]["id"] == stranger.user.id
    (update,) = await call("getUpdates")
    assert update["message"]["chat"]["id"] == stranger.user.id


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "INVOICE_TITLE_INVALID"),
        ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
        ({"description": "x" * 256}, "INVOICE_DESCRIPTION_INVALID"),
        ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
        ({"prices": []}, "PRICES_EMPTY"),
        ({"prices": [{"label": "", "amount": 1}]}, "PRICE_LABEL_EMPTY"),
        ({"prices": [{"label": "a", "amount": 1}, {"label": "b", "amount": 1}]}, "STARS_INVOICE_INVALID"),
        ({"prices": [{"label": "a", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"provider_token": "1:TEST:1"}, "STARS_PAYMENT_INVALID"),
        ({"currency": "XXX"}, "CURRENCY_INVALID"),
        ({"currency": "EUR"}, "PAYMENT_PROVIDER_INVALID"),
        ({"currency": "EUR", "provider_token": "1:TEST:1"}, "PAYMENT_PROVIDER_INVALID"),
    ],
)
async def test_what_is_no_invoice_is_refused(call: PlainBot, wrong: dict[str, Any], told: str) -> None:
    with refused(f"Bad Request: {told}"):
        await call("createInvoiceLink", **STARS | wrong)


@pytest.mark.parametrize("amount", [81, 827_806])
async def test_of_each_currency_there_is_a_least_and_a_most(call: PlainBot, bot: Bot, amount: int) -> None:
    prices = [{"label": "Tea", "amount": amount}]
    with refused("Bad Request: CURRENCY_TOTAL_AMOUNT_INVALID"):
        await call("createInvoiceLink", **EUROS | {"prices": prices}, provider_token=bot.takes_cards())


async def test_stars_go_back_whole_once_and_both_are_told(call: PlainBot, mei: PrivateChat, bot: Bot) -> None:
    before = mei.person.user.stars
    payment = await paid(call, mei)
    named = {"telegram_payment_charge_id": payment["telegram_payment_charge_id"]}
    with refused("Bad Request: CHARGE_NOT_FOUND"):
        await call("refundStarPayment", user_id=mei.person.user.id + 1, **named)
    assert await call("refundStarPayment", user_id=mei.person.user.id, **named)
    assert (bot.stars, mei.person.user.stars) == (0, before)
    (update,) = await call("getUpdates")
    assert update["message"]["refunded_payment"] | named == update["message"]["refunded_payment"]
    assert "provider_payment_charge_id" not in update["message"]["refunded_payment"]
    with refused("Bad Request: CHARGE_ALREADY_REFUNDED"):
        await call("refundStarPayment", user_id=mei.person.user.id, **named)


async def test_what_a_card_paid_does_not_go_back_through_telegram(
    call: PlainBot, mei: PrivateChat, bot: Bot
) -> None:
    payment = await paid(call, mei, EUROS | {"provider_token": bot.takes_cards()})
    with refused("Bad Request: CHARGE_NOT_FOUND"):
        charge = payment["telegram_payment_charge_id"]
        await call("refundStarPayment", user_id=mei.person.user.id, telegram_payment_charge_id=charge)
    assert await call("getStarTransactions") == {"transactions": []}


async def test_stars_that_moved_are_listed_page_by_page_oldest_first(
    call: PlainBot, mei: PrivateChat, clock: Clock
) -> None:
    first = await paid(call, mei)
    clock.pass_(seconds=5)
    second = await paid(call, mei)
    charge = first["telegram_payment_charge_id"]
    await call("refundStarPayment", user_id=mei.person.user.id, telegram_payment_charge_id=charge)
    listed = (await call("getStarTransactions"))["transactions"]
    assert [one["id"] for one in listed] == [charge, second["telegram_payment_charge_id"], charge]
    assert ["source" in one for one in listed] == [True, True, False]
    assert listed[2]["receiver"]["user"]["id"] == mei.person.user.id
    assert (await call("getStarTransactions", offset=1, limit=1))["transactions"] == listed[1:2]
    for limit in (0, 101):
        with refused("Bad Request: LIMIT_INVALID"):
            await call("getStarTransactions", limit=limit)
