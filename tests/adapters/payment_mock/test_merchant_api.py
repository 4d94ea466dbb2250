from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from tests.adapters.payment_mock.conftest import KEY, Clock

Json = dict[str, Any]


class Merchant:
    """Calls the API with the key and a body of which parts can be changed."""

    def __init__(self, session: aiohttp.ClientSession, provider: str, clock: Clock) -> None:
        self._session, self._url = session, provider
        self._order: Json = {
            "merchant_reference": "attempt-1",
            "method": "alipay",
            "amount_minor": 12_850,
            "currency": "CNY",
            "description": "7K3F-22",
            "expires_at": (clock.now() + timedelta(minutes=30)).isoformat(),
            "return_url": None,
            "language": None,
        }

    async def create(self, key: str | None = "key-1", **changes: object) -> tuple[int, Json]:
        headers = {} if key is None else {"Idempotency-Key": key}
        return await self.call("POST", "/v1/payments", headers, self._order | changes)

    async def create_with(self, field: str, value: object) -> tuple[int, Json]:
        return await self.call(
            "POST", "/v1/payments", {"Idempotency-Key": "key-1"}, self._order | {field: value}
        )

    async def call(
        self,
        verb: str,
        path: str,
        headers: dict[str, str] | None = None,
        json: object = None,
        bearer: str = KEY,
    ) -> tuple[int, Json]:
        own = {"Authorization": f"Bearer {bearer}"} | (headers or {})
        async with self._session.request(verb, self._url + path, headers=own, json=json) as response:
            return response.status, await response.json()


@pytest.fixture
def merchant(session: aiohttp.ClientSession, provider: str, clock: Clock) -> Merchant:
    return Merchant(session, provider, clock)


async def test_a_payment_can_be_looked_at(merchant: Merchant) -> None:
    _, made = await merchant.create()
    status, seen = await merchant.call("GET", f"/v1/payments/{made['id']}")
    assert (status, seen) == (200, made)
    assert seen["status"] == "pending"
    assert seen["pay_url"].endswith(f"/sandbox/payment/pay/{made['id']}")


async def test_the_same_key_returns_the_same_payment(merchant: Merchant) -> None:
    assert await merchant.create() == await merchant.create(language="en", description="else")


@pytest.mark.parametrize(
    "change",
    [{"amount_minor": 12_851}, {"currency": "USD"}, {"method": "card"}, {"merchant_reference": "attempt-2"}],
)
async def test_the_same_key_with_other_terms_is_a_conflict(merchant: Merchant, change: Json) -> None:
    await merchant.create()
    status, answer = await merchant.create(**change)
    assert (status, answer["error"]["code"]) == (409, "idempotency_key_reused")


async def test_a_key_is_required(merchant: Merchant) -> None:
    status, answer = await merchant.create(key=None)
    assert (status, answer["error"]["code"]) == (400, "idempotency_key_missing")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("method", "cowrie_shells"),
        ("amount_minor", 0),
        ("amount_minor", 12.5),
        ("amount_minor", "1250"),
        ("currency", "yuan"),
        ("expires_at", "2026-11-21T10:00:00"),
        ("return_url", "javascript:alert(1)"),
        ("surprise", 1),
    ],
)
async def test_what_cannot_be_collected_is_refused_by_name(
    merchant: Merchant, field: str, value: object
) -> None:
    status, answer = await merchant.create_with(field, value)
    assert (status, answer["error"]["code"]) == (422, f"invalid_{field}")


@pytest.mark.parametrize("bearer", ["", "another-key", "钥匙"])
async def test_without_the_key_nothing_is_told(
    session: aiohttp.ClientSession, provider: str, bearer: str
) -> None:
    headers = {"Authorization": f"Bearer {bearer}"}
    async with session.get(f"{provider}/v1/payments/pay_1", headers=headers) as response:
        assert response.status == 401


async def test_an_unknown_payment_is_not_found(merchant: Merchant) -> None:
    assert (await merchant.call("GET", "/v1/payments/pay_1"))[0] == 404
    assert (await merchant.call("POST", "/v1/payments/pay_1/void"))[0] == 404


async def test_a_payment_past_its_end_calls_itself_expired(merchant: Merchant, clock: Clock) -> None:
    _, made = await merchant.create()
    clock.later(timedelta(minutes=30))
    assert (await merchant.call("GET", f"/v1/payments/{made['id']}"))[1]["status"] == "expired"
