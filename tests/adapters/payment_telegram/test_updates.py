"""What updates tell and ask of payments: kept by the intake, read when it is handled."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.adapters.payment_telegram import events, questions
from shopclerk.adapters.payment_telegram.charges import Charge
from shopclerk.adapters.telegram.payments import EVENTS, QUESTIONS, kept_of
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.payments import FactKind

MEI = {"id": 7, "is_bot": False, "first_name": "Mei", "last_name": "Li", "language_code": "zh"}
PAYMENT = {
    "currency": "EUR",
    "total_amount": 390,
    "invoice_payload": "attempt-1",
    "telegram_payment_charge_id": "tg_1",
    "provider_payment_charge_id": "ch_3Oxy",
    "order_info": {"name": "Mei Li", "phone_number": "13800138000"},
}


def told(**message: Any) -> dict[str, Any]:
    chat = {"id": 7, "type": "private", "first_name": "Mei"}
    said = {"message_id": 5, "date": 1_800_000_000, "chat": chat, "from": MEI}
    return {"update_id": 1, "message": said | message}


def test_a_payment_is_kept_under_its_charge_with_no_more_than_it_takes() -> None:
    kept = kept_of(told(successful_payment=PAYMENT))
    assert kept is not None
    assert (kept.source, kept.event_id, kept.lane) == (EVENTS, "tg_1", f"{EVENTS}:attempt-1")
    assert b"Mei" not in kept.payload
    fact = events.parse(kept.payload)
    assert (fact.kind, fact.amount, fact.attempt_id) == (FactKind.CAPTURED, Money(390, "EUR"), "attempt-1")
    assert (fact.provider, fact.event_id, fact.reference) == ("telegram", "tg_1", "ch_3Oxy tg_1")


def test_stars_are_named_by_who_paid_and_the_charge() -> None:
    stars = PAYMENT | {"currency": "XTR", "total_amount": 39}
    came, went = kept_of(told(successful_payment=stars)), kept_of(told(refunded_payment=stars))
    assert came is not None
    assert went is not None
    assert came.event_id != went.event_id
    assert came.lane == went.lane
    first, second = events.parse(came.payload), events.parse(went.payload)
    assert (first.provider, first.reference) == ("telegram_stars", "7:tg_1")
    assert (second.kind, second.reference) == (FactKind.REFUNDED, "7:tg_1")
    assert first.event_id != second.event_id


def test_in_a_group_who_paid_is_who_is_named() -> None:
    group = {"id": -100, "type": "supergroup", "title": "Team"}
    kept = kept_of(told(successful_payment=PAYMENT | {"currency": "XTR"}, chat=group))
    assert kept is not None
    assert events.parse(kept.payload).reference == "7:tg_1"


def test_a_question_waits_for_no_chat() -> None:
    query = {"id": "99", "from": MEI, "currency": "XTR", "total_amount": 39, "invoice_payload": "attempt-1"}
    kept = kept_of({"update_id": 1, "pre_checkout_query": query})
    assert kept is not None
    assert (kept.source, kept.event_id, kept.lane) == (QUESTIONS, "99", f"{QUESTIONS}:99")
    assert b"Mei" not in kept.payload
    asked = questions.parse(kept.payload)
    assert (asked.id, asked.provider, asked.attempt_id) == ("99", "telegram_stars", "attempt-1")
    assert (asked.amount, asked.locale) == (Money(39, "XTR"), "zh")


def test_what_people_say_is_not_money() -> None:
    assert kept_of(told(text="hello")) is None
    assert kept_of({"update_id": 1, "callback_query": {}}) is None


@pytest.mark.parametrize("payload", [b"", b"{}", b'{"date": 1}', json.dumps(told()["message"]).encode()])
def test_what_cannot_be_read_says_so(payload: bytes) -> None:
    with pytest.raises(events.UnreadableEvent):
        events.parse(payload)
    with pytest.raises(questions.UnreadableQuestion):
        questions.parse(payload)


def test_an_unknown_currency_is_unreadable() -> None:
    kept = kept_of(told(successful_payment=PAYMENT | {"currency": "QQQ"}))
    assert kept is not None
    with pytest.raises(events.UnreadableEvent):
        events.parse(kept.payload)


@given(user=st.integers(1, 2**52), id=st.text("abcXYZ019_:-", min_size=1))
def test_stars_find_their_way_back_by_their_reference(user: int, id: str) -> None:
    charge = Charge(user, id, "ignored")
    assert Charge.of(charge.reference("XTR")) == Charge(user, id)
