"""The payer's side: one page a payment, whose address is the only thing that lets anybody pay it.

No cookie and no login stand behind the form, so there is nothing that another site could borrow; and a
payment ends once, so pressing twice, or after it ended, changes nothing and shows what it has become.
"""

from importlib.resources import files
from typing import Final

from aiohttp import web

from shopclerk.adapters.payment_mock.provider.markup import Markup
from shopclerk.adapters.payment_mock.provider.payment import METHODS, REASONS, Status, Verdict
from shopclerk.adapters.payment_mock.provider.payments import Payments
from shopclerk.adapters.payment_mock.provider.render import pay_page, result_page, trouble_page
from shopclerk.adapters.payment_mock.provider.sender import WebhookSender
from shopclerk.adapters.payment_mock.provider.settings import Now, ProviderSettings
from shopclerk.adapters.payment_mock.provider.wording import Catalogue, catalogue, choose

LARGEST_FORM: Final = 4096

PAGE_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class PayPage:
    """Shows a payment and takes the payer's decision."""

    def __init__(
        self, payments: Payments, sender: WebhookSender, settings: ProviderSettings, now: Now
    ) -> None:
        self._payments = payments
        self._sender = sender
        self._settings = settings
        self._now = now

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/pay/{id}", self._show),
            web.post("/pay/{id}", self._decide),
            web.get("/assets/pay.css", _style),
        ]

    async def _show(self, request: web.Request) -> web.StreamResponse:
        payment, now = await self._payments.get(request.match_info["id"]), self._now()
        if payment is None:
            return _page(trouble_page("unknown", _words(request, None)), 404)
        words, status = _words(request, payment.terms.language), payment.status_at(now)
        if status is Status.PENDING:
            return _page(pay_page(payment, self._settings.merchant, now, words))
        return _page(result_page(payment, status, words))

    async def _decide(self, request: web.Request) -> web.StreamResponse:
        verdict = await _verdict(request)
        if verdict is None:
            return _page(trouble_page("unclear", _words(request, None)), 400)
        if await self._payments.settle(request.match_info["id"], verdict, self._now()) is not None:
            self._sender.wake()
        return web.Response(status=303, headers={"Location": request.path, **PAGE_HEADERS})


async def _verdict(request: web.Request) -> Verdict | None:
    """What the form says; None unless it is something that the page offers."""
    if request.content_length is None or request.content_length > LARGEST_FORM:
        return None
    form = await request.post()
    action, method, reason = form.get("action"), form.get("method"), form.get("reason")
    if not isinstance(method, str) or method not in METHODS:
        return None
    if action == "pay":
        return Verdict(method=method)
    declined = action == "decline" and isinstance(reason, str) and reason in REASONS
    return Verdict(method=method, reason=str(reason)) if declined else None


def _words(request: web.Request, language: str | None) -> Catalogue:
    return catalogue(choose(language, request.headers.get("Accept-Language", "")))


def _page(markup: Markup, status: int = 200) -> web.Response:
    return web.Response(text=markup, content_type="text/html", status=status, headers=PAGE_HEADERS)


async def _style(_: web.Request) -> web.StreamResponse:
    text = files(__package__).joinpath("pages", "pay.css").read_text(encoding="utf-8")
    headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    return web.Response(text=text, content_type="text/css", headers=headers)
