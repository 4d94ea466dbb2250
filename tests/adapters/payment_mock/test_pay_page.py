import re
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest
from bs4 import BeautifulSoup

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.core.ports.payments import ActionRequired, PaymentRequest
from tests.adapters.payment_mock.conftest import Clock

PAY = {"action": "pay", "method": "alipay"}
DECLINE = {"action": "decline", "method": "card", "reason": "suspected_fraud"}


class Visitor:
    def __init__(self, session: aiohttp.ClientSession, link: str, reference: str) -> None:
        self._session, self.link, self.reference = session, link, reference

    async def look(self, language: str = "en") -> BeautifulSoup:
        async with self._session.get(self.link, headers={"Accept-Language": language}) as response:
            return BeautifulSoup(await response.text(), "html.parser")

    async def press(self, form: dict[str, str]) -> tuple[int, str]:
        async with self._session.post(self.link, data=form) as response:
            page = BeautifulSoup(await response.text(), "html.parser")
            return response.status, status_of(page)


def status_of(page: BeautifulSoup) -> str:
    found = page.select_one("[data-status]")
    return str(found["data-status"]) if found else ""


@pytest.fixture
async def visitor(
    gateway: SandboxPayments, session: aiohttp.ClientSession, payment_request: PaymentRequest
) -> Visitor:
    return await visit(gateway, session, payment_request)


async def visit(gateway: SandboxPayments, session: aiohttp.ClientSession, request: PaymentRequest) -> Visitor:
    action = await gateway.create(request)
    assert isinstance(action, ActionRequired)
    return Visitor(session, action.link, action.reference)


async def test_the_page_says_what_is_paid_to_whom_and_that_it_is_a_test(visitor: Visitor) -> None:
    page = await visitor.look()
    text = page.get_text(" ", strip=True)
    assert "¥1,280.50" in text
    assert "7K3F-22" in text
    assert "山水茶铺 <Tea>" in text
    assert "Sandbox" in text
    assert "Pay within 30 min" in text


async def test_the_requested_method_is_preselected_among_all(visitor: Visitor) -> None:
    page = await visitor.look()
    assert [str(radio["value"]) for radio in page.select("input[name=method]")] == [
        "alipay",
        "wechat_pay",
        "unionpay",
        "card",
    ]
    assert [str(radio["value"]) for radio in page.select("input[checked]")] == ["wechat_pay"]


@pytest.mark.parametrize(
    ("own", "browser", "expected"),
    [("zh-CN", "en", "zh-Hans"), ("en", "zh-CN", "en"), ("", "fr, zh-CN;q=0.8, en;q=0.5", "zh-Hans")],
)
async def test_the_payments_language_wins_over_the_browsers(
    *,
    gateway: SandboxPayments,
    session: aiohttp.ClientSession,
    payment_request: PaymentRequest,
    own: str,
    browser: str,
    expected: str,
) -> None:
    visitor = await visit(gateway, session, replace(payment_request, language=own))
    page = await visitor.look(browser)
    assert page.html is not None
    assert page.html["lang"] == expected


async def test_what_others_wrote_is_text_and_never_markup(
    gateway: SandboxPayments, session: aiohttp.ClientSession, payment_request: PaymentRequest
) -> None:
    number = '"><script>alert(1)</script>$lang'
    page = await (await visit(gateway, session, replace(payment_request, order_number=number))).look()
    assert page.find("script") is None
    assert number in page.get_text()


async def test_the_page_lets_nothing_in_and_tells_nobody_its_address(
    session: aiohttp.ClientSession, visitor: Visitor
) -> None:
    async with session.get(visitor.link) as response:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "no-store"
        assert not re.search(r"\sstyle=|\son\w+=|<script", await response.text())


async def test_the_style_sheet_is_where_the_page_looks_for_it(
    session: aiohttp.ClientSession, visitor: Visitor
) -> None:
    sheet = (await visitor.look()).select_one("link[rel=stylesheet]")
    assert sheet is not None
    async with session.get(visitor.link.rpartition("/")[0] + "/" + str(sheet["href"])) as response:
        assert (response.status, response.content_type) == (200, "text/css")


async def test_paying_shows_success_and_the_way_back(
    visitor: Visitor, payment_request: PaymentRequest
) -> None:
    assert await visitor.press(PAY) == (200, "captured")
    back = (await visitor.look()).select_one("#back")
    assert back is not None
    assert back["href"] == payment_request.return_url


async def test_declining_shows_the_reason(visitor: Visitor) -> None:
    assert await visitor.press(DECLINE) == (200, "failed")
    assert "Suspected fraud" in (await visitor.look()).get_text()


async def test_a_decision_is_final(visitor: Visitor) -> None:
    await visitor.press(DECLINE)
    assert await visitor.press(PAY) == (200, "failed")


async def test_a_void_payment_says_so_and_cannot_be_paid(visitor: Visitor, gateway: SandboxPayments) -> None:
    await gateway.void(visitor.reference)
    assert await visitor.press(PAY) == (200, "voided")


async def test_an_expired_payment_says_so_and_cannot_be_paid(visitor: Visitor, clock: Clock) -> None:
    clock.later(timedelta(minutes=30))
    assert await visitor.press(PAY) == (200, "expired")
    assert not (await visitor.look()).select("form")


async def test_an_unknown_payment_has_a_page_too(session: aiohttp.ClientSession, provider: str) -> None:
    headers = {"Accept-Language": "zh"}
    async with session.get(f"{provider}/pay/pay_guessed", headers=headers) as response:
        assert response.status == 404
        assert "找不到这笔付款" in await response.text()
    async with session.post(f"{provider}/pay/pay_guessed", data=PAY, headers=headers) as response:
        assert response.status == 404


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"action": "pay"},
        {"action": "refund", "method": "card"},
        {"action": "decline", "method": "card", "reason": "<b>"},
        {"action": "pay", "method": "card", "padding": "x" * 5000},
    ],
)
async def test_a_form_the_page_does_not_offer_changes_nothing(visitor: Visitor, form: dict[str, str]) -> None:
    assert await visitor.press(form) == (400, "unclear")
    assert status_of(await visitor.look()) == "pending"
