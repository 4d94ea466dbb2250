"""What went wrong, logged for us and told plainly to whoever asked."""

import logging
import secrets
from html import escape

from aiohttp import web
from aiohttp.typedefs import Handler

from shopclerk.adapters.http.wording import wording
from shopclerk.core.ports.errors import PortError

log = logging.getLogger(__name__)

EXPLAINED = frozenset({404, 405, 413, 421, 500, 503})


@web.middleware
async def faults_become_answers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Nobody sees a stack trace: an unexpected error is logged under a reference, and the reference is shown.

    A browser gets a plain page that says what to do; a program keeps the handler's own words, or gets JSON.
    """
    try:
        return await handler(request)
    except web.HTTPException as answer:
        if answer.status in EXPLAINED and _wants_page(request):
            return _page(request, answer.status)
        raise
    except PortError as fault:
        log.warning("a request could not be served: %s", fault)
        if _wants_page(request):
            return _page(request, 503)
        return web.json_response({"error": "unavailable"}, status=503, headers={"Retry-After": "5"})
    except Exception:
        reference = secrets.token_hex(4)
        log.exception(
            "request failed",
            extra={"reference": reference, "method": request.method, "path": request.path},
        )
        if _wants_page(request):
            return _page(request, 500, reference)
        return web.json_response({"error": "internal", "reference": reference}, status=500)


def _wants_page(request: web.Request) -> bool:
    return "text/html" in request.headers.get("Accept", "")


def _page(request: web.Request, status: int, reference: str = "") -> web.Response:
    words = wording(request.headers.get("Accept-Language", ""))
    advice = words.get(f"{status}.advice", words["500.advice"])
    title = words.get(f"{status}.title", words["500.title"])
    note = f"<p><small>{escape(words['reference'])} {reference}</small></p>" if reference else ""
    return web.Response(
        status=status,
        content_type="text/html",
        text=(
            f'<!doctype html><html lang="{words["language"]}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            '<meta name="color-scheme" content="light dark">'
            f"<title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(advice)}</p>{note}"
        ),
    )
