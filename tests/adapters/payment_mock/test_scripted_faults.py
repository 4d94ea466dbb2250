import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from tenacity import wait_none

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.adapters.payment_mock.provider.app import create_provider_app
from shopclerk.adapters.payment_mock.provider.fault import Fault, Script
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.core.domain.ids import RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.payments import (
    ActionRequired,
    Declined,
    FactKind,
    PaymentFact,
    PaymentRequest,
    RefundAccepted,
    RefundDeclined,
    RefundRequest,
)
from tests.adapters.payment_mock.conftest import KEY, Clock
from tests.adapters.payment_mock.receiver import Receiver

ALL = 128_050


class Shop:
    """Scripts faults, pays, and asks what came of it, all over HTTP."""

    def __init__(
        self, session: aiohttp.ClientSession, provider: str, gateway: SandboxPayments, request: PaymentRequest
    ) -> None:
        self._session, self._url, self.gateway, self.request = session, provider, gateway, request

    async def script(self, fault: str, **options: object) -> None:
        status, _ = await self.faults("POST", {"faults": [{"fault": fault, **options}]})
        assert status == 200

    async def faults(self, verb: str, body: object = None, key: str = KEY) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {key}"}
        url = f"{self._url}/sandbox/faults"
        async with self._session.request(verb, url, json=body, headers=headers) as response:
            return response.status, await response.json()

    async def pay(self) -> str:
        action = await self.gateway.create(self.request)
        assert isinstance(action, ActionRequired)
        async with self._session.post(action.link, data={"action": "pay", "method": "alipay"}) as response:
            assert response.status == 200
        return action.reference

    async def facts(self) -> tuple[PaymentFact, ...]:
        return await self.gateway.facts(attempt_id=self.request.attempt_id)

    def refund_of(self, payment: str, minor: int = ALL, id: str = "refund-1") -> RefundRequest:
        amount = Money(minor, "CNY")
        return RefundRequest(
            refund_id=RefundId(id), payment_reference=payment, amount=amount, paid=self.request.amount
        )


@pytest.fixture
def shop(
    session: aiohttp.ClientSession, provider: str, gateway: SandboxPayments, payment_request: PaymentRequest
) -> Shop:
    return Shop(session, provider, gateway, payment_request)


async def test_the_next_payer_is_declined_and_the_one_after_is_not(shop: Shop) -> None:
    await shop.script("decline", reason="card_expired")
    await shop.pay()
    (fact,) = await shop.facts()
    assert (fact.kind, fact.reason) == (FactKind.FAILED, "card_expired")
    assert (await shop.faults("GET"))[1] == {"faults": []}


async def test_authorised_money_is_taken_by_capturing_once(shop: Shop) -> None:
    await shop.script("authorize_only")
    payment = await shop.pay()
    assert [fact.kind for fact in await shop.facts()] == [FactKind.AUTHORIZED]
    await shop.gateway.capture(payment)
    await shop.gateway.capture(payment)
    assert [fact.kind for fact in await shop.facts()] == [FactKind.AUTHORIZED, FactKind.CAPTURED]


async def test_authorised_money_can_be_let_go(shop: Shop) -> None:
    await shop.script("authorize_only")
    payment = await shop.pay()
    await shop.gateway.void(payment)
    await shop.gateway.capture(payment)
    assert [fact.kind for fact in await shop.facts()] == [FactKind.AUTHORIZED]


@pytest.mark.parametrize("by", [-50, 50])
async def test_another_amount_comes_than_was_asked_for(shop: Shop, by: int) -> None:
    await shop.script("other_amount", by=by)
    payment = await shop.pay()
    assert [fact.amount.minor for fact in await shop.facts()] == [ALL + by]
    assert isinstance(await shop.gateway.refund(shop.refund_of(payment, ALL + by + 1)), RefundDeclined)


async def test_another_currency_is_told(shop: Shop) -> None:
    await shop.script("other_currency", currency="JPY")
    await shop.pay()
    assert [fact.amount for fact in await shop.facts()] == [Money(ALL, "JPY")]


async def test_the_same_payment_is_told_again_with_another_amount(shop: Shop) -> None:
    await shop.script("change_amount", by=-1)
    await shop.pay()
    first, second = await shop.facts()
    assert (first.kind, first.reference) == (second.kind, second.reference)
    assert first.event_id != second.event_id
    assert [first.amount.minor, second.amount.minor] == [ALL, ALL - 1]


async def test_money_is_charged_back_later_and_cannot_be_refunded_then(shop: Shop, clock: Clock) -> None:
    await shop.script("charge_back", seconds=60)
    payment = await shop.pay()
    assert [fact.kind for fact in await shop.facts()] == [FactKind.CAPTURED]
    clock.later(timedelta(seconds=60))
    dispute = (await shop.facts())[-1]
    assert (dispute.kind, dispute.amount.minor) == (FactKind.CHARGED_BACK, ALL)
    assert dispute.reference != payment
    assert isinstance(await shop.gateway.refund(shop.refund_of(payment, 1)), RefundDeclined)


async def told(receiver: Receiver) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((await receiver.next())[1])
    return event


