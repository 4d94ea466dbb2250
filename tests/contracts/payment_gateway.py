"""What every `PaymentGateway` does. A test module of an adapter subclasses `PaymentGatewayContract` and says
with fixtures how its provider is played: see tests/adapters/payment_mock/test_gateway_contract.py.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    Declined,
    PaymentFact,
    PaymentGateway,
    PaymentOutcome,
    PaymentRequest,
)


class Payer(Protocol):
    """Plays the person at the provider. `pay` and `decline` act on the link, which may have no effect;
    `facts` answers, once everything owed was told, what the provider told so far.
    """

    async def pay(self, link: str) -> None: ...

    async def decline(self, link: str) -> None: ...

    async def wait_until(self, moment: datetime) -> None: ...

    async def facts(self) -> list[PaymentFact]: ...


class PaymentGatewayContract:
    """Three fixtures to give: `gateway`; `payer`; and `unreachable`, a gateway whose provider is not there.

    A provider that captures at once, without an action of the payer, needs a contract of its own.
    """

    @pytest.fixture
    def gateway(self) -> PaymentGateway:
        raise NotImplementedError

    @pytest.fixture
    def payer(self) -> Payer:
        raise NotImplementedError

    @pytest.fixture
    def unreachable(self) -> PaymentGateway:
        raise NotImplementedError

    @pytest.fixture
    def request_(self, gateway: PaymentGateway) -> PaymentRequest:
        return PaymentRequest(
            attempt_id=AttemptId("attempt-1"),
            order_number="7K3F-22",
            method=gateway.methods[0],
            amount=Money(12_850, "CNY"),
            expires_at=datetime.now(UTC) + timedelta(hours=1),
            return_url="https://shop.example/orders/7K3F-22",
            language="zh-Hans",
        )

    def test_it_offers_methods_and_has_a_name(self, gateway: PaymentGateway) -> None:
        assert gateway.provider
        assert gateway.methods
        assert len(set(gateway.methods)) == len(gateway.methods)

    async def test_every_method_leads_to_a_page(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        for method in gateway.methods:
            request = replace(request_, attempt_id=AttemptId(f"by-{method}"), method=method)
            action = acted(await gateway.create(request))
            assert action.link.startswith(("http://", "https://"))
            assert action.reference

    async def test_the_same_attempt_is_the_same_payment(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        first = await gateway.create(request_)
        assert await gateway.create(replace(request_, language="en", return_url=None)) == first

    async def test_another_attempt_is_another_payment(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        first = acted(await gateway.create(request_))
        second = acted(await gateway.create(replace(request_, attempt_id=AttemptId("attempt-2"))))
        assert first.reference != second.reference

    @pytest.mark.parametrize("amount", [Money(12_850, "CNY"), Money(1_280, "JPY"), Money(1_285, "KWD")])
    async def test_a_payment_is_told_with_its_exact_amount(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest, amount: Money
    ) -> None:
        action = acted(await gateway.create(replace(request_, amount=amount)))
        await payer.pay(action.link)
        (fact,) = await payer.facts()
        assert fact.provider == gateway.provider
        assert fact.attempt_id == request_.attempt_id
        assert fact.reference == action.reference
        assert (fact.status, fact.amount, fact.reason) == (AttemptStatus.CAPTURED, amount, None)
        assert fact.at.tzinfo is not None

    async def test_a_refusal_is_told_with_its_reason(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.decline(action.link)
        (fact,) = await payer.facts()
        assert fact.status is AttemptStatus.FAILED
        assert fact.reason

    async def test_paying_twice_is_one_payment(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.pay(action.link)
        await payer.pay(action.link)
        assert len({fact.event_id for fact in await payer.facts()}) == 1

    async def test_a_void_payment_takes_no_money(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await gateway.void(action.reference)
        await payer.pay(action.link)
        assert await payer.facts() == []

    async def test_voiding_twice_is_no_error(self, gateway: PaymentGateway, request_: PaymentRequest) -> None:
        action = acted(await gateway.create(request_))
        await gateway.void(action.reference)
        await gateway.void(action.reference)

    async def test_voiding_what_was_captured_changes_nothing(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.pay(action.link)
        await gateway.void(action.reference)
        assert [fact.status for fact in await payer.facts()] == [AttemptStatus.CAPTURED]

    async def test_after_its_end_a_payment_takes_no_money(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.wait_until(request_.expires_at)
        await payer.pay(action.link)
        assert await payer.facts() == []

    async def test_an_unknown_method_is_declined(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        outcome = await gateway.create(replace(request_, method="cowrie_shells"))
        assert isinstance(outcome, Declined)

    async def test_an_unreachable_provider_is_unavailable(
        self, unreachable: PaymentGateway, request_: PaymentRequest
    ) -> None:
        with pytest.raises(Unavailable):
            await unreachable.create(request_)
        with pytest.raises(Unavailable):
            await unreachable.void("pay_1")


def acted(outcome: PaymentOutcome) -> ActionRequired:
    assert isinstance(outcome, ActionRequired), outcome
    return outcome
