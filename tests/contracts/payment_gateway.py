"""What every `PaymentGateway` does. A test module of an adapter subclasses `PaymentGatewayContract` and says
with fixtures how its provider is played: see tests/adapters/payment_mock/test_gateway_contract.py.

What only some providers do is a contract of its own: `KeepsPayments`, `TellsRefusals`, `Refunds`,
`RefundsInParts`, `KeepsAList`. Who does all of it subclasses `WholePaymentGatewayContract`.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    Declined,
    FactKind,
    PaymentFact,
    PaymentGateway,
    PaymentOutcome,
    PaymentRequest,
    RefundDeclined,
    Refunded,
    RefundRequest,
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

    `amount` is what is paid. A provider that captures at once, without an action of the payer, needs a
    contract of its own.
    """

    amount = Money(12_850, "CNY")

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
            amount=self.amount,
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
        first = acted(await gateway.create(request_))
        again = acted(await gateway.create(replace(request_, language="en", return_url=None)))
        assert again.reference == first.reference

    async def test_another_attempt_is_another_payment(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        first = acted(await gateway.create(request_))
        second = acted(await gateway.create(replace(request_, attempt_id=AttemptId("attempt-2"))))
        assert first.reference != second.reference

    async def test_a_payment_is_told_with_its_exact_amount(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.pay(action.link)
        (fact,) = await payer.facts()
        assert fact.provider == gateway.provider
        assert fact.attempt_id == request_.attempt_id
        assert (fact.kind, fact.amount, fact.reason) == (FactKind.CAPTURED, request_.amount, None)
        assert fact.at.tzinfo is not None

    async def test_voiding_what_was_captured_changes_nothing(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.pay(action.link)
        await gateway.void(action.reference)
        assert [fact.kind for fact in await payer.facts()] == [FactKind.CAPTURED]

    async def test_capturing_what_was_captured_changes_nothing(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.pay(action.link)
        await gateway.capture(action.reference)
        await gateway.capture(action.reference)
        assert [fact.kind for fact in await payer.facts()] == [FactKind.CAPTURED]

    async def test_of_what_nobody_paid_there_are_no_facts(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        await gateway.create(request_)
        assert not await gateway.facts(attempt_id=request_.attempt_id)

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


class KeepsPayments(PaymentGatewayContract):
    """Each payment is kept by the provider itself, under the name that it has from the start."""

    async def test_the_same_attempt_has_the_same_page(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        first = await gateway.create(request_)
        assert await gateway.create(replace(request_, language="en", return_url=None)) == first

    @pytest.mark.parametrize("amount", [Money(12_850, "CNY"), Money(1_280, "JPY"), Money(1_285, "KWD")])
    async def test_it_is_told_of_by_that_name_in_any_currency(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest, amount: Money
    ) -> None:
        action = acted(await gateway.create(replace(request_, amount=amount)))
        await payer.pay(action.link)
        (fact,) = await payer.facts()
        assert (fact.reference, fact.amount) == (action.reference, amount)

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

    async def test_voiding_twice_is_no_error(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await gateway.void(action.reference)
        await gateway.void(action.reference)
        await payer.pay(action.link)
        assert await payer.facts() == []

    async def test_after_its_end_a_payment_takes_no_money(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.wait_until(request_.expires_at)
        await payer.pay(action.link)
        assert await payer.facts() == []

    async def test_an_unreachable_provider_closes_and_captures_nothing(
        self, unreachable: PaymentGateway
    ) -> None:
        with pytest.raises(Unavailable):
            await unreachable.void("pay_1")
        with pytest.raises(Unavailable):
            await unreachable.capture("pay_1")


class TellsRefusals(PaymentGatewayContract):
    """The provider tells when it refuses the payer for good."""

    async def test_a_refusal_is_told_with_its_reason(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        await payer.decline(action.link)
        (fact,) = await payer.facts()
        assert fact.kind is FactKind.FAILED
        assert fact.reason


class Refunds(PaymentGatewayContract):
    """What was paid can go back. `somebodys` is a reference as the provider gives them."""

    somebodys = "pay_1"

    async def test_the_same_refund_is_made_once(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        reference = await paid(gateway, payer, request_)
        whole = refund_of(reference, "refund-1", request_.amount.minor, request_.amount.currency)
        first = await gateway.refund(whole)
        assert isinstance(first, Refunded)
        assert await gateway.refund(whole) == first
        refunded = [fact for fact in await payer.facts() if fact.kind is FactKind.REFUNDED]
        assert len(refunded) == 1

    async def test_what_was_not_paid_does_not_go_back(
        self, gateway: PaymentGateway, request_: PaymentRequest
    ) -> None:
        action = acted(await gateway.create(request_))
        assert isinstance(await gateway.refund(refund_of(action.reference, "refund-1", 1)), RefundDeclined)

    async def test_an_unreachable_provider_sends_nothing_back(self, unreachable: PaymentGateway) -> None:
        whole = refund_of(self.somebodys, "refund-1", self.amount.minor, self.amount.currency)
        with pytest.raises((Unavailable, OutcomeUnknown)):
            await unreachable.refund(whole)


class RefundsInParts(Refunds):
    """Any part of it can, under our name for it and the provider's own."""

    async def test_what_was_captured_can_go_back_in_parts_and_no_further(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        reference = await paid(gateway, payer, request_)
        first = await gateway.refund(refund_of(reference, "refund-1", 10_000))
        second = await gateway.refund(refund_of(reference, "refund-2", 2_850))
        assert isinstance(first, Refunded)
        assert isinstance(second, Refunded)
        assert first.reference != second.reference
        assert isinstance(await gateway.refund(refund_of(reference, "refund-3", 1)), RefundDeclined)

    async def test_a_refund_is_told_with_our_id_and_its_own_reference(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        reference = await paid(gateway, payer, request_)
        outcome = await gateway.refund(refund_of(reference, "refund-1", 10_000))
        assert isinstance(outcome, Refunded)
        (fact,) = [fact for fact in await payer.facts() if fact.kind is FactKind.REFUNDED]
        assert (fact.refund_id, fact.reference) == ("refund-1", outcome.reference)
        assert (fact.attempt_id, fact.amount) == (request_.attempt_id, Money(10_000, "CNY"))


class KeepsAList(Refunds):
    """The provider can be asked what it told."""

    async def test_what_was_told_can_be_asked_for_again(
        self, gateway: PaymentGateway, payer: Payer, request_: PaymentRequest
    ) -> None:
        other = replace(request_, attempt_id=AttemptId("attempt-2"))
        reference = await paid(gateway, payer, request_)
        await payer.pay(acted(await gateway.create(other)).link)
        await gateway.refund(
            refund_of(reference, "refund-1", request_.amount.minor, request_.amount.currency)
        )
        told = await payer.facts()
        everything = await gateway.facts(since=request_.expires_at - timedelta(days=2)) or ()
        assert sorted(map(untimed, everything), key=by_id) == sorted(map(untimed, told), key=by_id)
        assert len(everything) == 3
        assert [fact.at for fact in everything] == sorted(fact.at for fact in everything)
        ours = await gateway.facts(attempt_id=request_.attempt_id) or ()
        assert [fact.kind for fact in ours] == [FactKind.CAPTURED, FactKind.REFUNDED]
        assert await gateway.facts(since=request_.expires_at) == ()

    async def test_of_an_unreachable_provider_nothing_is_known(
        self, unreachable: PaymentGateway, request_: PaymentRequest
    ) -> None:
        with pytest.raises(Unavailable):
            await unreachable.facts(since=request_.expires_at)


class WholePaymentGatewayContract(KeepsPayments, TellsRefusals, RefundsInParts, KeepsAList):
    """All of it."""


async def paid(gateway: PaymentGateway, payer: Payer, request: PaymentRequest) -> str:
    """What the provider calls the payment, once it is made."""
    await payer.pay(acted(await gateway.create(request)).link)
    return next(fact.reference for fact in await payer.facts() if fact.attempt_id == request.attempt_id)


def refund_of(reference: str, id: str, minor: int, currency: str = "CNY") -> RefundRequest:
    return RefundRequest(
        refund_id=RefundId(id),
        payment_reference=reference,
        amount=Money(minor, currency),
        paid=Money(minor if currency == "XTR" else 12_850, currency),
    )


def untimed(fact: PaymentFact) -> PaymentFact:
    """A list may know the moment to another second than whoever told of it."""
    return replace(fact, at=datetime.min.replace(tzinfo=UTC))


def by_id(fact: PaymentFact) -> str:
    return fact.event_id


def acted(outcome: PaymentOutcome) -> ActionRequired:
    assert isinstance(outcome, ActionRequired), outcome
    return outcome