async def test_a_lost_webhook_is_in_the_list_all_the_same(shop: Shop, receiver: Receiver) -> None:
    await shop.script("lose_webhook")
    payment = await shop.pay()
    await shop.gateway.refund(shop.refund_of(payment))
    assert (await told(receiver))["type"] == "refund.succeeded"
    assert [fact.kind for fact in await shop.facts()] == [FactKind.CAPTURED, FactKind.REFUNDED]


async def test_a_duplicate_webhook_comes_twice_with_one_id(shop: Shop, receiver: Receiver) -> None:
    await shop.script("duplicate_webhook")
    await shop.pay()
    assert await told(receiver) == await told(receiver)
    assert len(await shop.facts()) == 1


async def test_a_delayed_webhook_comes_after_its_time(shop: Shop, receiver: Receiver, clock: Clock) -> None:
    await shop.script("delay_webhook", seconds=600)
    payment = await shop.pay()
    await shop.gateway.refund(shop.refund_of(payment, 1))
    assert (await told(receiver))["type"] == "refund.succeeded"
    clock.later(timedelta(seconds=600))
    await shop.gateway.refund(shop.refund_of(payment, 1, "refund-2"))
    kinds = {(await told(receiver))["type"] for _ in range(2)}
    assert kinds == {"payment.captured", "refund.succeeded"}


async def test_webhooks_come_in_the_wrong_order(shop: Shop, receiver: Receiver) -> None:
    await shop.script("reorder_webhooks")
    payment = await shop.pay()
    await shop.gateway.refund(shop.refund_of(payment))
    assert (await told(receiver))["type"] == "refund.succeeded"
    assert [fact.kind for fact in await shop.facts()] == [FactKind.CAPTURED, FactKind.REFUNDED]


async def test_a_refund_fails_at_once_and_frees_its_money(shop: Shop) -> None:
    await shop.script("refund_fails")
    payment = await shop.pay()
    assert await shop.gateway.refund(shop.refund_of(payment)) == RefundDeclined("account_closed")
    assert (await shop.facts())[-1].kind is FactKind.REFUND_FAILED
    assert not isinstance(await shop.gateway.refund(shop.refund_of(payment, id="refund-2")), RefundDeclined)


@pytest.mark.parametrize(
    ("fault", "end"), [("refund_fails", FactKind.REFUND_FAILED), ("refund_pending", FactKind.REFUNDED)]
)
async def test_a_refund_ends_later_and_holds_its_money_until_then(
    shop: Shop, clock: Clock, fault: str, end: FactKind
) -> None:
    await shop.script(fault, seconds=60)
    payment = await shop.pay()
    assert isinstance(await shop.gateway.refund(shop.refund_of(payment)), RefundAccepted)
    assert isinstance(await shop.gateway.refund(shop.refund_of(payment, 1, "refund-2")), RefundDeclined)
    assert len(await shop.facts()) == 1
    clock.later(timedelta(seconds=60))
    assert (await shop.facts())[-1].kind is end


@pytest.mark.parametrize("fault", ["server_error", "server_error_after", "time_out_before", "time_out_after"])
async def test_a_short_burst_is_outlived_by_trying_again(shop: Shop, fault: str) -> None:
    await shop.script(fault, times=2)
    await shop.pay()
    assert [fact.kind for fact in await shop.facts()] == [FactKind.CAPTURED]


@pytest.mark.parametrize(("fault", "refunds"), [("time_out_before", 0), ("time_out_after", 1)])
async def test_a_refund_without_an_answer_did_or_did_not_take_effect(
    shop: Shop, fault: str, refunds: int
) -> None:
    payment = await shop.pay()
    await shop.script(fault, times=3, on="refunds")
    with pytest.raises(OutcomeUnknown):
        await shop.gateway.refund(shop.refund_of(payment))
    assert [fact.kind for fact in await shop.facts()].count(FactKind.REFUNDED) == refunds


async def test_a_call_that_is_held_runs_into_the_callers_patience(
    shop: Shop, session: aiohttp.ClientSession, provider: str
) -> None:
    await shop.script("time_out_after", times=3, seconds=3600)
    patience = aiohttp.ClientTimeout(total=0.1)
    hasty = SandboxPayments(session, url=provider, key=KEY, timeout=patience, wait=wait_none())
    with pytest.raises(OutcomeUnknown):
        await hasty.create(shop.request)


async def test_faults_can_be_given_at_start(
    settings: ProviderSettings, session: aiohttp.ClientSession, shop: Shop
) -> None:
    assert await shop.faults("DELETE") == (200, {"faults": []})
    scripted = replace(settings, faults=(Script(fault=Fault.DECLINE, times=2),))
    async with TestServer(create_provider_app(scripted)):
        _, left = await shop.faults("GET")
    assert [(fault["fault"], fault["times"]) for fault in left["faults"]] == [("decline", 2)]
    assert not isinstance(await shop.gateway.create(shop.request), Declined)


@pytest.mark.parametrize(
    "body", [{}, {"faults": [{"fault": "earthquake"}]}, {"faults": [{"fault": "decline", "times": 0}]}]
)
async def test_a_fault_nobody_knows_is_refused(shop: Shop, body: object) -> None:
    assert (await shop.faults("POST", body))[0] == 422


async def test_without_the_key_nothing_is_scripted(shop: Shop) -> None:
    assert (await shop.faults("GET", key="wrong"))[0] == 401
